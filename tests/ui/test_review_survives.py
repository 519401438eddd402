# SPDX-License-Identifier: Apache-2.0
"""Half a list survives the end of the process, killed outright: ticks, a note, and the worry."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from companion.domain.checklist import Reply
from companion.storage.kdf import KdfCost
from companion.storage.vault import VaultFolder
from tests.fakes import FakeClock

PASSPHRASE = "kettle orbit velvet nine"
CHEAP = KdfCost(memory_kib=8 * 1024, passes=1, lanes=1)
SIGN, NOTE = "hides-phone", "face down"
SECONDS = 60

WRITER = """
import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from companion.wiring import Session
from companion.ui.first_window import make_application
from companion.ui.widgets.buttons import ActionButton

application = make_application(sys.argv)
session = Session(Path(sys.argv[1]), lambda again: None)
session.desk.look.apply(application)
room = session.desk.tasks.now_on_vault(lambda: session.desk.keeper.open(sys.argv[2]), 30)
window = session.app.window
window.resize(1024, 640)
window.show()
window.go("page:notice")
window.enter(room, "page:notice")
is_typed = is_told = False


def press(words):
    for button in window.page.findChildren(ActionButton):
        if button.isVisible() and button.text() == words:
            button.click()


def look():
    global is_typed, is_told
    view = window.page.view
    if view is None:
        press("Start")
    elif not is_typed:
        is_typed = True
        question = view.questions[sys.argv[3]]
        question.reply.buttons[0].click()
        press("Add a short note")
        QTest.keyClicks(question.details.note, sys.argv[4])
    elif not hasattr(view, "worried"):
        if is_told:
            return
        press("Next")
        press("Check your answers")
    elif not is_told:
        is_told = True
        view.worried.buttons[0].click()
    elif window.page.foot.kept.text().startswith("Kept"):
        print("kept", flush=True)
        timer.stop()


QTimer.singleShot(60_000, lambda: os._exit(1))
timer = QTimer()
timer.timeout.connect(look)
timer.start(5)
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_half_a_list_survives_kill_9(tmp_path):
    door = VaultFolder(tmp_path, FakeClock(), CHEAP)
    door.create(PASSPHRASE)
    vault = door.unlock(PASSPHRASE)
    child = vault.children.add_child("Mia", None, has_extra_needs=False)
    vault.close()
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path), PASSPHRASE, SIGN, NOTE],
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
    assert said == "kept"
    assert writer.returncode == -signal.SIGKILL

    vault = door.unlock(PASSPHRASE)
    review = vault.checklist.open_review(child.id)
    vault.close()
    (answer,) = review.answers
    assert (answer.sign_id, answer.reply, answer.note) == (SIGN, Reply.YES, NOTE)
    assert review.is_still_worried is True
