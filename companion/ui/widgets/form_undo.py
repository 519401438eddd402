# SPDX-License-Identifier: Apache-2.0
"""Undo and redo over a whole form: the last change comes back, wherever in the form it was."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

from companion.domain.journal import Happened
from companion.domain.undo import UndoHistory, Values, text_change
from companion.ui.kit.override import override

UNDO_KEYS, REDO_KEYS = ("Ctrl+Z",), ("Ctrl+Shift+Z", "Ctrl+Y")
MARGIN = 16
LETTER_AND_SPACE = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the form that changes by itself: how it is read, shown, and given the focus."""

    read: Callable[[], object]
    show: Callable[[Any], None]
    focus: Callable[[], QWidget]
    """Gives the focus, and returns the widget that has it."""
    is_typed: bool = False
    """True where letters are typed, so that a stretch of them is one step."""


class FormUndo(QObject):
    """Knows the places of one form. What it knows dies with the form, and is never stored."""

    changed = Signal()
    """Whether there is something to undo or to redo may be different now."""
    taken = Signal()
    """The form was changed by undoing or redoing."""

    def __init__(self, places: Mapping[str, Place], now: Callable[[], float]) -> None:
        super().__init__()
        self._places = places
        self._history = UndoHistory(now)
        self._is_taking = False
        self.begin()

    @property
    def can_undo(self) -> bool:
        """True where there is a change to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """True where a change was taken back."""
        return self._history.can_redo

    def begin(self) -> None:
        """Forget everything: another entry is in the form."""
        self._history.begin(self._read(*self._places))
        self.changed.emit()

    def note(self, *names: str) -> None:
        """Take in what was changed in these places; without names, in the whole form at once."""
        if self._is_taking:
            return
        values = self._read(*(names or self._places))
        is_typed = all(
            self._places[name].is_typed and _is_typed(self._history.value(name), value)
            for name, value in values.items()
            if value != self._history.value(name)
        )
        self._history.note(values, is_typed=is_typed)
        self.changed.emit()

    def undo(self) -> None:
        """Take the last change back."""
        self._take(self._history.undo())

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._take(self._history.redo())

    def add_keys(self, around: QWidget) -> None:
        """Let the usual keys undo and redo while the focus is anywhere in this widget."""
        calls = {**dict.fromkeys(UNDO_KEYS, self.undo), **dict.fromkeys(REDO_KEYS, self.redo)}
        for keys, call in calls.items():
            shortcut = QShortcut(QKeySequence(keys), around)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    def watch(self, *inputs: QWidget) -> None:
        """Keep fields from undoing by themselves, each on its own."""
        for one in inputs:
            one.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            if any(pressed == QKeySequence(keys) for keys in (*UNDO_KEYS, *REDO_KEYS)):
                # Not wanted by the field: so it goes on to the keys of the form.
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _read(self, *names: str) -> Values:
        return {name: self._places[name].read() for name in names}

    def _take(self, values: Values) -> None:
        if not values:
            return
        self._is_taking = True
        for name, value in values.items():
            self._places[name].show(value)
        self._is_taking = False
        self.taken.emit()
        self.changed.emit()
        bring_into_view(self._places[next(iter(values))].focus())


def show_text(edit: QPlainTextEdit, text: str) -> None:
    """Put a text in the place of another, where they differ; the caret goes to the end of it."""
    now = edit.toPlainText()
    change = text_change(now, text)
    start = _units(now[: change.at])
    cursor = edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + _units(change.removed), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(change.added)
    edit.setTextCursor(cursor)


def bring_into_view(widget: QWidget) -> None:
    """Scroll everything around a widget so that it is seen, its top above all."""
    above = widget.parentWidget()
    while above is not None:
        content = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and content is not None:
            for corner in (widget.rect().bottomLeft(), widget.rect().topLeft()):
                at = widget.mapTo(content, corner)
                above.ensureVisible(at.x(), at.y(), 0, MARGIN)
        above = above.parentWidget()


def _units(text: str) -> int:
    """Return how long Qt thinks a text is."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _is_typed(before: object, after: object) -> bool:
    """Return whether a change is one letter, typed or taken out."""
    if isinstance(before, Happened) and isinstance(after, Happened):
        # Without the white space around them, so that a letter may count twice.
        return (
            before.said != after.said
            and abs(len(after.said) - len(before.said)) <= LETTER_AND_SPACE
        )
    return abs(_letters(after) - _letters(before)) <= 1


def _letters(value: object) -> int:
    match value:
        case str():
            return len(value)
        case tuple():
            return sum(_letters(one) for one in value)
    return 0
