# SPDX-License-Identifier: Apache-2.0
"""The whole app in this process, over a copy of the demo vault: for pictures, walks, journeys."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from companion.demo.making import DEMO_PASSPHRASE, make_demo
from companion.domain.preferences import Preferences, ThemeChoice
from companion.storage.kdf import KdfCost
from companion.storage.preferences_file import JsonPreferencesFile
from companion.ui.first_window import make_application
from companion.wiring import Session

if TYPE_CHECKING:
    from collections.abc import Callable

CHEAP = KdfCost(memory_kib=8 * 1024, passes=1, lanes=1)
WAIT_SECONDS = 10.0


class NothingSaysSoError(AssertionError):
    """No visible button or choice says what was looked for."""


def demo_template(folder: Path, entries: int = 0) -> Path:
    """Make the demo vault once, cheap to open; stages work on copies of it."""
    if not (folder / "vault.db").exists():
        make_demo(folder, DEMO_PASSPHRASE, entries, lambda _words: None, cost=CHEAP)
    return folder


class Stage:
    """A Session as bootstrap wires it, with the window shown; nothing of it is kept."""

    def __init__(
        self,
        template: Path | None,
        *,
        theme: str = "light",
        text_size: int = 100,
        size: tuple[int, int] = (1024, 640),
        folder: Path | None = None,
    ) -> None:
        """Work on a copy of a template, or in a folder of the test's own as it is."""
        self._is_own = folder is None
        self.folder = folder or _new_folder(template, theme, text_size)
        self.bugs: list[BaseException] = []
        self._is_closed = False
        self._hook, sys.excepthook = sys.excepthook, self._on_bug
        self.application = _application()
        self.relaunched: list[Any] = []
        self.session = Session(self.folder, self.relaunched.append)
        # Locking after idle minutes has tests of its own, with a clock of its own.
        self.session.app._timer.blockSignals(True)
        self.desk, self.window = self.session.desk, self.session.app.window
        self.desk.look.apply(self.application)
        self.resize(*size)
        try:
            self.go(self.session.first_target())
            self.window.show()
            self.window.activateWindow()
            self.settle()
        except BaseException:
            self.close()
            raise

    def resize(self, width: int, height: int) -> None:
        """Give the window a size, and not less."""
        self.window.resize(width, height)
        self.settle()

    def go(self, target: str) -> None:
        """Open a target, such as "card:blackmail"."""
        self.window.go(target)
        self.settle()

    def enter(self, target: str = "page:journal", passphrase: str = DEMO_PASSPHRASE) -> None:
        """Come into the private room."""
        try:
            if not self.window.is_unlocked:
                room = self.on_vault(lambda: self.desk.keeper.open(passphrase))
                self.window.enter(room, target)
            else:
                self.window.go(target)
            self.settle()
        except BaseException:
            # Called before a fixture yields: nobody else would, and the tests would never end.
            self.close()
            raise

    def choose_child(self, label: str) -> None:
        """Choose a child on a private page."""
        children = self.on_vault(self.room.checklist.children)
        self.desk.chosen_child.choose(next(one.id for one in children if one.label == label))
        self.settle()

    @property
    def room(self) -> Any:
        """The open private room."""
        return self.window._room

    def on_vault(self, work: Callable[[], Any]) -> Any:
        """Run work where the vault is, and return its result."""
        return self.desk.tasks.now_on_vault(work, WAIT_SECONDS)

    def press(self, text: str, within: QWidget | None = None) -> None:
        """Click the first visible button that begins with `text`."""
        self.button(text, within).click()
        self.settle()

    def button(self, text: str, within: QWidget | None = None) -> QAbstractButton:
        """Return the first visible button whose words, or name, begin with `text`."""
        place = within or QApplication.activeModalWidget() or self.window
        for button in place.findChildren(QAbstractButton):
            shown = (button.text() or button.accessibleName()).replace("&", "")
            if button.isVisible() and button.isEnabled() and shown.startswith(text):
                return button
        raise NothingSaysSoError(text)

    def words(self) -> str:
        """Return all words that a person can see, one label a line."""
        self.settle()
        labels = self.window.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def field(self, label: str) -> Any:
        """Return the visible field whose label begins with `label`."""
        for shown in self.window.findChildren(QLabel):
            if shown.isVisible() and shown.text().replace("&", "").startswith(label):
                buddy = shown.buddy()
                if buddy is not None and buddy.isVisible():
                    return buddy
        raise NothingSaysSoError(label)

    def type_into(self, label: str, words: str) -> None:
        """Click into a field and type."""
        field = self.field(label)
        field.setFocus()
        QTest.keyClicks(field, words)
        self.settle()

    def has_button(self, text: str) -> bool:
        """Tell whether a visible button of the page begins with `text`."""
        try:
            self.button(text, self.window.page)
        except NothingSaysSoError:
            return False
        return True

    def settle(self) -> None:
        """Let questions to the vault be answered and everything be laid out."""
        # As its timer would: a test that takes long is no computer that slept.
        self.session.app._lock.has_slept()
        for _ in range(4):
            self.on_vault(lambda: None)
            QCoreApplication.sendPostedEvents()
            self.application.processEvents()
        if self.bugs:
            raise self.bugs.pop(0)

    def wait_until(self, is_so: Callable[[], object], seconds: float = WAIT_SECONDS) -> None:
        """Settle until something is so."""
        deadline = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < deadline, "waited in vain"
            self.settle()

    def close(self) -> None:
        """Take everything down, and delete the folder; once."""
        if self._is_closed:
            return
        self._is_closed = True
        for widget in self.application.topLevelWidgets():
            widget.hide()
        # Its timer would be stopped by whichever thread collects garbage next.
        self.desk.clipboard.clear_ours()
        try:
            self.on_vault(self.desk.keeper.close)
        finally:
            # Its thread would keep the whole test run from ending.
            self.session.storage.stop(WAIT_SECONDS)
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            sys.excepthook = self._hook
            if self._is_own:
                shutil.rmtree(self.folder, ignore_errors=True)

    def _on_bug(self, kind: type, problem: BaseException, trace: object) -> None:
        self.bugs.append(problem)


def _new_folder(template: Path | None, theme: str, text_size: int) -> Path:
    """Return a folder with a copy of the vault; without a template, as before the first start."""
    folder = Path(tempfile.mkdtemp(prefix="stage-"))
    if template is not None:
        for name in ("vault.db", "keys.json"):
            shutil.copy(template / name, folder / name)
    preferences = Preferences(
        theme=ThemeChoice(theme),
        text_size=text_size,
        country="GB",
        is_first_start_done=template is not None,
    )
    JsonPreferencesFile(folder / "settings.json").save(preferences)
    return folder


def _application() -> QApplication:
    application = QApplication.instance()
    if isinstance(application, QApplication):
        return application
    return make_application(["companion"])
