# SPDX-License-Identifier: Apache-2.0
"""Words that the disk refused outlast the program itself: gone, another version, or left."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from companion.storage.unkept_files import NAME
from tests.journey.real_app import PROGRAM, ROOT, SOURCE_TREE, RealApp, wait_until
from tests.journey.test_process import PASSPHRASE, content, display, drafts, folder, start

if TYPE_CHECKING:
    from pathlib import Path

    from companion.content.catalog import Catalog
    from tests.journey.real_app import Display

resource = pytest.importorskip("resource")
__all__ = ["content", "display", "folder", "start"]
pytestmark = [
    pytest.mark.real_bus,
    pytest.mark.skipif(sys.platform != "linux", reason="needs a virtual X display"),
]
WORDS = "quagga and lantern "
SMALL = 4096
"""No file may grow beyond it: what the vault writes is refused, and a short one is not."""


@pytest.fixture
def program(display: Display, tmp_path: Path) -> Path:
    """The source tree once more, so that it can change while it runs."""
    if PROGRAM != SOURCE_TREE:
        pytest.skip("a packed program is not taken apart")
    place = tmp_path / "program"
    shutil.copytree(
        ROOT / "companion", place / "companion", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "main.py", place)
    (place / "resources").symlink_to(ROOT / "resources")
    display.variables["PYTHONPATH"] = str(place)
    return place


def let_files_grow(app: RealApp, most: int) -> None:
    """Set how large a file may become that the process writes."""
    _, hard = resource.prlimit(app.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(app.pid, resource.RLIMIT_FSIZE, (most, hard))


def write_in_vain(app: RealApp) -> None:
    """Write what the vault can not take."""
    app.unlock(PASSPHRASE)
    let_files_grow(app, SMALL)
    app.type(WORDS)
    app.settle()


def test_a_lock_after_which_the_program_can_not_start(
    program: Path, start: object, folder: Path, content: Catalog
) -> None:
    app = start()
    write_in_vain(app)
    (program / "main.py").rename(program / "elsewhere.py")
    app.key("ctrl+l")
    app.wait_for_end()
    assert b"quagga" not in (folder / NAME).read_bytes()
    (program / "elsewhere.py").rename(program / "main.py")
    again = start()
    again.unlock(PASSPHRASE)
    wait_until(lambda: not (folder / NAME).exists(), "the file is taken away")
    again.kill()
    assert drafts(folder, content) == [WORDS]


def test_a_lock_after_which_a_newer_version_starts(
    program: Path, start: object, folder: Path, content: Catalog
) -> None:
    app = start()
    write_in_vain(app)
    handover = program / "companion" / "handover.py"
    before = "    is_quiet: bool = False\n"
    now = handover.read_text(encoding="utf-8")
    handover.write_text(now.replace(before, f"    is_new: bool = True\n{before}"), encoding="utf-8")
    app.key("ctrl+l")
    wait_until(lambda: "--handover" in app.command, "the process is replaced")
    app.wait_for_window()
    app.settle()
    let_files_grow(app, resource.RLIM_INFINITY)
    # What was handed over is enough.
    (folder / NAME).unlink()
    app.unlock(PASSPHRASE)
    app.kill()
    assert drafts(folder, content) == [WORDS]


def test_leaving_quickly_on_a_full_disk(start: object, folder: Path, content: Catalog) -> None:
    app = start()
    write_in_vain(app)
    app.key("Shift_L", "Shift_L", "Shift_L")
    app.wait_for_end()
    assert (folder / NAME).exists()
    again = start()
    again.unlock(PASSPHRASE)
    wait_until(lambda: not (folder / NAME).exists(), "the file is taken away")
    again.kill()
    assert drafts(folder, content) == [WORDS]


def test_leaving_quickly_after_the_stick_was_pulled_out(
    display: Display, start: object, folder: Path, content: Catalog
) -> None:
    app = start()
    app.unlock(PASSPHRASE)
    away = folder.with_name("stick-pulled-out")
    folder.rename(away)
    app.type(WORDS)
    app.settle()
    app.key("Shift_L", "Shift_L", "Shift_L")
    app.wait_for_end()
    assert not folder.exists()
    found = list(folder.parent.joinpath("home").rglob(NAME))
    assert len(found) == 1
    away.rename(folder)
    again = start()
    again.unlock(PASSPHRASE)
    wait_until(lambda: not found[0].parent.exists(), "nothing is left of it")
    again.kill()
    assert drafts(folder, content) == [WORDS]
