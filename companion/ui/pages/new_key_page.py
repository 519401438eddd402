# SPDX-License-Identifier: Apache-2.0
"""Somebody knows the passphrase or has the sheet: everything that opens the notes is made new."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget

from companion.domain.errors import CompanionError
from companion.domain.new_secrets import NewSecrets
from companion.services.private_room import PrivateRoom
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.forget_soon import ForgetSoon
from companion.ui.widgets.labels import Words
from companion.ui.widgets.new_key_steps import NewKeySheetStep, NewKeyStep
from companion.ui.widgets.record_fields import today
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.secret_failures import failure_message
from companion.ui.widgets.steps import Steps

AFTER, BACK = "page:backups", "page:secrets"
"""After the lock, the older copies are shown; they still open with the old secrets."""


class NewKeyPage(ScrollPage):
    """Two steps. Until the button of the second, nothing is changed."""

    keep_wanted = Signal()
    """Keep what is half typed on other pages, before the vault is closed."""
    lock_wanted = Signal(str)

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self._secrets = room.secrets
        self._current = self._new = ""
        self._is_busy = False
        self.heading.setText(self.tr("Somebody knows my passphrase"))
        self.setWindowTitle(self.heading.text())
        self._steps = Steps()
        self.column.addWidget(self._steps)
        self.busy = Words("", "muted")
        set_role(self.busy, QAccessible.Role.Notification)
        self.busy.hide()
        self.column.addWidget(self.busy)
        self.column.addStretch(1)
        draw = desk.content.passphrase_words
        self.ask = NewKeyStep(desk.look, draw, self._on_go_on_clicked, self._on_back)
        self.new_sheet = NewKeySheetStep(
            desk.look, self.print_wanted.emit, self._on_change_clicked, self._on_back
        )
        for step in (self.ask, self.new_sheet):
            self._steps.add(step)
        ForgetSoon(self)

    @override
    def refresh(self) -> None:
        """Start again; a code that counts for nothing yet stays on the screen."""
        if not self._is_busy:
            self.banner.hide()
            self._show_step(self.new_sheet if self.new_sheet.sheet.code else self.ask)

    def _show_step(self, step: QWidget) -> None:
        self.ask.clear()
        if step is self.ask:
            self._current = self._new = ""
            self.new_sheet.show_code("")
        self._steps.show_view(step)
        self.scroll_area.verticalScrollBar().setValue(0)

    def _on_back(self) -> None:
        if not self._is_busy:
            self.banner.hide()
            self._show_step(self.ask)
            self.go.emit(BACK)

    def _on_go_on_clicked(self) -> None:
        step = self.ask
        if self._is_busy or not self._may_go_on(step):
            return
        self._current, self._new = step.current.words, step.new.words
        words = self.tr("Checking your passphrase …")
        work = partial(self._secrets.draw_code_for, self._current, self._new)
        self._do(words, work, self._on_drawn)

    def _may_go_on(self, step: NewKeyStep) -> bool:
        fault = step.fault()
        if fault is not None:
            self.say(fault.title, fault.text, fault.look)
        return fault is None

    def _on_drawn(self, code: str) -> None:
        self._end()
        self.new_sheet.show_code(code)
        self._show_step(self.new_sheet)
        self.focus_first()

    def _on_change_clicked(self) -> None:
        step = self.new_sheet
        if self._is_busy:
            return
        if not step.declines.isChecked() and not step.sheet.is_typed_back:
            self.say(
                self.tr("That is not the code on the sheet yet."),
                self.tr(
                    "Compare it group by group. If you do not want a sheet, tick the box below."
                ),
                "caution",
            )
            return
        is_declined = step.declines.isChecked()
        typed_back_on = None if is_declined else today(self._desk.clock)
        secrets = NewSecrets(self._new, "" if is_declined else step.sheet.code, typed_back_on)
        words = self.tr("Writing your notes under the new key, and opening them to compare …")
        self.keep_wanted.emit()
        work = partial(self._desk.keeper.renew, self._current, secrets)
        self._do(words, work, lambda _: self._on_renewed())

    def _on_renewed(self) -> None:
        self._end()
        self._show_step(self.ask)
        self.say(
            self.tr("Your notes have a new key. Companion locks now."),
            self.tr("Open it with your new passphrase."),
            "ok",
        )
        self.lock_wanted.emit(AFTER)

    def _do(self, words: str, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Run slow work where the vault is; nothing can be pressed meanwhile."""
        self._is_busy = True
        self.banner.hide()
        self._steps.setEnabled(False)
        self.busy.setText(words)
        self.busy.show()
        announce(self, words)
        self._desk.tasks.on_vault(self, work, done, self._on_failed)

    def _end(self) -> None:
        self._is_busy = False
        self._steps.setEnabled(True)
        self.busy.hide()

    def _on_failed(self, error: CompanionError) -> None:
        self._end()
        message = failure_message(error)
        self.say(message.title, message.text, message.look)
        self._steps.current.findChildren(QLineEdit)[0].setFocus()
