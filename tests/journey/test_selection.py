# SPDX-License-Identifier: Apache-2.0
"""What another program on the same screen gets of words that were marked, but never copied."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from companion.content.catalog import Catalog
from companion.paths import resources_folder
from companion.ui.kit.clipboard import MARK
from tests.journey.real_app import LONGEST_WAIT, Display, RealApp, make_vault, wait_until
from tests.journey.test_process import PASSPHRASE, Now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs a virtual X display")
OTHER_PROGRAM = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
app = QGuiApplication(["other"])
def look():
    data = app.clipboard().mimeData(QClipboard.Mode.Selection)
    print(json.dumps([data.text(), data.formats()] if data else ["", []]))
    app.quit()
QTimer.singleShot(50, look)
app.exec()
"""


@pytest.fixture
def app(tmp_path: Path) -> Iterator[RealApp]:
    folder = tmp_path / "data"
    make_vault(folder, PASSPHRASE, Now(), Catalog.built_in(resources_folder() / "content"))
    display = Display(tmp_path / "home")
    started: list[RealApp] = []
    try:
        started.append(RealApp(display, folder))
        yield started[0]
    finally:
        for app in started:
            app.kill()
        display.stop()


def seen_by_others(app: RealApp) -> tuple[str, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", OTHER_PROGRAM],
        env=app.display.variables,
        capture_output=True,
        text=True,
        check=True,
        timeout=LONGEST_WAIT,
    )
    words, formats = json.loads(done.stdout)
    return words, formats


@pytest.mark.bar(16)
def test_a_passphrase_that_is_shown_and_marked_is_offered_to_nobody(app):
    app.key("ctrl+6")
    app.settle()
    app.type(PASSPHRASE)
    app.key("Tab", "space")
    app.settle()
    for keys in ("ctrl+a", "shift+Home"):
        app.key(keys)
        app.settle()
        assert seen_by_others(app) == ("", [])
    app.key("Return")
    wait_until(lambda: app.is_unlocked, "the vault is open")
    app.settle()
    assert seen_by_others(app) == ("", [])


@pytest.mark.bar(16)
def test_other_marked_words_ask_not_to_be_kept(app):
    app.key("ctrl+f")
    app.settle()
    app.type("secret")
    app.key("shift+Home")
    app.settle()
    words, formats = seen_by_others(app)
    assert words == "secret"
    assert MARK in formats
