# SPDX-License-Identifier: Apache-2.0
"""Draws every scene into a folder: `python tests/screenshots.py FOLDER [--only WORD]`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.scenes import FRESH, OPEN, PRIVATE, SCENES, Scene, close_dialogs
from tests.stage import Stage, demo_template


@dataclass(frozen=True, slots=True)
class Look:
    """Theme, text size and size of the window for one set of pictures."""

    theme: str
    text_size: int
    width: int
    height: int

    @property
    def name(self) -> str:
        """Return what the file names say of it."""
        return f"{self.theme}-{self.text_size}-{self.width}x{self.height}"


LOOKS = (
    Look("light", 100, 1024, 640),
    Look("dark", 100, 1024, 640),
    Look("contrast-light", 100, 1024, 640),
    Look("contrast-dark", 100, 1024, 640),
    Look("light", 100, 1366, 900),
    Look("light", 200, 1024, 640),
    Look("light", 100, 480, 400),
)


def draw_all(folder: Path, only: str) -> int:
    """Draw every scene in every look; return how many could not be drawn."""
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="demo-") as name:
        template = demo_template(Path(name))
        for look in LOOKS:
            for kind in (FRESH, OPEN, PRIVATE):
                scenes = [
                    scene
                    for scene in SCENES
                    if scene.kind == kind and only in f"{scene.name}_{look.name}"
                ]
                failed += draw(scenes, look, kind, template, folder) if scenes else 0
    return failed


def draw(scenes: list[Scene], look: Look, kind: str, template: Path, folder: Path) -> int:
    """Draw the scenes of one kind of stage."""
    stage = Stage(
        None if kind == FRESH else template,
        theme=look.theme,
        text_size=look.text_size,
        size=(look.width, look.height),
    )
    failed = 0
    try:
        if kind == PRIVATE:
            stage.enter("page:start")
        for scene in scenes:
            path = folder / f"{scene.name}_{look.name}.png"
            failed += not draw_one(stage, scene, path)
    finally:
        stage.close()
    return failed


def draw_one(stage: Stage, scene: Scene, path: Path) -> bool:
    """Draw one picture; say what went wrong and go on."""
    try:
        scene.play(stage)
        stage.settle()
        shown = QApplication.activeModalWidget() or stage.window
        shown.grab().save(str(path))
        print(path.name, flush=True)
    except Exception as problem:  # noqa: BLE001 - said; the other pictures are drawn all the same
        print(f"FAILED {path.name}: {problem!r}", flush=True)
        stage.bugs.clear()
        return False
    finally:
        close_dialogs()
    return True


def main() -> int:
    """Read the arguments."""
    parser = argparse.ArgumentParser(prog="screenshots")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="a part of the file names")
    given = parser.parse_args()
    failed = draw_all(given.folder, given.only)
    if failed:
        print(f"{failed} pictures could not be drawn.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
