# SPDX-License-Identifier: Apache-2.0
"""The two steps towards a new key: the passphrases, then the code of the new sheet."""

from collections.abc import Callable

from companion.ui.kit.look import Look
from companion.ui.kit.paper import Sheet
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.code_sheet import CodeSheet
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.secret_steps import Call, NewPassphraseStep, SecretStep
from companion.ui.widgets.suggest_words import Draw
from companion.ui.widgets.wrapping import WrappingCheck


class NewKeyStep(NewPassphraseStep):
    """What a new key does and does not do, the present passphrase, and the new one twice."""

    def __init__(self, look: Look, draw: Draw, on_done: Call, on_back: Call) -> None:
        super().__init__(look)
        self.column.addWidget(
            Words(
                self.tr(
                    "Use this if somebody may know your passphrase, or has seen or copied your "
                    "recovery sheet. Your notes get a new key. The old passphrase and the old "
                    "sheet then no longer open them."
                )
            )
        )
        self._add_box(self.tr("Think of yourself first"), self._first())
        self._add_passphrases(on_done, draw)
        self._add_box(self.tr("What a new key can not do"), self._limits())
        self._add_buttons(
            ActionButton(look, self.tr("Go on"), "arrow-right", "primary", on_done),
            ActionButton(look, self.tr("Leave it as it is"), on_click=on_back),
        )

    def _add_box(self, title: str, sentences: tuple[str, ...]) -> None:
        box = Card(self.look, "info")
        box.column.addWidget(Heading(title, 3))
        box.column.addWidget(SentenceList(self.look, sentences))
        self.column.addWidget(box)

    def _first(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Could somebody get angry when the old passphrase stops working? Then talk to an "
                "advice line first. Get help needs no passphrase."
            ),
            self.tr("Choose a moment when nobody sees the screen."),
        )

    def _limits(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Copies from before still open with the old passphrase or sheet. Afterwards you "
                "see those kept here, and can have them removed."
            ),
            self.tr("Somebody who took your files can still read what was in them on that day."),
            self.tr(
                "It does not stop a spying program, or somebody who watches you type. Then use "
                "another computer."
            ),
        )


class NewKeySheetStep(SecretStep):
    """The code of the new sheet, printed or copied by hand and typed back, or declined."""

    def __init__(
        self, look: Look, print_sheet: Callable[[Sheet], None], on_done: Call, on_back: Call
    ) -> None:
        super().__init__(look)
        words = self.tr(
            "This is the code of your new sheet. Print it or copy it by hand, then type it back. "
            "Nothing has changed yet."
        )
        self.column.addWidget(Words(words))
        self.sheet = CodeSheet(look, print_sheet, on_done)
        self.column.addWidget(self.sheet)
        self.declines = WrappingCheck(self.tr("I do not want a recovery sheet"))
        self.column.addWidget(self.declines)
        after = self.tr("Afterwards Companion locks. Open it with your new passphrase.")
        self.column.addWidget(Words(after, "muted"))
        self._add_buttons(
            ActionButton(look, self.tr("Change everything now"), "key-round", "primary", on_done),
            ActionButton(look, self.tr("Leave everything as it is"), on_click=on_back),
        )

    def show_code(self, code: str) -> None:
        """Show this code, or none, with nothing typed or ticked."""
        self.sheet.show_code(code)
        self.declines.setChecked(False)
