# SPDX-License-Identifier: Apache-2.0
"""Step 5 of a chronology: see exactly what goes out before it does."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Child
from companion.domain.chronology import Choices, Chronology, Progress, always
from companion.domain.chronology_form import ChronologyForm
from companion.domain.chronology_making import Material, chronology_of
from companion.domain.chronology_script import Script
from companion.domain.entry_find import Wanted
from companion.domain.errors import CompanionError, ErrorCode
from companion.services.private_room import PrivateRoom
from companion.ui.kit.chronology_work import ChronologyReading
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.kit.paper_document import Variant
from companion.ui.kit.paper_pages import Paper
from companion.ui.kit.working import Working
from companion.ui.widgets.chronology_formats import ChronologyFormats
from companion.ui.widgets.chronology_household import HouseholdCheck
from companion.ui.widgets.chronology_ids import EntryIds, Ids
from companion.ui.widgets.chronology_pages import PicturedPages, on_this_thread, pictured
from companion.ui.widgets.chronology_preview import ChronologyPreview
from companion.ui.widgets.chronology_step import StepView
from companion.ui.widgets.chronology_summary import ChronologySummary
from companion.ui.widgets.chronology_words import making_words, provenance_of
from companion.ui.widgets.chronology_work_line import WorkLine
from companion.ui.widgets.labels import Words
from companion.ui.widgets.source_line import SourceLine
from companion.ui.widgets.written_chronology import script_of


@dataclass(frozen=True, slots=True)
class Printers:
    """What this computer can print with: asked for when the step is first shown."""

    find: Callable[[Callable[[list[str]], None]], None]
    paper: Callable[[], Paper]


@dataclass(frozen=True, slots=True)
class Made:
    """A chronology on its pages."""

    chronology: Chronology = field(repr=False)
    script: Script = field(repr=False)
    pages: PicturedPages


class SharingStep(StepView):
    """Makes the pages and shows them. Saving and printing are asked for with `formats.wanted`."""

    def __init__(self, desk: Desk, room: PrivateRoom, printers: Printers) -> None:
        super().__init__(desk)
        self._room = room
        self._form: ChronologyForm | None = None
        self._material: Material | None = None
        self.made: Made | None = None
        self._turn = 0
        self._working: Working | None = None
        self._ids = EntryIds(self, desk.tasks, room.journal, self._on_failed)
        self._reading = ChronologyReading(desk.tasks, self)
        look = desk.look
        self.column.addWidget(
            Words(
                self.tr(
                    "This is what goes out, page by page. It only leaves when you save or print."
                )
            )
        )
        self.work = WorkLine(look)
        self.work.cancelled.connect(self._on_cancelled)
        self.column.addWidget(self.work)
        self.preview = ChronologyPreview(look)
        self.preview.words_wanted.connect(self._on_words_wanted)
        self.summary = ChronologySummary(look)
        self.household = HouseholdCheck(look)
        self.household.answered.connect(self._on_answered)
        self.formats = ChronologyFormats(look, printers.paper())
        printers.find(self.formats.show_printers)
        self.formats.paper_changed.connect(self._lay_out)
        self.first_answer = Words(self.tr("Answer this, then you can save or print."), "muted")
        sources = SourceLine(desk, provenance_of("p171", "judgement"))
        self._parts = (self.preview, self.summary, self.household, sources)
        for part in (*self._parts, self.first_answer, self.formats):
            self.column.addWidget(part)
        self._hide_parts()
        self._foot = QVBoxLayout()
        self.column.addLayout(self._foot)

    @property
    @override
    def title(self) -> str:
        return self.tr("Check before you share")

    @override
    def show_form(self, form: ChronologyForm, child: Child) -> None:
        self.leave()
        self._form = form
        self._hide_parts()
        self.work.say(making_words(0, 0))
        if form.is_all:
            self._ids.read(child.id, Wanted(), self._on_ids)
        else:
            self._read(form)

    @override
    def leave(self) -> None:
        self._turn += 1
        self._stop()
        self._material, self.made = None, None
        self.preview.forget()
        self.formats.password.forget()

    @override
    def forget(self) -> None:
        self._form = None
        self.summary.forget()
        self.household.forget()
        self._hide_parts()

    @override
    def focus_first(self) -> None:
        if self.made is None:
            self.work.cancel.setFocus()
        elif self.preview.next.isEnabled():
            self.preview.next.setFocus()
        else:
            self.preview.fold.button.setFocus()

    @property
    def ways(self) -> QWidget | None:
        """What to go to for saving: the question before it, or the ways; None without pages."""
        if self.made is None:
            return None
        return self.formats if self.household.is_answered else self.household

    def focus_ways(self) -> None:
        """Put the focus where saving goes on."""
        if self.household.is_answered:
            usable = (one for one in self.formats.buttons.values() if one.isEnabled())
            next(usable, self.formats).setFocus()
        else:
            self.household.question.focus_answer()

    # Putting it together

    def _on_ids(self, ids: Ids) -> None:
        if self._form is not None:
            self._read(replace(self._form, entry_ids=tuple(ids)))

    def _read(self, choices: Choices) -> None:
        self._reading.start(
            self._room.chronology,
            choices,
            partial(self._on_material, self._turn, choices),
            self._on_failed,
            self._on_read_moved,
        )

    def _on_material(self, turn: int, choices: Choices, material: Material) -> None:
        if turn == self._turn:
            self._material = material
            self._choices = choices
            self._lay_out()

    def _lay_out(self) -> None:
        """Make the pages on a pool thread; what was there stays until they are done."""
        if self._material is None:
            return
        self._turn += 1
        self._stop()
        self._working = Working()
        self._working.setParent(self)
        self._working.moved.connect(self._on_made_moved)
        line = self.desk.channels.emergency_line_or_none()
        work = partial(
            _make,
            self._material,
            self._choices,
            line,
            (self.formats.variant, self.formats.paper),
            self._working,
        )
        self.formats.set_busy(is_busy=True)
        done = partial(self._on_made, self._turn)
        self.desk.tasks.run(self, partial(on_this_thread, work), done, self._on_failed)

    def _on_made(self, turn: int, made: Made) -> None:
        if turn != self._turn:
            return
        had_focus = self.work.cancel.hasFocus()
        self.made = made
        self._end_work()
        self.summary.show_chronology(made.chronology)
        self.formats.show_record(can_be_checked=made.chronology.can_be_checked)
        for part in self._parts:
            part.show()
        self._show_formats()
        self.preview.show_pages(made.pages)
        if had_focus:
            self.focus_first()

    def _stop(self) -> None:
        self._ids.stop()
        self._reading.stop()
        if self._working is not None:
            self._working.stop()
            self._working.deleteLater()
            self._working = None

    def _on_cancelled(self) -> None:
        self._turn += 1
        self._stop()
        if self.made is None:
            self.work.say(self.tr("Stopped. Nothing was made. Go back and on again to try."))
            self.work.cancel.hide()
        else:
            self._end_work()

    def _on_failed(self, error: CompanionError) -> None:
        if error.code is not ErrorCode.STOPPED:
            self._end_work()
            self.failed.emit(error)

    def _end_work(self) -> None:
        self.work.hide()
        self.formats.set_busy(is_busy=self.made is None)

    # What is shown

    def _hide_parts(self) -> None:
        self.work.cancel.show()
        for part in (*self._parts, self.first_answer, self.formats):
            part.hide()

    def _on_answered(self) -> None:
        # Asked here, it is not asked once more before something is printed.
        self.desk.held.is_household_asked = True
        self._show_formats()

    def _show_formats(self) -> None:
        is_answered = self.household.is_answered
        self.formats.setVisible(is_answered)
        self.first_answer.setVisible(not is_answered)

    def _on_read_moved(self, done: int, of: int) -> None:
        words = self.tr("Reading entry {done} of {count}")
        self.work.say(words.format(done=done, count=of))

    def _on_made_moved(self, done: int, of: int) -> None:
        if self.sender() is not self._working:
            return
        self.work.say(making_words(done, of))

    def _on_words_wanted(self) -> None:
        if self.made is not None:
            files, made, turn = self.desk.files, self.made, self._turn

            def show(text: str) -> None:
                if turn == self._turn:
                    self.preview.show_words(text)

            self.desk.tasks.run(
                self, lambda: files.text(made.script, always).decode(), show, self._on_failed
            )


def _make(
    material: Material,
    choices: Choices,
    line: str,
    style: tuple[Variant, Paper],
    progress: Progress,
) -> Made:
    variant, paper = style
    # What is counted here are entries, not pages yet.
    chronology = chronology_of(material, choices, lambda done, _of: progress(done, 0))
    script = script_of(chronology, line)
    return Made(chronology, script, pictured(script, paper, variant, progress))
