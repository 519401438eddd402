"""Marked words, where the system hands them on without a copy. No test platform has that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

from companion.ui.kit import clipboard as clipboard_module
from companion.ui.kit.clipboard import CLEAR_AFTER_MS, MARK, OFFERS_NOTHING, Clipboard, secret_mime
from companion.ui.main_window import MainWindow
from companion.ui.widgets.code_sheet import CodeSheet
from companion.ui.widgets.field import CodeLine, PlainLine, SecretField, forget
from companion.ui.widgets.secret_steps import TryStep

if TYPE_CHECKING:
    from companion.ui.kit.desk import Desk

WORDS = "kettle orbit velvet nine"


class Screen(QObject):
    """A system with a selection: Qt's clipboard as this process sees it."""

    dataChanged = Signal()  # noqa: N815 - Qt's name
    selectionChanged = Signal()  # noqa: N815 - Qt's name

    def __init__(self) -> None:
        super().__init__()
        self.focus: QObject | None = None
        self.is_ours = True
        self._data: QMimeData | None = None

    def clipboard(self) -> Screen:
        return self

    def focusObject(self) -> QObject | None:  # noqa: N802 - Qt's name
        return self.focus

    def ownsSelection(self) -> bool:  # noqa: N802 - Qt's name
        return self.is_ours and self._data is not None

    def mimeData(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> QMimeData | None:  # noqa: N802 - Qt's name
        return self._data if mode is QClipboard.Mode.Selection else None

    def text(self) -> str:
        return ""

    def setMimeData(self, data: QMimeData, mode: QClipboard.Mode) -> None:  # noqa: N802 - Qt's name
        assert mode is QClipboard.Mode.Selection
        self._data = data
        self.selectionChanged.emit()

    def clear(self, mode: QClipboard.Mode) -> None:
        assert mode is QClipboard.Mode.Selection
        self._data = None
        self.selectionChanged.emit()

    def mark(self, words: str, *, is_ours: bool = True) -> None:
        """Put marked words there as Qt's line does it, or another program."""
        self.is_ours = is_ours
        data = QMimeData()
        data.setText(words)
        self.setMimeData(data, QClipboard.Mode.Selection)

    @property
    def shown(self) -> QMimeData | None:
        """What another program gets."""
        return self._data


@pytest.fixture
def screen(qapp, monkeypatch) -> Screen:
    screen = Screen()
    monkeypatch.setattr(clipboard_module, "QGuiApplication", screen)
    return screen


@pytest.fixture
def clipboard(screen) -> Clipboard:
    return Clipboard()


def test_marked_words_ask_not_to_be_kept_and_go_after_thirty_seconds(screen, clipboard):
    screen.mark(WORDS)
    assert screen.shown.text() == WORDS
    assert screen.shown.hasFormat(MARK)
    timer = clipboard.selection_timer
    assert timer.isActive()
    assert timer.interval() == CLEAR_AFTER_MS
    assert timer.timerType() is Qt.TimerType.PreciseTimer
    timer.timeout.emit()
    assert screen.shown is None
    assert not timer.isActive()


def test_what_is_marked_already_is_left_as_it_is_and_still_goes(screen, clipboard):
    data = secret_mime(WORDS)
    screen.setMimeData(data, QClipboard.Mode.Selection)
    assert screen.shown is data
    assert clipboard.selection_timer.isActive()


def test_what_another_program_marked_is_left_alone(screen, clipboard):
    screen.mark("a shopping list", is_ours=False)
    assert not screen.shown.hasFormat(MARK)
    assert not clipboard.selection_timer.isActive()
    clipboard.selection_timer.timeout.emit()
    clipboard.clear_ours()
    assert screen.shown.text() == "a shopping list"


def test_a_lock_takes_marked_words_away(screen, clipboard):
    screen.mark(WORDS)
    clipboard.clear_ours()
    assert screen.shown is None


def test_marked_words_are_hidden_with_a_minimised_window(screen, clipboard, desk: Desk, qtbot):
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.go("page:start")
    window.show()
    screen.mark(WORDS)
    window.showMinimized()
    qtbot.waitUntil(lambda: screen.shown is None)


def test_marked_secrets_are_offered_to_nobody(screen, clipboard, qtbot):
    screen.focus = line = CodeLine()
    qtbot.addWidget(line)
    screen.mark(WORDS)
    assert screen.shown is None


def test_an_ordinary_line_is_no_secret(screen, clipboard, qtbot):
    screen.focus = line = PlainLine()
    qtbot.addWidget(line)
    screen.mark(WORDS)
    assert screen.shown.text() == WORDS


def test_a_secret_that_is_emptied_leaves_nothing_marked(screen, clipboard, qtbot):
    line = CodeLine()
    qtbot.addWidget(line)
    screen.mark(WORDS)
    forget(line)
    assert screen.shown is None


def test_passphrases_and_codes_are_secret_wherever_they_stand(desk: Desk, qtbot):
    sheet = CodeSheet(desk.look, lambda _: None, lambda: None)
    step = TryStep(desk.look, lambda: None, lambda: None)
    field = SecretField(desk.look, "Passphrase")
    for widget in (sheet, step, field):
        qtbot.addWidget(widget)
    secrets = (sheet.code_label, sheet.typed_back, step.code, field.edit)
    assert all(one.property(OFFERS_NOTHING) for one in secrets)
    assert QGuiApplication.clipboard() is not None
