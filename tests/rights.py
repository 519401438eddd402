# SPDX-License-Identifier: Apache-2.0
"""Who may read a file, on systems where the file itself says so."""

import os
import stat
from pathlib import Path


def is_private(path: Path) -> bool:
    """Tell whether only its owner may read it. On Windows the folder of the user sees to that."""
    wanted = 0o700 if path.is_dir() else 0o600
    return os.name != "posix" or stat.S_IMODE(path.stat().st_mode) == wanted
