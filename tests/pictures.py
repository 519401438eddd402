# SPDX-License-Identifier: Apache-2.0
"""Draws the pictures of README.md: `python tests/pictures.py [FOLDER]`. The family is invented."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtGui import QImage

from tests.scenes import OPEN, PRIVATE, SCENES
from tests.screenshots import Look, draw
from tests.stage import demo_template

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SMALLEST = 0
"""Qt's word for packing as tightly as can be."""
LOOK = Look("light", 100, 1024, 640)
WANTED = {
    "start": "start",
    "card-child-tells-you": "first-steps",
    "talk-starter": "talk",
    "finder-door": "get-help",
    "notice-group": "notice",
    "journal-entry": "journal",
}
"""Scenes, and what their pictures are called."""


def draw_all(folder: Path) -> int:
    """Draw the wanted scenes into a folder; return how many could not be drawn."""
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="demo-") as name:
        template = demo_template(Path(name, "vault"))
        drawn = Path(name, "drawn")
        drawn.mkdir()
        for kind in (OPEN, PRIVATE):
            scenes = [one for one in SCENES if one.kind == kind and one.name in WANTED]
            failed += draw(scenes, LOOK, kind, template, drawn)
        for scene, title in WANTED.items():
            picture = drawn / f"{scene}_{LOOK.name}.png"
            if picture.is_file():
                QImage(str(picture)).save(str(folder / f"{title}.png"), "PNG", SMALLEST)
    return failed


if __name__ == "__main__":
    sys.exit(1 if draw_all(Path(sys.argv[1]) if sys.argv[1:] else FOLDER) else 0)
