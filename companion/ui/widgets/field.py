# SPDX-License-Identifier: Apache-2.0
"""Fields for words: a label that belongs to them, and no pictures or files in."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from companion.ui.kit.clipboard import secret_mime
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.labels import Words


def holds_only_words(data: QMimeData) -> bool:
    """Return True for plain words; False for pictures, files and links to files."""
    if data.hasImage() or any(url.isLocalFile() for url in data.urls()):
        return False
    return data.hasText()


class WordsEdit(QPlainTextEdit):
    """Several lines of words. Tab moves on; copies are marked "do not keep"."""

    picture_refused = Signal()

    def __init__(self, look: Look, lines: int = 4) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._look = look
        self.setMinimumHeight(round(look.em * 1.5 * lines) + look.px(12))
        self.setAcceptDrops(True)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return True

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if holds_only_words(source):
            self.insertPlainText(source.text())
        else:
            self.picture_refused.emit()

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        return secret_mime(self.textCursor().selectedText().replace("\u2029", "\n"))


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
        column.addStretch(1)
        field.setAccessibleName(label.replace("&", ""))


class SecretField(QWidget):
    """A passphrase field that can show what is typed."""

    def __init__(self, look: Look, label: str, help_text: str = "") -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setMaximumWidth(look.em * 28)
        self._labels = (self.tr("Show what I type"), self.tr("Hide what I type"))
        self._show = ActionButton(look, self._labels[0], "eye", "quiet", self._on_show_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addWidget(LabelledField(look, label, self.edit, help_text))
        column.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeading)

    @property
    def words(self) -> str:
        """What is typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Empty the field and hide what is typed next."""
        self.edit.clear()
        self._set_shown(is_shown=False)

    def _on_show_clicked(self) -> None:
        self._set_shown(is_shown=self.edit.echoMode() is QLineEdit.EchoMode.Password)
        self.edit.setFocus()

    def _set_shown(self, *, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self._show.setText(self._labels[1 if is_shown else 0])
        self._show.set_icon_name("eye-off" if is_shown else "eye")
