"""A draft survives the end of the process: killed outright after the first key."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from companion.storage.kdf import KdfCost
from companion.storage.vault import VaultFolder

PASSPHRASE = "kettle orbit velvet nine"
CHEAP = KdfCost(memory_kib=8 * 1024, passes=1, lanes=1)
FIRST_KEY = "Q"
SECONDS = 60

WRITER = """
import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from companion.wiring import Session
from companion.ui.first_window import make_application

application = make_application(sys.argv)
session = Session(Path(sys.argv[1]), lambda again: None)
session.desk.look.apply(application)
room = session.desk.tasks.now_on_vault(lambda: session.desk.keeper.open(sys.argv[2]), 30)
window = session.app.window
window.resize(1024, 640)
window.show()
window.enter(room, "page:journal#new")
editor = window.page.editor
was_typed = False


def look() -> None:
    global was_typed
    if not was_typed and editor.title.text():
        was_typed = True
        QTest.keyClicks(editor.form.saw, sys.argv[3])
    if editor.foot.status.text().startswith("Draft kept"):
        print("draft kept", flush=True)
        timer.stop()


QTimer.singleShot(60_000, lambda: os._exit(1))
timer = QTimer()
timer.timeout.connect(look)
timer.start(5)
application.exec()
"""


class StillClock:
    """Only wrong tries would look at it."""

    def now(self):
        raise AssertionError

    def monotonic(self):
        return 0.0


@pytest.fixture
def door(tmp_path):
    """A vault with one child, closed again."""
    door = VaultFolder(tmp_path, StillClock(), CHEAP)
    door.create(PASSPHRASE)
    vault = door.unlock(PASSPHRASE)
    vault.children.add_child("Mia", None, has_extra_needs=False)
    vault.close()
    return door


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_the_first_key_survives_kill_9(door, tmp_path):
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path), PASSPHRASE, FIRST_KEY],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        said = writer.stdout.readline().strip()
    finally:
        writer.send_signal(signal.SIGKILL)
        writer.communicate(timeout=SECONDS)
    assert said == "draft kept"
    assert writer.returncode == -signal.SIGKILL

    vault = door.unlock(PASSPHRASE)
    (draft,) = vault.journal.drafts()
    vault.close()
    assert draft.text.saw == FIRST_KEY
    assert draft.entry_id is None
