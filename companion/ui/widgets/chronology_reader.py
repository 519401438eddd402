# SPDX-License-Identifier: Apache-2.0
"""Step 1 of a chronology: whom it is for."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QVBoxLayout

from companion.domain.checklist import Child
from companion.domain.chronology import Reader
from companion.domain.chronology_form import ChronologyForm
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.card import Card
from companion.ui.widgets.chronology_step import StepView, indented
from companion.ui.widgets.chronology_words import need_words, provenance_of, reader_words
from companion.ui.widgets.labels import Words
from companion.ui.widgets.source_line import SourceLine
from companion.ui.widgets.wrapping import WrappingGroup, WrappingRadio

SOURCES = ("p9", "p109", "p171", "p174", "p177", "judgement")


class _ReaderRadio(WrappingRadio):
    """The first arrow key chooses as well: Qt only moves the focus while nothing is chosen."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        focused, group = QApplication.focusWidget(), self.group()
        if not isinstance(focused, _ReaderRadio) or focused is self:
            return
        if group is not None and group.checkedId() < 0:
            focused.click()


class ReaderStep(StepView):
    """One reader each time: each needs other things, and may see other things."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.column.addWidget(
            Words(
                self.tr(
                    "A chronology puts your notes in the order in which things happened. Choose "
                    "one reader. You can make another one later."
                )
            )
        )
        group = WrappingGroup(self.title)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._radios = QButtonGroup(group)
        self.buttons: dict[Reader, WrappingRadio] = {}
        for place, reader in enumerate(Reader):
            radio = _ReaderRadio(reader_words(reader))
            radio.setAccessibleDescription(need_words(reader))
            self._radios.addButton(radio, place)
            self.buttons[reader] = radio
            column.addWidget(radio)
            column.addWidget(indented(desk.look, Words(need_words(reader), "muted")))
        self._radios.idClicked.connect(lambda _place: self.changed.emit())
        self.column.addWidget(group)
        self._add_carers()
        self.column.addWidget(SourceLine(desk, provenance_of(*SOURCES)))

    @property
    @override
    def title(self) -> str:
        return self.tr("Who is it for?")

    @property
    @override
    def missing(self) -> str:
        return "" if self._radios.checkedId() >= 0 else self.tr("Choose who it is for.")

    @override
    def show_form(self, form: ChronologyForm, child: Child) -> None:
        if form.has_reader:
            self.buttons[form.reader].setChecked(True)
            return
        self._radios.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        self._radios.setExclusive(True)

    @override
    def filled(self, form: ChronologyForm) -> ChronologyForm:
        chosen = next((one for one, radio in self.buttons.items() if radio.isChecked()), None)
        if chosen is None or (form.has_reader and form.reader is chosen):
            return form
        return form.for_reader(chosen)

    @override
    def focus_first(self) -> None:
        checked = self._radios.checkedButton()
        (checked or self.buttons[Reader.POLICE]).setFocus()

    def _add_carers(self) -> None:
        box = Card(self.desk.look, "info")
        box.column.addWidget(
            Words(
                self.tr(
                    "Are you a foster carer, or do you care for the child as your work? Ask your "
                    "service first what you may hand over, and to whom."
                )
            )
        )
        self.column.addWidget(box)
