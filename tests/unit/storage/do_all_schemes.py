# SPDX-License-Identifier: Apache-2.0
"""A program that does everything of cut_schemes.py, each in a folder of its own."""

import json
import os
import sys
from pathlib import Path

from tests.unit.storage.cut_schemes import SCHEMES, Told


def main(top: Path) -> None:
    """Say when each begins, and when it is done."""
    told = json.loads((top / "told.json").read_text(encoding="utf-8"))
    for scheme in SCHEMES:
        os.write(1, f"begins {scheme.name}\n".encode())
        scheme.do(top / scheme.name, Told(**told[scheme.name]))
        os.write(1, f"done {scheme.name}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
