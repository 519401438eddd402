# SPDX-License-Identifier: Apache-2.0
"""Fields for words: a label that belongs to them, and no pictures or files in."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from companion.domain.long_words import broken
from companion.ui.kit import formatting
from companion.ui.kit.access import announce
from companion.ui.kit.clipboard import OFFERS_NOTHING, copy_words, drop_selection, secret_mime
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.labels import Words

HINTS = Qt.InputMethodHint
PRIVATE = HINTS.ImhSensitiveData | HINTS.ImhNoPredictiveText
"""For keyboards that learn what is typed, and keep it outside of the notes: not this."""
HIDDEN = PRIVATE | HINTS.ImhHiddenText | HINTS.ImhNoAutoUppercase
"""For a passphrase or a code, shown or not."""
LONGEST_BOX = 1_000_000
"""Letters. A paste stops there: with more, the window would stand still."""


def holds_only_words(data: QMimeData) -> bool:
    """Return True for plain words; False for pictures, files and links to files."""
    if data.hasImage() or any(url.isLocalFile() for url in data.urls()):
        return False
    return data.hasText()


class WordsEdit(QPlainTextEdit):
    """Several lines of words. Tab moves on; copies are marked "do not keep"."""

    picture_refused = Signal()
    words_left_out = Signal(int, int)
    """How many letters were pasted, and how many there was no room for."""

    def __init__(self, look: Look, lines: int = 4) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._look = look
        self.setMinimumHeight(round(look.em * 1.5 * lines) + look.px(12))
        self.setAcceptDrops(True)
        self.setInputMethodHints(self.inputMethodHints() | PRIVATE)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return True

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if not source.formats():
            return
        if holds_only_words(source):
            self.insert_pasted(source.text())
        else:
            self.picture_refused.emit()

    def insert_pasted(self, words: str) -> None:
        """Insert as much as there is room for, and tell of the rest. What stands here stays."""
        marked = len(self.textCursor().selectedText())
        room = max(0, LONGEST_BOX - len(self.toPlainText()) + marked)
        self.insertPlainText(words[:room])
        if len(words) > room:
            self.words_left_out.emit(room, len(words) - room)

    @override
    def insertPlainText(self, text: str) -> None:
        super().insertPlainText(broken(text))

    @override
    def setPlainText(self, text: str) -> None:
        super().setPlainText(broken(text))

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        return secret_mime(self.textCursor().selectedText().replace("\u2029", "\n"))


class PlainLine(QLineEdit):
    """One line of words. What is no words is refused, and copies are marked "do not keep"."""

    picture_refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setInputMethodHints(PRIVATE)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence.StandardKey
        calls = {keys.Copy: self.copy, keys.Cut: self.cut, keys.Paste: self.paste}
        call = next((call for key, call in calls.items() if event.matches(key)), None)
        if call is None:
            super().keyPressEvent(event)
        else:
            call()

    @override
    def copy(self) -> None:
        if self.echoMode() is QLineEdit.EchoMode.Normal:
            copy_words(self.selectedText())

    @override
    def cut(self) -> None:
        if self.echoMode() is QLineEdit.EchoMode.Normal and not self.isReadOnly():
            self.copy()
            self.insert("")

    @override
    def paste(self) -> None:
        self._take(QGuiApplication.clipboard().mimeData())

    def menu(self) -> QMenu:
        """Return Qt's menu of a line, with these ways to copy and paste."""
        menu = self.createStandardContextMenu()
        calls = {"edit-copy": self.copy, "edit-cut": self.cut, "edit-paste": self.paste}
        for action in menu.actions():
            if action.objectName() in calls:
                action.triggered.disconnect()
                action.triggered.connect(calls[action.objectName()])
        return menu

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clipboard = QGuiApplication.clipboard()
        if event.button() is Qt.MouseButton.MiddleButton and clipboard.supportsSelection():
            self._take(clipboard.mimeData(QClipboard.Mode.Selection))
        else:
            super().mouseReleaseEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # What can not be taken is let in as well: only then can it be said why not.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if holds_only_words(event.mimeData()):
            super().dragMoveEvent(event)
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if holds_only_words(event.mimeData()):
            super().dropEvent(event)
        else:
            event.ignore()
            self._refuse()

    def _take(self, data: QMimeData | None) -> None:
        if self.isReadOnly() or not data or not data.formats():
            return
        if holds_only_words(data):
            self.insert(" ".join(line for line in data.text().splitlines() if line))
        else:
            self._refuse()

    def _refuse(self) -> None:
        words = self.tr("Companion keeps words only. Nothing was read. Type it in words instead.")
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), words, self)
        announce(self, words)
        self.picture_refused.emit()


