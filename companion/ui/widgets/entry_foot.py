# SPDX-License-Identifier: Apache-2.0
"""The foot of the form: whether the draft is kept, saving, and striking out with a reason."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.journal import Reasons
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.look import Look
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.icon_view import IconView
from companion.ui.widgets.labels import Words
from companion.ui.widgets.reason_edit import ReasonEdit


class EntryFoot(QWidget):
    """Stays in view below the form."""

    save_wanted = Signal()
    strike_wanted = Signal(str)
    """Strike out, for this reason; it may be empty."""
    restore_wanted = Signal()
    picture_refused = Signal()
    reason_changed = Signal()
    """A reason was typed, not filled in."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        rule = QFrame()
        rule.setProperty("look", "rule")
        column.addWidget(rule)
        column.addWidget(self._build_reason())
        column.addWidget(self._build_question())
        column.addLayout(self._build_row())
        self.begin(is_new=True, is_struck_out=False)

    def begin(self, *, is_new: bool, is_struck_out: bool) -> None:
        """Fit another entry."""
        self.save.setText(self.tr("&Save entry") if is_new else self.tr("&Save the change"))
        self._can_save = not is_struck_out
        self._can_strike = not is_new and not is_struck_out
        self.restore.setVisible(is_struck_out)
        self.show_reasons(Reasons())
        self.show_changed(is_changed=False)
        self.show_status("")
        # It has had no width while a question hid all of its buttons.
        self._buttons.updateGeometry()
        self._row.activate()
        self._buttons.adjustSize()

    def reasons(self) -> Reasons:
        """Return both reasons as they are typed."""
        return Reasons(self.reason.toPlainText(), self.strike_reason.toPlainText())

    def show_reasons(self, reasons: Reasons) -> None:
        """Fill in both reasons; where one for striking out was begun, its question is open."""
        for edit, words in (
            (self.reason, reasons.change),
            (self.strike_reason, reasons.strike_out),
        ):
            with QSignalBlocker(edit):
                edit.setPlainText(words)
            edit.moveCursor(QTextCursor.MoveOperation.End)
        self._ask(is_asked=self._can_strike and bool(reasons.strike_out.strip()))

    def show_changed(self, *, is_changed: bool) -> None:
        """Ask why an entry was changed, once it is."""
        self._is_changed = is_changed
        self._reason.setVisible(is_changed and self._question.isHidden())

    def show_status(self, words: str, *, is_well: bool = True) -> None:
        """Say in words whether the draft is kept."""
        self._well.setVisible(bool(words) and is_well)
        self._unwell.setVisible(bool(words) and not is_well)
        self.status.setText(words)

    def speak_status(self) -> None:
        """Have the status spoken: not at every pause, that would never stop."""
        self.status.hide()
        self.status.show()
        announce(self, self.status.text())

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put the buttons below the status where there is little room."""
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if is_narrow else along)

    def _build_reason(self) -> QWidget:
        self.reason = self._line()
        self.reason.ended.connect(self.save_wanted)
        self._reason = LabelledField(
            self._look, self.tr("Why I chan&ged it (you can leave this empty)"), self.reason
        )
        return self._reason

    def _build_question(self) -> QWidget:
        self.strike_reason = self._line()
        self.strike_reason.ended.connect(self._on_strike_now)
        self._question = QWidget()
        column = QVBoxLayout(self._question)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px(8))
        column.addWidget(
            LabelledField(
                self._look,
                self.tr("Why are you striking it out? (you can leave this empty)"),
                self.strike_reason,
                self.tr("The entry stays readable, struck through. You can take it back."),
            )
        )
        row = WrapRow(self._look.px(8))
        self.strike_now = ActionButton(
            self._look, self.tr("Strike out"), "strikethrough", on_click=self._on_strike_now
        )
        self.leave_it = ActionButton(
            self._look, self.tr("Leave it as it is"), on_click=self._on_leave_it
        )
        row.add(self.strike_now)
        row.add(self.leave_it)
        column.addWidget(row)
        return self._question

    def _build_row(self) -> QBoxLayout:
        self._well = IconView(self._look, "check", "ok", 18)
        self._unwell = IconView(self._look, "triangle-alert", "caution", 18)
        self.status = Words("", "muted")
        set_role(self.status, QAccessible.Role.Notification)
        said = QHBoxLayout()
        said.setSpacing(self._look.px(6))
        for icon in (self._well, self._unwell):
            said.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        said.addWidget(self.status, 1, Qt.AlignmentFlag.AlignVCenter)
        self.save = ActionButton(self._look, "", "", "primary", self.save_wanted.emit)
        self.strike = ActionButton(
            self._look, self.tr("Strike &out …"), on_click=self._on_strike_clicked
        )
        self.restore = ActionButton(
            self._look, self.tr("Bring it back"), "undo-2", on_click=self.restore_wanted.emit
        )
        self._buttons = buttons = WrapRow(self._look.px(8))
        for button in (self.save, self.strike, self.restore):
            buttons.add(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(self._look.px(8))
        self._row.addLayout(said, 1)
        self._row.addWidget(buttons)
        return self._row

    def _line(self) -> ReasonEdit:
        edit = ReasonEdit(self._look)
        edit.picture_refused.connect(self.picture_refused)
        edit.textChanged.connect(self.reason_changed)
        return edit

    def _on_strike_clicked(self) -> None:
        self._ask(is_asked=True)
        self._reason.hide()
        self.strike_reason.setFocus()

    def _on_leave_it(self) -> None:
        self._ask(is_asked=False)
        self.strike_reason.clear()
        self.show_changed(is_changed=self._is_changed)
        self.strike.setFocus()

    def _ask(self, *, is_asked: bool) -> None:
        """Ask why it is struck out; nothing else is saved or begun meanwhile."""
        self._question.setVisible(is_asked)
        self.save.setVisible(self._can_save and not is_asked)
        self.strike.setVisible(self._can_strike and not is_asked)

    def _on_strike_now(self) -> None:
        self.strike_wanted.emit(self.strike_reason.toPlainText().strip())
