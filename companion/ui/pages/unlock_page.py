# SPDX-License-Identifier: Apache-2.0
"""The door to the private room: open it, make it, or come in with the recovery sheet."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.domain.errors import CompanionError, ErrorCode
from companion.services.private_room import PrivateRoom
from companion.ui.kit.access import announce
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.before_unlock import BeforeUnlock
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.code_sheet import CodeSheet
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.door_lines import DoorLines
from companion.ui.widgets.field import CodeLine, LabelledField, SecretField
from companion.ui.widgets.forget_soon import ForgetSoon
from companion.ui.widgets.labels import Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.passphrase_hint import PassphraseHintLine
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.steps import Steps
from companion.ui.widgets.unlock_words import no_sheet_card, what_it_is
from companion.ui.widgets.wrapping import WrappingCheck

KEEP = "page:kept#"
"""Targets that keep a place of the guide: the person came from the open pages."""
CAME_FROM = "page:back-open"
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
        self._open_step = self._build_open_step()
        self._make_step = self._build_make_step()
        self._sheet_step = self._build_sheet_step()
        self._recover_step = self._build_recover_step()
        for step in (self._open_step, self._make_step, self._sheet_step, self._recover_step):
            self._steps.add(step)
        self._busy_buttons = (
            *(self._open_button, self._make_button),
            *(self._sheet_button, self._recover_button),
        )
        self._soon = ForgetSoon(self, self._recovery)
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
        if self._sheet.code:
            self._show_step(self._sheet_step)
        else:
            self._look_for_vault()

    @override
    def focus_first(self) -> None:
        """Put the focus into the first field of the step."""
        fields = self._steps.current.findChildren(QLineEdit)
        if fields:
            fields[0].setFocus()

    # The four steps

    def _build_open_step(self) -> QWidget:
        look = self._desk.look
        step, column = _step()
        self._open_secret = SecretField(look, self.tr("&Passphrase"))
        self._open_secret.edit.returnPressed.connect(self._on_open_clicked)
        column.addWidget(self._open_secret)
        self._open_button = ActionButton(
            look, self.tr("Open"), "lock-open", "primary", self._on_open_clicked
        )
        column.addWidget(
            _buttons(
                look.px(8),
                self._open_button,
                ActionButton(
                    look,
                    self.tr("I only want the open pages"),
                    on_click=lambda: self.go.emit(CAME_FROM),
                ),
                ActionButton(
                    look,
                    self.tr("I have forgotten my passphrase"),
                    on_click=self._on_recover_wanted,
                ),
            )
        )
        column.addWidget(
            Words(
                self.tr(
                    "Get help and the whole guide need no passphrase. Wrong tries never wipe "
                    "anything."
                ),
                "muted",
            )
        )
        column.addWidget(self._restore_button(), 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        return step

    def _restore_button(self) -> ActionButton:
        words = self.tr("Bring a copy back")
        return ActionButton(self._desk.look, words, "history", "quiet", self._on_restore_wanted)

    def _build_make_step(self) -> QWidget:
        look = self._desk.look
        step, column = _step()
        column.addWidget(Words(what_it_is(is_portable=self._desk.is_portable)))
        box = Card(look, "info")
        box.column.addWidget(
            SentenceList(
                look,
                (
                    self.tr(
                        "Nobody can reset it, not even us. Next you get a recovery sheet to "
                        "keep somewhere else."
                    ),
                    self.tr(
                        "The lock can not stop spying programs, or someone who makes you open it."
                    ),
                ),
            )
        )
        column.addWidget(box)
        self._make_secret = SecretField(look, self.tr("&Passphrase"))
        self._make_again = SecretField(look, self.tr("The same passphrase a&gain"))
        self._make_again.edit.returnPressed.connect(self._on_make_clicked)
        column.addWidget(self._make_secret)
        column.addWidget(PassphraseHintLine(self._make_secret.edit))
        column.addWidget(self._make_again)
        self._make_button = ActionButton(
            look, self.tr("Make the private part"), "lock", "primary", self._on_make_clicked
        )
        column.addWidget(
            _buttons(
                look.px(8),
                self._make_button,
                ActionButton(look, self.tr("Not now"), on_click=lambda: self.go.emit(CAME_FROM)),
                self._restore_button(),
                ActionButton(
                    look,
                    self.tr("What is protected, and what is not"),
                    "shield",
                    "quiet",
                    lambda: self.go.emit("page:security"),
                ),
            )
        )
        column.addStretch(1)
        return step

    def _build_sheet_step(self) -> QWidget:
        look = self._desk.look
        step, column = _step()
        column.addWidget(
            Words(
                self.tr(
                    "If you forget your passphrase, only this code can open your notes. It is "
                    "shown once. Print it or copy it by hand."
                )
            )
        )
        self._sheet = CodeSheet(look, self.print_wanted.emit, self._on_sheet_done_clicked)
        column.addWidget(self._sheet)
        self._declines = WrappingCheck(self.tr("I do not want a recovery sheet"))
        column.addWidget(self._declines)
        self._sheet_button = ActionButton(
            look, self.tr("Go on"), "arrow-right", "primary", self._on_sheet_done_clicked
        )
        column.addWidget(_buttons(look.px(8), self._sheet_button))
        column.addStretch(1)
        return step

    def _build_recover_step(self) -> QWidget:
        look = self._desk.look
        step, column = _step()
        column.addWidget(
            Words(
                self.tr(
                    "Your recovery sheet opens your notes without it. Type the code from the "
                    "sheet, and choose a new passphrase."
                )
            )
        )
        self._recovery = CodeLine()
        self._recovery.setMaximumWidth(look.em * 32)
        column.addWidget(
            LabelledField(
                look,
                self.tr("Recovery &code"),
                self._recovery,
                self.tr("Capitals and gaps do not matter."),
            )
        )
        self._new_secret = SecretField(look, self.tr("New &passphrase"))
        self._new_again = SecretField(look, self.tr("The new passphrase a&gain"))
        self._new_again.edit.returnPressed.connect(self._on_recover_clicked)
        column.addWidget(self._new_secret)
        column.addWidget(PassphraseHintLine(self._new_secret.edit))
        column.addWidget(self._new_again)
        self._recover_button = ActionButton(
            look, self.tr("Open"), "key-round", "primary", self._on_recover_clicked
        )
        column.addWidget(
            _buttons(
                look.px(8),
                self._recover_button,
                ActionButton(look, self.tr("Back"), on_click=self.refresh),
            )
        )
        column.addWidget(self._build_no_sheet())
        column.addStretch(1)
        return step

    def _build_no_sheet(self) -> QWidget:
        wipe = ActionButton(
            self._desk.look, self.tr("Wipe everything"), "trash-2", "quiet", self._on_wipe_wanted
        )
        return no_sheet_card(self._desk.look, self._restore_button(), wipe)

    # What happens

    def _look_for_vault(self) -> None:
        self._is_recovering = False
        self._show_step(self._open_step)
        self._desk.tasks.on_vault(
            self, self._desk.keeper.exists, self._on_vault_looked_for, self.say_error
        )

    def _on_vault_looked_for(self, exists: bool) -> None:
        if not self._is_recovering:
            self._show_step(self._open_step if exists else self._make_step)
        self.door_lines.look()

    def _show_step(self, step: QWidget) -> None:
        titles = {
            id(self._open_step): self.tr("Open the private part"),
            id(self._make_step): self.tr("A private part for your notes"),
            id(self._sheet_step): self.tr("Your recovery sheet"),
            id(self._recover_step): self.tr("You have forgotten your passphrase"),
        }
        self.heading.setText(titles[id(step)])
        self._before.show_when(is_asked=step in {self._open_step, self._make_step})
        self._steps.show_view(step)
        self.focus_first()

    def _on_open_clicked(self) -> None:
        if self._is_busy:
            return
        secret = self._open_secret.words
        self._start(self._open_button)
        self._desk.tasks.on_vault(
            self, partial(self._desk.keeper.open, secret), self._on_opened, self._on_failed
        )

    def _on_make_clicked(self) -> None:
        if self._is_busy or not self._are_equal(self._make_secret, self._make_again):
            return
        self._passphrase = self._make_secret.words
        self._start(self._make_button)
        self._desk.tasks.on_vault(
            self,
            partial(self._desk.keeper.create, self._passphrase),
            self._on_made,
            self._on_failed,
        )

    def _on_made(self, code: str) -> None:
        self._finish()
        self._show_code(code)
        self._show_step(self._sheet_step)
        # Whoever has made the private part is not welcomed again as if it were not there.
        self._remember(is_first_start_done=True, is_sheet_unchecked=True)

    def _show_code(self, code: str) -> None:
        self._sheet.show_code(code)
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
        if not self._declines.isChecked() and not self._sheet.is_typed_back:
            self.say(
                self.tr("That is not the code on the sheet yet."),
                self.tr(
                    "Compare it group by group. If you do not want a sheet, tick the box below."
                ),
                "caution",
            )
            return
        self._is_sheet_in_hand = self._sheet.is_typed_back
        self._start(self._sheet_button)
        self._remember(is_sheet_unchecked=False)
        # The code stands until the private part is open: it is shown only once.
        work = partial(self._desk.keeper.open, self._passphrase)
        self._desk.tasks.on_vault(self, work, self._on_opened, self._on_failed)

    def _on_restore_wanted(self) -> None:
        self.go.emit("page:restore")

    def _on_wipe_wanted(self) -> None:
        self.go.emit("page:wipe")

    def _on_recover_wanted(self) -> None:
        self.banner.hide()
        self.copy_offer.hide()
        self._is_recovering = True
        self._show_step(self._recover_step)

    def _on_recover_clicked(self) -> None:
        if self._is_busy or not self._are_equal(self._new_secret, self._new_again):
            return
        work = partial(
            self._desk.keeper.open_with_recovery_code,
            self._recovery.text(),
            self._new_secret.words,
        )
        self._start(self._recover_button)
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

    def _are_equal(self, first: SecretField, second: SecretField) -> bool:
        if first.words == second.words:
            return True
        self.say(
            self.tr("The two passphrases are not the same."),
            self.tr("Use “Show what I type” to see the difference."),
            "caution",
        )
        return False

    def _start(self, button: ActionButton) -> None:
        self.banner.hide()
        self.copy_offer.hide()
        button.setEnabled(False)
        self._is_busy = True
        self._opening.show()
        announce(self, self._opening.text())

    def _finish(self, *, keeps_words: bool = False) -> None:
        self._is_busy = False
        self._opening.hide()
        for button in self._busy_buttons:
            button.setEnabled(True)
        if not keeps_words:
            for secret in self.findChildren(SecretField):
                secret.clear()


def _step() -> tuple[QWidget, QVBoxLayout]:
    step = QWidget()
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    return step, column


def _buttons(spacing: int, *buttons: ActionButton) -> WrapRow:
    row = WrapRow(spacing)
    for button in buttons:
        row.add(button)
    return row
