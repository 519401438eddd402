# SPDX-License-Identifier: Apache-2.0
"""The door to the private room: open it, make it, or come in with the recovery sheet."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from companion.domain.errors import CompanionError, ErrorCode
from companion.services.private_room import PrivateRoom
from companion.ui.kit.access import announce
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.before_unlock import BeforeUnlock
from companion.ui.widgets.door_lines import DoorLines
from companion.ui.widgets.field import SecretField
from companion.ui.widgets.forget_soon import ForgetSoon
from companion.ui.widgets.labels import Words
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.secret_steps import SecretStep
from companion.ui.widgets.steps import Steps
from companion.ui.widgets.unlock_steps import (
    RESTORE,
    FirstPassphraseStep,
    MakeStep,
    OpenStep,
    RecoverStep,
    SheetStep,
)

KEEP = "page:kept#"
"""Targets that keep a place of the guide: the person came from the open pages."""
RECOVER = "recover"
"""Not a target to go to afterwards: asks for the code of the sheet at once."""
LOST = (
    *(ErrorCode.VAULT_DAMAGED, ErrorCode.VAULT_MISSING, ErrorCode.FOREIGN_FILE),
    *(ErrorCode.KEYS_DAMAGED, ErrorCode.KEYS_MISSING),
)
"""Errors after which a copy may be the only way to the notes."""


class UnlockPage(ScrollPage):
    """One question at a time; no word about the family."""

    unlocked = Signal(object, str)
    """The open PrivateRoom, and the target to go to."""
    blank_wanted = Signal(object)
    """Print a Sheet that holds nothing about anybody."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self._target = "page:journal"
        self._passphrase = ""
        self._is_sheet_in_hand = False
        self._is_busy = False
        self._is_recovering = False
        self._why = Words(
            self.tr("So that nobody else sees what you keep, it is kept in the private part.")
        )
        self._why.hide()
        self.column.addWidget(self._why)
        if desk.held.demo_passphrase:
            self.column.addWidget(self._demo_words(desk.held.demo_passphrase))
        self._before = BeforeUnlock(desk, self.go.emit, self.blank_wanted.emit)
        self.column.addWidget(self._before)
        self.copy_offer = NoticeLine(desk.look, "info", "history")
        self.column.addWidget(self.copy_offer)
        self.door_lines = DoorLines(desk, self._on_restore_wanted)
        self.column.addWidget(self.door_lines)
        self._steps = Steps()
        self.column.addWidget(self._steps)
        self._opening = Words(self.tr("One moment …"), "muted")
        self._opening.hide()
        self.column.addWidget(self._opening)
        self.column.addStretch(1)
        self._build_steps()
        self._soon = ForgetSoon(self, self.recover_step.code)
        self._look_for_vault()

    @override
    def open_target(self, target: str) -> None:
        """Remember where to go once the room is open, and say why it is asked for."""
        if target == RECOVER:
            self._on_recover_wanted()
            return
        self._target = target or "page:journal"
        self._why.setVisible(target.startswith(KEEP))
        self._before.show_target(self._target)

    @override
    def refresh(self) -> None:
        """Start again from the first question; a code that was just made stays on the screen."""
        self.banner.hide()
        self.copy_offer.hide()
        self._soon.forget_all()
        if self.sheet_step.sheet.code:
            self._show_step(self.sheet_step)
        else:
            self._look_for_vault()

    @override
    def focus_first(self) -> None:
        """Put the focus into the first field of the step."""
        fields = self._steps.current.findChildren(QLineEdit)
        if fields:
            fields[0].setFocus()

    def _demo_words(self, passphrase: str) -> Words:
        words = self.tr(
            "This family is invented, and nothing here is kept. The passphrase is: {passphrase}"
        )
        return Words(words.format(passphrase=passphrase))

    def _build_steps(self) -> None:
        look, go, draw = self._desk.look, self.go.emit, self._desk.content.passphrase_words
        self.open_step = OpenStep(look, go, self._on_open_clicked, self._on_recover_wanted)
        self.make_step = MakeStep(self._desk, go, self._on_make_clicked)
        self.sheet_step = SheetStep(look, self.print_wanted.emit, self._on_sheet_done_clicked)
        self.recover_step = RecoverStep(look, go, draw, self._on_recover_clicked, self.refresh)
        self._all_steps: tuple[SecretStep, ...] = (
            *(self.open_step, self.make_step),
            *(self.sheet_step, self.recover_step),
        )
        for step in self._all_steps:
            self._steps.add(step)

    def _look_for_vault(self) -> None:
        self._is_recovering = False
        self._show_step(self.open_step)
        self._desk.tasks.on_vault(
            self, self._desk.keeper.exists, self._on_vault_looked_for, self.say_error
        )

    def _on_vault_looked_for(self, exists: bool) -> None:
        if not self._is_recovering:
            self._show_step(self.open_step if exists else self.make_step)
        self.door_lines.look()

    def _show_step(self, step: QWidget) -> None:
        titles = {
            id(self.open_step): self.tr("Open the private part"),
            id(self.make_step): self.tr("A private part for your notes"),
            id(self.sheet_step): self.tr("Your recovery sheet"),
            id(self.recover_step): self.tr("You have forgotten your passphrase"),
        }
        self.heading.setText(titles[id(step)])
        self._before.show_when(is_asked=step in {self.open_step, self.make_step})
        self._steps.show_view(step)
        self.focus_first()

    def _on_open_clicked(self) -> None:
        if self._is_busy:
            return
        secret = self.open_step.secret.words
        self._start(self.open_step)
        self._desk.tasks.on_vault(
            self, partial(self._desk.keeper.open, secret), self._on_opened, self._on_failed
        )

    def _on_make_clicked(self) -> None:
        if self._is_busy or not self._may_go_on(self.make_step):
            return
        self._passphrase = self.make_step.new.words
        self._start(self.make_step)
        self._desk.tasks.on_vault(
            self,
            partial(self._desk.keeper.create, self._passphrase),
            self._on_made,
            self._on_failed,
        )

    def _on_made(self, code: str) -> None:
        self._finish()
        self._show_code(code)
        self._show_step(self.sheet_step)
        # Whoever has made the private part is not welcomed again as if it were not there.
        self._remember(is_first_start_done=True, is_sheet_unchecked=True)

    def _show_code(self, code: str) -> None:
        self.sheet_step.sheet.show_code(code)
        self._desk.held.is_code_shown = bool(code)

    def _remember(self, **values: bool) -> None:
        try:
            self._desk.preferences.change(**values)
        except CompanionError as error:
            # The recovery code stands on the screen: it must be read, whatever the settings do.
            self.say_error(error)

    def _on_sheet_done_clicked(self) -> None:
        if self._is_busy:
            return
        if not self.sheet_step.declines.isChecked() and not self.sheet_step.sheet.is_typed_back:
            self.say(
                self.tr("That is not the code on the sheet yet."),
                self.tr(
                    "Compare it group by group. If you do not want a sheet, tick the box below."
                ),
                "caution",
            )
            return
        is_declined = self.sheet_step.declines.isChecked()
        self._is_sheet_in_hand = not is_declined
        self._start(self.sheet_step)
        self._remember(is_sheet_unchecked=False)
        # The code stands until the private part is open: it is shown only once.
        keeper = self._desk.keeper
        open_it = keeper.open_without_sheet if is_declined else keeper.open
        work = partial(open_it, self._passphrase)
        self._desk.tasks.on_vault(self, work, self._on_opened, self._on_failed)

    def _on_restore_wanted(self) -> None:
        self.go.emit(RESTORE)

    def _on_recover_wanted(self) -> None:
        self.banner.hide()
        self.copy_offer.hide()
        self._is_recovering = True
        self._show_step(self.recover_step)

    def _on_recover_clicked(self) -> None:
        if self._is_busy or not self._may_go_on(self.recover_step):
            return
        work = partial(
            self._desk.keeper.open_with_recovery_code,
            self.recover_step.code.text(),
            self.recover_step.new.words,
        )
        self._start(self.recover_step)
        self._desk.tasks.on_vault(self, work, self._on_recovered, self._on_failed)

    def _on_recovered(self, room: PrivateRoom) -> None:
        self._is_sheet_in_hand = True
        self._remember(is_sheet_unchecked=False)
        self._on_opened(room)

    def _on_opened(self, room: PrivateRoom) -> None:
        self._finish()
        self._passphrase = ""
        self._show_code("")
        if self._is_sheet_in_hand:
            note = room.secrets.note_worked
            self._desk.tasks.on_vault(self, note, lambda _: None, self.say_error)
        self.unlocked.emit(room, self._target)

    def _on_failed(self, error: CompanionError) -> None:
        self._finish(keeps_words=error.code is ErrorCode.TRY_LATER)
        self.say_error(error)
        self.door_lines.look(error.code)
        if error.code in LOST:
            words = self.tr("If you have a copy of your notes, you can bring it back.")
            self.copy_offer.say(words, self.tr("Bring a copy back"), self._on_restore_wanted)
        self.focus_first()

    def _may_go_on(self, step: FirstPassphraseStep) -> bool:
        fault = step.fault()
        if fault is not None:
            self.say(fault.title, fault.text, fault.look)
        return fault is None

    def _start(self, step: SecretStep) -> None:
        self.banner.hide()
        self.copy_offer.hide()
        step.done.setEnabled(False)
        self._is_busy = True
        self._opening.show()
        announce(self, self._opening.text())

    def _finish(self, *, keeps_words: bool = False) -> None:
        self._is_busy = False
        self._opening.hide()
        for step in self._all_steps:
            step.done.setEnabled(True)
        if not keeps_words:
            for secret in self.findChildren(SecretField):
                secret.clear()
