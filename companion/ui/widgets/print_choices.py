# SPDX-License-Identifier: Apache-2.0
"""What to choose before printing: the printer, the style of the words, and the paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from companion.ui.kit.look import Look
from companion.ui.kit.paper_document import Variant
from companion.ui.kit.paper_pages import Paper
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.wrapping import WrappingGroup, WrappingRadio


class PrintChoices(QWidget):
    """Fields with labels and access keys. Says each change at once."""

    printer_chosen = Signal(str)
    variant_chosen = Signal(str)
    paper_chosen = Signal(str)

    def __init__(self, look: Look, variant: Variant, paper: Paper, *, is_fixed: bool) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(6))
        self.pages = Words("", "muted")
        self._add_printers()
        self._add_variants(variant, is_fixed=is_fixed)
        self._add_papers(paper)
        self._column.addWidget(self.pages)

    def first_field(self) -> QWidget:
        """Return what has the focus first."""
        if self._printers.count():
            return self._printers
        radio = self._radios.checkedButton()
        return radio if radio is not None and radio.isEnabled() else self._papers

    def show_printers(self, names: list[str]) -> None:
        """Offer these, or say that there are none. Until then they are looked for."""
        self._printers.clear()
        self._printers.addItems(names)
        for widget in (self._printers, self._label_of(self._printers)):
            widget.setVisible(bool(names))
        self._printers_line.setText(self.why_no_printer())
        self._printers_line.setVisible(not names)

    def _add_printers(self) -> None:
        self._printers = CalmComboBox()
        self._printers.textActivated.connect(self.printer_chosen)
        self._add_list(self.tr("&Printer"), self.tr("Printer"), self._printers)
        for widget in (self._printers, self._label_of(self._printers)):
            widget.hide()
        self._printers_line = Words(self.looking_words())
        self._column.addWidget(self._printers_line)

    def looking_words(self) -> str:
        """Return what is said while the print service has not answered yet."""
        return self.tr("Looking for printers …")

    def why_no_printer(self) -> str:
        """Return why nothing can be printed on this computer."""
        return self.tr(
            "No printer is set up on this computer, so Print is switched off. "
            "You can still save the page."
        )

    def _add_variants(self, chosen: Variant, *, is_fixed: bool) -> None:
        box = WrappingGroup(self.tr("Words on the page"))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Heading(self.tr("Words on the page"), 3))
        self._radios = QButtonGroup(box)
        for variant, words, meaning in self._variant_words():
            radio = WrappingRadio(words)
            radio.setAccessibleDescription(meaning)
            radio.setChecked(variant is (Variant.NORMAL if is_fixed else chosen))
            radio.setEnabled(not is_fixed)
            radio.clicked.connect(
                lambda _checked=False, one=variant: self.variant_chosen.emit(one.value)
            )
            self._radios.addButton(radio)
            column.addWidget(radio)
        self._column.addWidget(box)
        plain = self.tr("Plain: no boxes and no lines.")
        self._column.addWidget(Words(self._why_fixed() if is_fixed else plain, "small"))

    def _variant_words(self) -> tuple[tuple[Variant, str, str], ...]:
        return (
            (Variant.NORMAL, self.tr("&Normal"), self.tr("Words in 11 point.")),
            (
                Variant.LARGE,
                self.tr("&Large print"),
                self.tr("Words in 16 point, on more pages."),
            ),
            (
                Variant.PLAIN,
                self.tr("Pla&in"),
                self.tr("Words in 12 point, without boxes and lines."),
            ),
        )

    def _why_fixed(self) -> str:
        return self.tr(
            "This page has a shape of its own, so its words have one size. For other sizes, "
            "choose Save as text and open the file in a program for writing."
        )

    def _add_papers(self, chosen: Paper) -> None:
        self._papers = CalmComboBox()
        for paper, words in ((Paper.A4, self.tr("A4")), (Paper.LETTER, self.tr("US Letter"))):
            self._papers.addItem(words, paper.value)
        self._papers.setCurrentIndex(self._papers.findData(chosen.value))
        self._papers.activated.connect(
            lambda _index: self.paper_chosen.emit(self._papers.currentData())
        )
        self._add_list(self.tr("Pap&er"), self.tr("Paper"), self._papers)

    def _add_list(self, words: str, name: str, field: QComboBox) -> None:
        label = QLabel(words)
        label.setProperty("look", "h3")
        label.setBuddy(field)
        field.setAccessibleName(name)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(8)
        self._column.addWidget(label)
        self._column.addWidget(field)

    def _label_of(self, field: QWidget) -> QLabel:
        return next(label for label in self.findChildren(QLabel) if label.buddy() is field)
