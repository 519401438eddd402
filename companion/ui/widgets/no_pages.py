# SPDX-License-Identifier: Apache-2.0
"""What stands in the window where a fault keeps every page away: whom to phone, and what to do."""

from companion.ui.kit.look import Look
from companion.ui.widgets.labels import Heading, SelectableWords, Words
from companion.ui.widgets.scroll_page import ScrollPage


class NoPages(ScrollPage):
    """Says that there are no pages. The line on top and the ways out go on working."""

    def __init__(self, look: Look, number: str, doors: tuple[str, ...]) -> None:
        """`doors` are lines such as "NSPCC Helpline: 0808 800 5000": there is nothing else."""
        super().__init__(look, "")
        self.heading.setText(self.tr("The pages can not be shown now"))
        number = number or self.tr("your emergency number")
        for words in (
            self.tr("If someone is in danger, phone {number} yourself.").format(number=number),
            self.tr(
                "Your saved notes are kept. Press Leave quickly, then start the program again. "
                "If the pages still do not come, restart the computer and try once more."
            ),
        ):
            self.column.addWidget(Words(words))
        if doors:
            self.column.addWidget(Heading(self.tr("If you need help now"), 3))
            self.column.addWidget(SelectableWords("\n".join(doors)))
        self.column.addStretch(1)
