# SPDX-License-Identifier: Apache-2.0
"""The code of a recovery sheet: read it, print it or copy it by hand, and type it back."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit.clipboard import OFFERS_NOTHING
from companion.ui.kit.look import Look
from companion.ui.kit.paper import Sheet
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import CodeLine, LabelledField, forget
from companion.ui.widgets.labels import SelectableWords, Words
from companion.ui.widgets.sheets import recovery_sheet


class CodeSheet(QWidget):
    """Shows one code, once."""

    def __init__(
        self, look: Look, print_sheet: Callable[[Sheet], None], on_return: Callable[[], None]
    ) -> None:
        super().__init__()
        self._look = look
        self._print_sheet = print_sheet
        self.code = ""
        self.code_label = SelectableWords("", "big")
        self.code_label.setProperty(OFFERS_NOTHING, True)
        self.code_label.setAccessibleDescription(self.tr("Your recovery code"))
        self.typed_back = CodeLine()
        self.typed_back.setMaximumWidth(look.em * 32)
        self.typed_back.returnPressed.connect(on_return)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._fill(column)

    @property
    def is_typed_back(self) -> bool:
        """True once the code stands in the field, however it is spelled."""
        return bool(self.code) and _plain(self.typed_back.text()) == _plain(self.code)

    def show_code(self, code: str) -> None:
        """Show this code, or none."""
        self.code = code
        self.code_label.setText(code)
        forget(self.typed_back)

    def _fill(self, column: QVBoxLayout) -> None:
        box = Card(self._look)
        box.column.addWidget(self.code_label)
        column.addWidget(box)
        column.addWidget(
            Words(
                self.tr(
                    "Keep it where the person you worry about does not look: with a friend, at "
                    "work. Not beside this computer, and not as a photo on a phone."
                ),
                "muted",
            )
        )
        ways = WrapRow(self._look.px(8))
        ways.add(
            ActionButton(
                self._look, self.tr("Print the sheet"), "printer", on_click=self._on_print_clicked
            )
        )
        column.addWidget(ways)
        column.addWidget(
            LabelledField(
                self._look,
                self.tr("Type the &code back from your sheet, to see that it is right"),
                self.typed_back,
            )
        )

    def _on_print_clicked(self) -> None:
        self._print_sheet(recovery_sheet(self.code))


def _plain(text: str) -> str:
    kept = "".join(letter for letter in text.upper() if letter.isalnum())
    return kept.replace("O", "0").replace("I", "1").replace("L", "1")
