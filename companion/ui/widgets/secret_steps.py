# SPDX-License-Identifier: Apache-2.0
"""The steps of the page for passphrase and recovery sheet: what is asked, and one main button."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.kit.messages import Message
from companion.ui.kit.paper import Sheet
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.code_sheet import CodeSheet
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import CodeLine, LabelledField, SecretField, forget
from companion.ui.widgets.labels import Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.passphrase_hint import PassphraseHintLine
from companion.ui.widgets.suggest_words import Draw, SuggestWords

Call = Callable[[], None]


class SecretStep(QWidget):
    """A column of questions; `done` is the main button."""

    done: ActionButton

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)

    def clear(self) -> None:
        """Empty every field."""
        for secret in self.findChildren(SecretField):
            secret.clear()
        for line in self.findChildren(QLineEdit):
            forget(line)

    def _add_buttons(self, done: ActionButton, *others: ActionButton) -> None:
        """End the column with the main button and the others."""
        self._add_row(done, *others)
        self.column.addStretch(1)

    def _add_row(self, done: ActionButton, *others: ActionButton) -> None:
        self.done = done
        row = WrapRow(self.look.px(8))
        for button in (done, *others):
            row.add(button)
        self.column.addWidget(row)


class NewPassphraseStep(SecretStep):
    """A step that asks for the present passphrase, and for the new one twice."""

    def fault(self) -> Message | None:
        """Return what is wrong with the new passphrase; None where it can be tried."""
        if self.new.words != self.again.words:
            return Message(
                self.tr("The two new passphrases are not the same."),
                self.tr("Use “Show what I type” to see the difference."),
                "caution",
            )
        if self.new.words and self.new.words == self.current.words:
            return Message(
                self.tr("The new passphrase is the one you have now."),
                self.tr("Nothing was changed. Choose another one."),
                "caution",
            )
        return None

    def _add_passphrases(self, on_done: Call, draw: Draw) -> None:
        look = self.look
        self.current = SecretField(look, self.tr("The passphrase you have n&ow"))
        self.new = SecretField(look, self.tr("The new &passphrase"))
        self.again = SecretField(look, self.tr("The new passphrase a&gain"))
        self.again.edit.returnPressed.connect(on_done)
        self.hint = PassphraseHintLine(self.new.edit)
        suggest = SuggestWords(look, draw, self.new, self.again)
        for widget in (self.current, self.new, self.hint, suggest, self.again):
            self.column.addWidget(widget)


class ChangeStep(NewPassphraseStep):
    """A new passphrase; all else stays."""

    def __init__(self, look: Look, draw: Draw, on_done: Call, on_back: Call) -> None:
        super().__init__(look)
        words = self.tr("Your notes stay as they are. Your recovery sheet goes on working.")
        self.column.addWidget(Words(words))
        self._add_passphrases(on_done, draw)
        self.column.addWidget(_what_to_know(look, self._sentences()))
        self._add_buttons(
            ActionButton(look, self.tr("Change it now"), "key-round", "primary", on_done),
            ActionButton(look, self.tr("Leave it as it is"), on_click=on_back),
        )

    def _sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Copies of your notes from before still open with the old passphrase."),
            self.tr(
                "Someone who knew the old passphrase and copied your files may still open your "
                "notes, newer ones too. Then go back and choose “Make everything new”."
            ),
        )


class DrawStep(SecretStep):
    """The passphrase, before a new code is shown."""

    def __init__(self, look: Look, on_done: Call, on_back: Call) -> None:
        super().__init__(look)
        self.column.addWidget(
            Words(
                self.tr(
                    "Type your passphrase. Then you see a new code. Your old sheet works until you "
                    "have typed the new code back."
                )
            )
        )
        self.current = SecretField(look, self.tr("&Passphrase"))
        self.current.edit.returnPressed.connect(on_done)
        self.column.addWidget(self.current)
        self._add_buttons(
            ActionButton(look, self.tr("Show a new code"), "arrow-right", "primary", on_done),
            ActionButton(look, self.tr("Keep the old sheet"), on_click=on_back),
        )


class CodeStep(SecretStep):
    """The new code, printed or copied by hand and typed back."""

    def __init__(
        self, look: Look, print_sheet: Callable[[Sheet], None], on_done: Call, on_back: Call
    ) -> None:
        super().__init__(look)
        words = self.tr(
            "This code counts once you have typed it back. Print it or copy it by hand."
        )
        self.column.addWidget(Words(words))
        self.sheet = CodeSheet(look, print_sheet, on_done)
        self.column.addWidget(self.sheet)
        self._add_buttons(
            ActionButton(look, self.tr("Use the new sheet"), "check", "primary", on_done),
            ActionButton(look, self.tr("Keep the old sheet"), on_click=on_back),
        )


class TryStep(SecretStep):
    """The code from the sheet, to see whether it still works."""

    def __init__(self, look: Look, on_done: Call, on_back: Call) -> None:
        super().__init__(look)
        words = self.tr("Fetch your sheet and type the code from it. Nothing changes by trying.")
        self.column.addWidget(Words(words))
        self.code = CodeLine()
        self.code.setMaximumWidth(look.em * 32)
        self.code.returnPressed.connect(on_done)
        self.column.addWidget(
            LabelledField(
                look,
                self.tr("Recovery &code"),
                self.code,
                self.tr("Capitals and gaps do not matter."),
            )
        )
        self._add_buttons(
            ActionButton(look, self.tr("Try this code"), "check", "primary", on_done),
            ActionButton(look, self.tr("Not now"), on_click=on_back),
        )


def _what_to_know(look: Look, sentences: tuple[str, ...]) -> Card:
    box = Card(look, "info")
    box.column.addWidget(SentenceList(look, sentences))
    return box
