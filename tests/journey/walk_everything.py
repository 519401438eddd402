# SPDX-License-Identifier: Apache-2.0
"""A program that goes through every page, dialog and state, and counts calls for a network."""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.stage import Stage

os.environ["QT_QPA_PLATFORM"] = "offscreen"
FORBIDDEN = ("socket.", "urllib.", "ftplib.", "smtplib.", "http.")
events: list[str] = []
sys.addaudithook(lambda name, _: events.append(name) if name.startswith(FORBIDDEN) else None)


def main() -> None:
    """Print what was seen, and what was asked of the network."""
    from tests.scenes import FRESH, OPEN, PRIVATE
    from tests.stage import Stage, demo_template

    gc.disable()  # as in the app: collected on this thread only
    seen = 0
    with tempfile.TemporaryDirectory() as folder:
        template = demo_template(Path(folder))
        for kind in (FRESH, OPEN, PRIVATE):
            stage = Stage(None if kind == FRESH else template)
            try:
                seen += walk(stage, kind)
            finally:
                stage.close()
    modules = sorted(name for name in sys.modules if "QtNetwork" in name)
    print(json.dumps({"scenes": seen, "events": events, "modules": modules}))  # noqa: T201


def walk(stage: Stage, kind: str) -> int:
    """Play every scene of a kind; return how many."""
    from tests.scenes import PRIVATE, SCENES, close_dialogs

    if kind == PRIVATE:
        stage.enter("page:start")
    scenes = [scene for scene in SCENES if scene.kind == kind]
    for scene in scenes:
        scene.play(stage)
        stage.settle()
        close_dialogs()
    return len(scenes)


if __name__ == "__main__":
    main()
