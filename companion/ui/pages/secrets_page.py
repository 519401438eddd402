# SPDX-License-Identifier: Apache-2.0
"""Passphrase and recovery sheet: change the one, renew the other, see whether it still works."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.domain.errors import CompanionError
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.forget_soon import ForgetSoon
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.secret_failures import failure_message
from companion.ui.widgets.secret_steps import ChangeStep, CodeStep, DrawStep, SecretStep, TryStep
from companion.ui.widgets.sheet_words import own_suggestion, worked_words
from companion.ui.widgets.steps import Steps


class SecretsPage(ScrollPage):
    """What can be done, one at a time. Every wrong try changes nothing."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self._secrets = room.secrets
        self._passphrase = ""
        self._is_busy = False
        self._steps = Steps()
        self.column.addWidget(self._steps)
        self.column.addStretch(1)
        self._worked = Words("")
        self._overview = self._build_overview()
        draw = desk.content.passphrase_words
        self.change = ChangeStep(desk.look, draw, self._on_change_clicked, self._on_back)
        self.draw = DrawStep(desk.look, self._on_draw_clicked, self._on_back)
        self.new_sheet = CodeStep(
            desk.look, self.print_wanted.emit, self._on_use_clicked, self._on_back
        )
        self.try_sheet = TryStep(desk.look, self._on_try_clicked, self._on_back)
        for step in (self._overview, self.change, self.draw, self.new_sheet, self.try_sheet):
            self._steps.add(step)
        ForgetSoon(self, self.try_sheet.code)
        self._show_step(self._overview)

    @override
    def open_target(self, target: str) -> None:
        """Ask for the code of the sheet at once for "try"; begin a new sheet for "new"."""
        step = {"try": self.try_sheet, "new": self.draw}.get(target)
        if step is not None and not self.new_sheet.sheet.code and not self._is_busy:
            self._show_step(step)

    @override
    def refresh(self) -> None:
        """Start again from the overview; a code that counts for nothing yet stays on the screen."""
        self.banner.hide()
        if self._is_busy:
            return
        is_drawn = bool(self.new_sheet.sheet.code)
        self._show_step(self.new_sheet if is_drawn else self._overview)

    @override
    def focus_first(self) -> None:
        """Put the focus into the first field of the step."""
        fields = self._steps.current.findChildren(QLineEdit)
        if fields:
            fields[0].setFocus()
        else:
            super().focus_first()

    def _build_overview(self) -> QWidget:
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.px(12))
        column.addWidget(
            Words(
                self.tr(
                    "Your passphrase opens your notes, and so does the code on your recovery "
                    "sheet. If you have neither, nobody can open them, not even us."
                )
            )
        )
        cards = (
            self._card(
                self.tr("The passphrase"),
                (Words(self.tr("You need the one you have now.")),),
                self.tr("Change the passphrase"),
                lambda: self._show_step(self.change),
            ),
            self._card(
                self.tr("Does your sheet still work?"),
                (self._worked, Words(own_suggestion(), "muted")),
                self.tr("Try the sheet"),
                lambda: self._show_step(self.try_sheet),
            ),
            self._card(
                self.tr("A new recovery sheet"),
                (Words(self.tr("For when yours is lost.")),),
                self.tr("Make a new sheet"),
                lambda: self._show_step(self.draw),
            ),
            self._card(
                self.tr("Somebody knows my passphrase"),
                (Words(self.tr("Or has my sheet. Then everything is made new, the key too.")),),
                self.tr("Make everything new"),
                partial(self.go.emit, "page:new-key"),
            ),
            self._card(
                self.tr("I do not need my notes any more"),
                (Words(self.tr("Then all of them can be wiped. First you are told what stays.")),),
                self.tr("Wipe everything"),
                partial(self.go.emit, "page:wipe"),
            ),
        )
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        return view

    def _card(
        self, title: str, lines: tuple[Words, ...], words: str, on_click: Callable[[], None]
    ) -> Card:
        card = Card(self.look)
        card.column.addWidget(Heading(title))
        for line in lines:
            card.column.addWidget(line)
        button = ActionButton(self.look, words, on_click=on_click)
        card.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _show_step(self, step: QWidget) -> None:
        """Show a step with empty fields; only a new code that is shown is kept."""
        titles = {
            id(self._overview): self.tr("Passphrase and recovery sheet"),
            id(self.change): self.tr("Change the passphrase"),
            id(self.draw): self.tr("A new recovery sheet"),
            id(self.new_sheet): self.tr("Your new recovery sheet"),
            id(self.try_sheet): self.tr("Does your sheet still work?"),
        }
        for one in (self.change, self.draw, self.try_sheet):
            one.clear()
        if step is not self.new_sheet:
            self._passphrase = ""
            self.new_sheet.sheet.show_code("")
        self.heading.setText(titles[id(step)])
        self._steps.show_view(step)
        self.focus_first()
        if step is self._overview:
            self._desk.tasks.on_vault(
                self, self._secrets.worked_on, self._show_worked, self.say_error
            )

    def _show_worked(self, day: date | None) -> None:
        self._worked.setText(worked_words(day))

    def _on_back(self) -> None:
        if not self._is_busy:
            self.banner.hide()
            self._show_step(self._overview)

    # What happens

    def _on_change_clicked(self) -> None:
        step = self.change
        if self._is_busy or not self._may_change(step):
            return
        work = partial(self._secrets.change_passphrase, step.current.words, step.new.words)
        self._do(step, work, lambda _: self._on_changed())

    def _may_change(self, step: ChangeStep) -> bool:
        fault = step.fault()
        if fault is not None:
            self.say(fault.title, fault.text, fault.look)
        return fault is None

    def _on_changed(self) -> None:
        self._show_step(self._overview)
        self.say(
            self.tr("Your new passphrase counts from now on."),
            self.tr("Your recovery sheet goes on working."),
            "ok",
        )

    def _on_draw_clicked(self) -> None:
        if self._is_busy:
            return
        passphrase = self.draw.current.words
        work = partial(self._secrets.draw_code, passphrase)
        self._do(self.draw, work, partial(self._on_drawn, passphrase))

    def _on_drawn(self, passphrase: str, code: str) -> None:
        self._passphrase = passphrase
        self.new_sheet.sheet.show_code(code)
        self._show_step(self.new_sheet)

    def _on_use_clicked(self) -> None:
        sheet = self.new_sheet.sheet
        if self._is_busy:
            return
        if not sheet.is_typed_back:
            self.say(
                self.tr("That is not the code on the sheet yet."),
                self.tr("Compare it group by group. Until then your old sheet works."),
                "caution",
            )
            return
        work = partial(self._secrets.use_code, self._passphrase, sheet.code)
        self._do(self.new_sheet, work, lambda _: self._on_used())

    def _on_used(self) -> None:
        self._show_step(self._overview)
        self.say(
            self.tr("Your new sheet counts from now on."),
            self.tr(
                "The old one does not open your notes here any more. It still opens copies from "
                "before, so tear it up."
            ),
            "ok",
        )

    def _on_try_clicked(self) -> None:
        if self._is_busy:
            return
        work = partial(self._secrets.try_code, self.try_sheet.code.text())
        self._do(self.try_sheet, work, lambda _: self._on_tried())

    def _on_tried(self) -> None:
        self._show_step(self._overview)
        self.say(
            self.tr("Your sheet works."),
            self.tr("Put it back where you keep it, away from this computer."),
            "ok",
        )

    def _do(self, step: SecretStep, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Run slow work where the vault is; one at a time."""
        self.banner.hide()
        step.done.setEnabled(False)
        self._is_busy = True

        def on_done(result: object) -> None:
            self._finish(step)
            done(result)

        def on_failed(error: CompanionError) -> None:
            self._finish(step)
            self._say_failed(error)
            self.focus_first()

        self._desk.tasks.on_vault(self, work, on_done, on_failed)

    def _finish(self, step: SecretStep) -> None:
        self._is_busy = False
        step.done.setEnabled(True)

    def _say_failed(self, error: CompanionError) -> None:
        message = failure_message(error)
        self.say(message.title, message.text, message.look)