class LeftOutLine(Words):
    """Stands below a box, and says what a paste had to leave out until the box is empty."""

    def __init__(self, edit: WordsEdit) -> None:
        super().__init__()
        self._edit = edit
        self.hide()
        edit.words_left_out.connect(self._on_words_left_out)
        edit.textChanged.connect(self._on_text_changed)

    def _on_words_left_out(self, pasted: int, left_out: int) -> None:
        words = self.tr(
            "There was room for the first {pasted} letters of what you pasted. The other "
            "{left_out} letters are not in here. They are still where you copied them from. "
            "Put the rest into another box or entry. All other words here are as they were."
        )
        if not pasted:
            words = self.tr(
                "This box is full. None of the {left_out} letters that you pasted are in here. "
                "They are still where you copied them from. Put them into another box or entry. "
                "All other words here are as they were."
            )
        number = formatting.number
        self.setText(words.format(pasted=number(pasted), left_out=number(left_out)))
        self.show()
        announce(self, self.text())

    def _on_text_changed(self) -> None:
        if self._edit.document().isEmpty():
            self.hide()


class LabelledField(QWidget):
    """A label with a field below it, and a line of help between them."""

    def __init__(self, look: Look, label: str, field: QWidget, help_text: str = "") -> None:
        super().__init__()
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        self.label = QLabel(label)
        self.label.setWordWrap(True)
        self.label.setProperty("look", "h3")
        self.label.setTextFormat(Qt.TextFormat.AutoText)
        self.label.setBuddy(field)
        column.addWidget(self.label)
        if help_text:
            column.addWidget(Words(help_text, "muted"))
            field.setAccessibleDescription(help_text)
        column.addWidget(field)
        if isinstance(field, WordsEdit):
            column.addWidget(LeftOutLine(field))
        column.addStretch(1)
        field.setAccessibleName(label.replace("&", ""))


def forget(line: QLineEdit) -> None:
    """Empty a line that held a secret: after clear(), undo would bring it back."""
    line.setText("")
    drop_selection()


class CodeLine(PlainLine):
    """A line for a secret, such as a recovery code: what is marked in it is offered to nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty(OFFERS_NOTHING, True)
        self.setInputMethodHints(HIDDEN)


class SecretLine(CodeLine):
    """A line for a passphrase. No system tells of Caps Lock, but what is typed gives it away."""

    caps_lock_seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.set_shown(is_shown=False)

    def set_shown(self, *, is_shown: bool) -> None:
        """Show what is typed, or hide it."""
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if is_shown else modes.Password)
        # Qt takes some of these back with each change of the mode.
        self.setInputMethodHints(HIDDEN)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if len(typed) == 1 and typed.lower() != typed.upper():
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_seen.emit(typed.isupper() != has_shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock_seen.emit(False)
        super().keyPressEvent(event)


class SecretField(QWidget):
    """A passphrase field that can show what is typed."""

    def __init__(self, look: Look, label: str, help_text: str = "") -> None:
        super().__init__()
        self.edit = SecretLine()
        self.edit.caps_lock_seen.connect(self._on_caps_lock_seen)
        self.edit.setMaximumWidth(look.em * 28)
        self._labels = (self.tr("Show what I type"), self.tr("Hide what I type"))
        self._show = ActionButton(look, self._labels[0], "eye", "quiet", self._on_show_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addWidget(LabelledField(look, label, self.edit, help_text))
        self.caps_lock = Words(self.tr("Caps Lock may be on."), "muted")
        self.caps_lock.hide()
        column.addWidget(self.caps_lock)
        column.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeading)

    @property
    def words(self) -> str:
        """What is typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Empty the field and hide what is typed next."""
        forget(self.edit)
        self.caps_lock.hide()
        self._set_shown(is_shown=False)

    def show_words(self, words: str) -> None:
        """Fill the field, and show what is in it."""
        self.edit.setText(words)
        self.caps_lock.hide()
        self._set_shown(is_shown=True)

    def _on_caps_lock_seen(self, is_on: bool) -> None:
        if is_on and self.caps_lock.isHidden():
            announce(self, self.caps_lock.text())
        self.caps_lock.setVisible(is_on)

    def _on_show_clicked(self) -> None:
        self._set_shown(is_shown=self.edit.echoMode() is QLineEdit.EchoMode.Password)
        self.edit.setFocus()

    def _set_shown(self, *, is_shown: bool) -> None:
        self.edit.set_shown(is_shown=is_shown)
        self._show.setText(self._labels[1 if is_shown else 0])
        self._show.set_icon_name("eye-off" if is_shown else "eye")
