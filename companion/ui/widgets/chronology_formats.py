# SPDX-License-Identifier: Apache-2.0
"""In which form a chronology goes out: on paper, or as one of several files."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.kit.paper_document import Variant
from companion.ui.kit.paper_pages import Paper
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.chronology_password import PasswordBox
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.print_choices import PrintChoices


class Form(StrEnum):
    """A way out."""

    PDF = "pdf"
    LOCKED_PDF = "locked-pdf"
    WORD = "docx"
    TEXT = "txt"
    TABLE = "csv"
    RECORD = "json"
    FULL_RECORD = "full-json"
    PRINT = "print"

    @property
    def suffix(self) -> str:
        """How the name of the file ends."""
        return {Form.LOCKED_PDF: "pdf", Form.FULL_RECORD: "json"}.get(self, self.value)


class ChronologyFormats(QWidget):
    """Asks for a form, and for the paper and printer that go with it. Makes nothing itself."""

    wanted = Signal(object)
    """A Form."""
    paper_changed = Signal()

    def __init__(self, look: Look, paper: Paper) -> None:
        super().__init__()
        self._look = look
        self.variant, self.paper = Variant.NORMAL, paper
        self.printer = ""
        self._is_busy = False
        self.buttons: dict[Form, ActionButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(8))
        self._column.addWidget(Heading(self.tr("How do you want it?")))
        self._build_choices()
        self._build_buttons()
        self.password = PasswordBox(look)
        self.password.hide()
        self.password.save_wanted.connect(lambda: self.wanted.emit(Form.LOCKED_PDF))
        self._column.addWidget(self.password)
        self._column.addWidget(self._build_help())

    def show_printers(self, names: list[str]) -> None:
        """Offer these printers, or say that there are none."""
        self.printer = names[0] if names else ""
        self.choices.show_printers(names)
        why = "" if names else self.choices.why_no_printer()
        self.buttons[Form.PRINT].setAccessibleDescription(why)
        self._no_printer.setText(why)
        self._no_printer.setVisible(bool(why))
        self.set_busy(is_busy=self._is_busy)

    def show_record(self, *, can_be_checked: bool) -> None:
        """Say what the file for computers is: with something left out it can not be checked."""
        self.buttons[Form.RECORD].setText(
            self.tr("Save as a record for checking")
            if can_be_checked
            else self.tr("Save as data (JSON)")
        )
        self.buttons[Form.FULL_RECORD].setVisible(not can_be_checked)
        self._full.setVisible(not can_be_checked)
        self._record.setText(
            self.tr(
                "A record for checking (JSON) lets someone see later that no word was changed "
                "since. It goes with the other file, not in its place."
            )
            if can_be_checked
            else self.tr(
                "With parts left out, or with more than entries in it, the data file can not be "
                "checked. It says so itself."
            )
        )

    def set_busy(self, *, is_busy: bool) -> None:
        """Let nothing else begin while one thing is being made."""
        self._is_busy = is_busy
        for form, button in self.buttons.items():
            button.setEnabled(not is_busy and (form is not Form.PRINT or bool(self.printer)))
        self.choices.setEnabled(not is_busy)
        self.password.setEnabled(not is_busy)

    def _build_choices(self) -> None:
        self.choices = PrintChoices(self._look, self.variant, self.paper, is_fixed=False)
        self.choices.pages.hide()
        self.choices.printer_chosen.connect(self._on_printer)
        self.choices.variant_chosen.connect(self._on_variant)
        self.choices.paper_chosen.connect(self._on_paper)
        fold = Fold(self._look, self.tr("Printer, paper and size of the words"), self.choices)
        self._column.addWidget(fold)

    def _build_buttons(self) -> None:
        row = WrapRow(self._look.px(8))
        for form, words, icon in self._ways():
            button = ActionButton(self._look, words, icon)
            button.clicked.connect(lambda _checked=False, form=form: self._on_clicked(form))
            self.buttons[form] = button
            row.add(button)
        self.buttons[Form.PRINT].setEnabled(False)
        self._column.addWidget(row)
        looking = self.choices.looking_words()
        self.buttons[Form.PRINT].setAccessibleDescription(looking)
        self._no_printer = Words(looking, "muted")
        self._column.addWidget(self._no_printer)

    def _ways(self) -> tuple[tuple[Form, str, str], ...]:
        return (
            (Form.PRINT, self.tr("Print"), "printer"),
            (Form.PDF, self.tr("Save as PDF"), "save"),
            (Form.LOCKED_PDF, self.tr("Save as a locked PDF"), "lock"),
            (Form.WORD, self.tr("Save for Word"), "save"),
            (Form.TEXT, self.tr("Save as text"), "save"),
            (Form.TABLE, self.tr("Save as a table (CSV)"), "save"),
            (Form.RECORD, self.tr("Save as data (JSON)"), "save"),
            (Form.FULL_RECORD, self.tr("Save the full record for checking"), "save"),
        )

    def _build_help(self) -> QWidget:
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px(4))
        points = (
            self.tr("A PDF looks the same everywhere, and is hard to change by accident."),
            self.tr("Word and text suit a screen reader best."),
            self.tr("A table opens in a program for tables, one line for each entry."),
        )
        column.addWidget(SentenceList(self._look, points))
        self._record = Words("")
        column.addWidget(self._record)
        self._full = Words(
            self.tr(
                "The full record for checking holds every word of the entries you chose. All names "
                "and all earlier wordings stand in it. Give it only to someone who may read all "
                "of that."
            )
        )
        column.addWidget(self._full)
        return place

    def _on_clicked(self, form: Form) -> None:
        is_locked = form is Form.LOCKED_PDF
        self.password.setVisible(is_locked)
        if is_locked:
            self.password.begin()
        else:
            self.password.forget()
            self.wanted.emit(form)

    def _on_printer(self, name: str) -> None:
        self.printer = name

    def _on_variant(self, variant: str) -> None:
        self.variant = Variant(variant)
        self.paper_changed.emit()

    def _on_paper(self, paper: str) -> None:
        self.paper = Paper(paper)
        self.paper_changed.emit()
