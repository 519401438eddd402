# SPDX-License-Identifier: Apache-2.0
"""The steps at the door of the private part: open it, make it, its sheet, or come in with that."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from companion.ui.kit.desk import Desk
from companion.ui.kit.look import Look
from companion.ui.kit.messages import Message
from companion.ui.kit.paper import Sheet
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.code_sheet import CodeSheet
from companion.ui.widgets.field import CodeLine, LabelledField, SecretField
from companion.ui.widgets.labels import Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.passphrase_hint import PassphraseHintLine
from companion.ui.widgets.secret_steps import Call, SecretStep
from companion.ui.widgets.suggest_words import Draw, SuggestWords
from companion.ui.widgets.synced_notes import SyncedNotes
from companion.ui.widgets.unlock_words import no_sheet_card, what_it_is
from companion.ui.widgets.wrapping import WrappingCheck

Go = Callable[[str], None]
CAME_FROM, RESTORE = "page:back-open", "page:restore"


class DoorStep(SecretStep):
    """A step whose other buttons lead away from the door."""

    def __init__(self, look: Look, go: Go) -> None:
        super().__init__(look)
        self._go = go

    def _way(
        self, words: str, target: str, icon: str = "", kind: str = "secondary"
    ) -> ActionButton:
        return ActionButton(self.look, words, icon, kind, lambda: self._go(target))

    def _restore_way(self) -> ActionButton:
        return self._way(self.tr("Bring a copy back"), RESTORE, "history", "quiet")


class FirstPassphraseStep(DoorStep):
    """A step that asks for a passphrase twice, and for none from before."""

    def fault(self) -> Message | None:
        """Return what is wrong with the passphrase; None where it can be tried."""
        if self.new.words == self.again.words:
            return None
        return Message(
            self.tr("The two passphrases are not the same."),
            self.tr("Use “Show what I type” to see the difference."),
            "caution",
        )

    def _add_passphrases(self, new: str, again: str, draw: Draw, on_done: Call) -> None:
        self.new, self.again = SecretField(self.look, new), SecretField(self.look, again)
        self.again.edit.returnPressed.connect(on_done)
        self.column.addWidget(self.new)
        self.column.addWidget(PassphraseHintLine(self.new.edit))
        self.column.addWidget(SuggestWords(self.look, draw, self.new, self.again))
        self.column.addWidget(self.again)


class OpenStep(DoorStep):
    """The passphrase."""

    def __init__(self, look: Look, go: Go, on_done: Call, on_forgotten: Call) -> None:
        super().__init__(look, go)
        self.secret = SecretField(look, self.tr("&Passphrase"))
        self.secret.edit.returnPressed.connect(on_done)
        self.column.addWidget(self.secret)
        self._add_row(
            ActionButton(look, self.tr("Open"), "lock-open", "primary", on_done),
            self._way(self.tr("I only want the open pages"), CAME_FROM),
            ActionButton(look, self.tr("I have forgotten my passphrase"), on_click=on_forgotten),
        )
        words = self.tr(
            "Get help and the whole guide need no passphrase. Wrong tries never wipe anything."
        )
        self.column.addWidget(Words(words, "muted"))
        self.column.addWidget(self._restore_way(), 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)


class MakeStep(FirstPassphraseStep):
    """What the private part is, and a passphrase for it."""

    def __init__(self, desk: Desk, go: Go, on_done: Call) -> None:
        look, draw = desk.look, desk.content.passphrase_words
        super().__init__(look, go)
        self.column.addWidget(Words(what_it_is(is_portable=desk.is_portable)))
        self.column.addWidget(SyncedNotes(desk, go, is_made=False))
        box = Card(look, "info")
        box.column.addWidget(SentenceList(look, self._limits()))
        self.column.addWidget(box)
        self._add_passphrases(
            self.tr("&Passphrase"), self.tr("The same passphrase a&gain"), draw, on_done
        )
        self._add_buttons(
            ActionButton(look, self.tr("Make the private part"), "lock", "primary", on_done),
            self._way(self.tr("Not now"), CAME_FROM),
            self._restore_way(),
            self._way(
                self.tr("What is protected, and what is not"), "page:security", "shield", "quiet"
            ),
        )

    def _limits(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Nobody can reset it, not even us. Next you get a recovery sheet to keep "
                "somewhere else."
            ),
            self.tr("The lock can not stop spying programs, or someone who makes you open it."),
        )


class SheetStep(SecretStep):
    """The code of the recovery sheet, shown once, and typed back or declined."""

    def __init__(self, look: Look, print_sheet: Callable[[Sheet], None], on_done: Call) -> None:
        super().__init__(look)
        words = self.tr(
            "If you forget your passphrase, only this code can open your notes. It is shown "
            "once. Print it or copy it by hand."
        )
        self.column.addWidget(Words(words))
        self.sheet = CodeSheet(look, print_sheet, on_done)
        self.column.addWidget(self.sheet)
        self.declines = WrappingCheck(self.tr("I do not want a recovery sheet"))
        self.column.addWidget(self.declines)
        self._add_buttons(ActionButton(look, self.tr("Go on"), "arrow-right", "primary", on_done))


class RecoverStep(FirstPassphraseStep):
    """The code from the sheet and a new passphrase; and what is left without a sheet."""

    def __init__(self, look: Look, go: Go, draw: Draw, on_done: Call, on_back: Call) -> None:
        super().__init__(look, go)
        words = self.tr(
            "Your recovery sheet opens your notes without it. Type the code from the sheet, and "
            "choose a new passphrase."
        )
        self.column.addWidget(Words(words))
        self.code = CodeLine()
        self.code.setMaximumWidth(look.em * 32)
        self.column.addWidget(
            LabelledField(
                look,
                self.tr("Recovery &code"),
                self.code,
                self.tr("Capitals and gaps do not matter."),
            )
        )
        self._add_passphrases(
            self.tr("New &passphrase"), self.tr("The new passphrase a&gain"), draw, on_done
        )
        self._add_row(
            ActionButton(look, self.tr("Open"), "key-round", "primary", on_done),
            ActionButton(look, self.tr("Back"), on_click=on_back),
        )
        wipe = self._way(self.tr("Wipe everything"), "page:wipe", "trash-2", "quiet")
        self.column.addWidget(no_sheet_card(look, self._restore_way(), wipe))
        self.column.addStretch(1)
