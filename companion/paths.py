# SPDX-License-Identifier: Apache-2.0
"""Where things are: the user's data folder and our own resources. Only bootstrap asks."""

import sys
from pathlib import Path

import platformdirs

APP_FOLDER = "Companion"


def resources_folder() -> Path:
    """Return where `resources/` is, in a source tree or in a frozen app."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"


def data_folder() -> Path:
    """Return the user's local data folder: never one that is synchronised or roams."""
    return Path(platformdirs.user_data_dir(APP_FOLDER, appauthor=False, roaming=False))
