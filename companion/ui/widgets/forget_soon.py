# SPDX-License-Identifier: Apache-2.0
"""A passphrase that was typed and not entered does not wait for whoever comes by next."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from companion.ui.kit.override import override
from companion.ui.widgets.field import SecretField, forget

WAIT_MS = 60_000


class ForgetSoon(QObject):
    """Empties all that is secret in a place: a minute after the last key, and once it is left.

    All at once: whoever thinks up a new passphrase does not lose the old one meanwhile.
    """

    def __init__(self, place: QWidget, *codes: QLineEdit) -> None:
        super().__init__(place)
        self._fields = place.findChildren(SecretField)
        self._codes = codes
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.forget_all)
        self._lines = (*(field.edit for field in self._fields), *codes)
        for line in self._lines:
            line.textChanged.connect(self._on_typed)
        place.installEventFilter(self)

    def forget_all(self) -> None:
        """Empty every field, and hide what is typed next."""
        for field in self._fields:
            field.clear()
        for code in self._codes:
            forget(code)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Hide and any(line.text() for line in self._lines):
            self.forget_all()
        return False

    def _on_typed(self) -> None:
        if any(line.text() for line in self._lines):
            self._timer.start()
        else:
            self._timer.stop()
