# SPDX-License-Identifier: Apache-2.0
"""A worksheet survives the end of the process: killed outright after the first key."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from companion.storage.kdf import KdfCost
from companion.storage.vault import VaultFolder
from tests.fakes import FakeClock

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
window.go("page:prepare#sheet=general")
window.enter(room, "page:prepare#sheet=general")
page = window.page
was_typed = False


def look() -> None:
    global was_typed
    if not was_typed and page.fields.boxes:
        was_typed = True
        page._keeper.kept.connect(lambda is_draft: print("kept", is_draft, flush=True))
        QTest.keyClicks(page.fields.boxes["what-happened"].edit, sys.argv[3])


QTimer.singleShot(60_000, lambda: os._exit(1))
timer = QTimer()
timer.timeout.connect(look)
timer.start(5)
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_the_first_key_of_a_worksheet_survives_kill_9(tmp_path):
    door = VaultFolder(tmp_path, FakeClock(), CHEAP)
    door.create(PASSPHRASE)
    vault = door.unlock(PASSPHRASE)
    child = vault.children.add_child("Mia", None, has_extra_needs=False)
    vault.close()
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
    assert said == "kept True"
    assert writer.returncode == -signal.SIGKILL

    vault = door.unlock(PASSPHRASE)
    (kept,) = vault.preparations.preparations(child.id)
    vault.close()
    assert kept.words == {"what-happened": FIRST_KEY}
