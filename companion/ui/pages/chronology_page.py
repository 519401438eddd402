# SPDX-License-Identifier: Apache-2.0
"""A chronology to hand over: five short steps, one question each, and out only on purpose."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Child
from companion.domain.chronology import Chronology
from companion.domain.chronology_form import ChronologyForm
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.form_draft import FormDraft
from companion.services.changes import Change
from companion.services.channel_service import ELSEWHERE
from companion.services.private_room import PrivateRoom
from companion.ui.dialogs.chronology_saving import ChronologySaving, Outgoing
from companion.ui.dialogs.save_dialog import not_written
from companion.ui.kit.access import announce
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.kit.paper_pages import Paper, usual_paper
from companion.ui.kit.printing import printing_here
from companion.ui.widgets.child_choice import ChildChoice
from companion.ui.widgets.child_head import ChildHead
from companion.ui.widgets.chronology_entries import EntriesStep
from companion.ui.widgets.chronology_foot import ChronologyFoot
from companion.ui.widgets.chronology_formats import Form
from companion.ui.widgets.chronology_keeper import ChronologyKeeper
from companion.ui.widgets.chronology_leaving import LeavingStep
from companion.ui.widgets.chronology_reader import ReaderStep
from companion.ui.widgets.chronology_sharing import Printers, SharingStep
from companion.ui.widgets.chronology_step import StepView
from companion.ui.widgets.chronology_wording import WordingStep
from companion.ui.widgets.chronology_words import making_words
from companion.ui.widgets.chronology_work_line import WorkLine
from companion.ui.widgets.labels import Heading
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.scroll_to import scroll_to_top
from companion.ui.widgets.service_first import ServiceFirst, about_sharing
from companion.ui.widgets.steps import Steps
from companion.ui.widgets.synced_notes import carried_file_words

COUNT = 5
LOW_EM = 24
"""Below this height or width of the page there is little room."""
READ_AGAIN = (
    Change.JOURNAL, Change.REVIEWS, Change.NOTICINGS, Change.REPORTS, Change.TALKS, Change.CHILDREN,
)  # fmt: skip
REPORT, PREPARE = "page:reports#new", "page:prepare"
ON_PAGES = (Form.PDF, Form.LOCKED_PDF, Form.PRINT)
Drafts = tuple[FormDraft[ChronologyForm], ...]


class ChronologyPage(ScrollPage):
    """Brings the steps together. What is chosen in them is kept in the vault."""

    leave_wanted = Signal()

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self._desk, self._room = desk, room
        self._child: Child | None = None
        self._form: ChronologyForm | None = None
        self._before: ChronologyForm | None = None
        self._out = Form.PDF
        self._is_stale = False
        self._wants_focus = self._wants_back = False
        self.heading.setText(self.tr("Chronology"))
        self.setWindowTitle(self.heading.text())
        self._keeper = ChronologyKeeper(desk, room.chronology_forms, self._now)
        # Its timers end with the page, on the window's thread.
        self._keeper.setParent(self)
        self._keeper.failed.connect(self.say_error)
        self.saving = ChronologySaving(desk, self, self._record)
        self._views: list[StepView] = []
        self._build()
        self._connect()

    @override
    def refresh(self) -> None:
        """Read again what another page may have changed."""
        if self._is_stale and self._form is not None:
            self._show_step(self._form)

    @override
    def keep_words(self) -> None:
        """Keep what is chosen, and wait for it. A file that is being made is given up."""
        self.saving.stop()
        self._wants_back = False
        self._finish()
        self._keeper.keep_before_leaving()

    @property
    @override
    def has_unkept_words(self) -> bool:
        return self._keeper.is_dirty

    @override
    def focus_first(self) -> None:
        super().focus_first()
        self._wants_focus = True
        if self._form is None:
            self.choice.focus_first()
        else:
            self._settle_focus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Building

    def _build(self) -> None:
        look = self.look
        self.column.removeWidget(self.heading)
        self.choice = ChildChoice(self._desk, self._room)
        self._head = ChildHead(look, self.heading, self.choice)
        self.column.insertWidget(0, self._head)
        self.handed = NoticeLine(look, "ok", "check")
        self.column.addWidget(self.handed)
        self.column.addWidget(ServiceFirst(self._desk, self._room, (about_sharing(),)))
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        self.question = Heading("")
        column.addWidget(self.question)
        self._steps = Steps()
        column.addWidget(self._steps)
        self.work = WorkLine(look)
        column.addWidget(self.work)
        self.column.addWidget(self._body)
        self.column.addStretch(1)
        self._body.hide()
        self.foot = ChronologyFoot(look)
        self.foot.hide()
        self.set_foot(self.foot)
        for view in (
            ReaderStep(self._desk),
            EntriesStep(self._desk, self._room),
            LeavingStep(self._desk),
            WordingStep(self._desk, self._room),
        ):
            self._add_view(view)

    def _add_view(self, view: StepView) -> None:
        view.changed.connect(self._on_view_changed)
        view.go.connect(self.go)
        view.failed.connect(self.say_error)
        self._views.append(view)
        self._steps.add(view)

    def _add_sharing(self) -> None:
        """Build the last step where it is wanted: it asks the system for printers."""
        printers = Printers(printing_here(self).find, self._usual_paper)
        sharing = SharingStep(self._desk, self._room, printers)
        sharing.formats.wanted.connect(self._on_form_wanted)
        self.sharing = sharing
        self._add_view(sharing)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._on_child_chosen)
        self.choice.failed.connect(self.say_error)
        self.foot.next_wanted.connect(self._on_next)
        self.foot.back_wanted.connect(self._on_back)
        self.foot.again_wanted.connect(self._on_again)
        self.foot.ways_wanted.connect(self._on_ways)
        self.work.cancelled.connect(self._on_cancelled)
        saving = self.saving
        saving.moved.connect(self._on_moved)
        saving.saved.connect(self._on_saved)
        saving.sending.connect(lambda: self.work.say(self.tr("Sending to the printer …")))
        saving.printed.connect(self._on_printed)
        saving.printer_failed.connect(self._on_printer_failed)
        saving.failed.connect(self._on_saving_failed)
        saving.given_up.connect(self._finish)
        self._desk.signals.changed.connect(self._on_changed)

    def _fit(self) -> None:
        self._head.fit(self.width(), has_child=self._child is not None)

    def _usual_paper(self) -> Paper:
        code = self._desk.channels.place[0]
        return usual_paper("" if code == ELSEWHERE else code)

    # The child, and where the person was

    def _on_child_chosen(self, child: Child | None) -> None:
        is_same = child is not None and self._child is not None and child.id == self._child.id
        if is_same:
            self._child = child
            return
        self._keeper.keep()
        self._leave_view()
        for view in self._views:
            # At once: nothing of one child stands while another is chosen.
            view.forget()
        self._form, self._before = None, None
        self._child = child
        self._fit()
        self._body.hide()
        self.foot.hide()
        for part in (self.handed, self.banner):
            part.hide()
        if child is None:
            if self._wants_focus:
                self.choice.focus_first()
            return
        drafts, child_id = self._room.chronology_forms, child.id
        self._desk.tasks.on_vault(
            self, partial(drafts.of, child_id), partial(self._on_drafts, child_id), self.say_error
        )

    def _on_drafts(self, child_id: int, drafts: Drafts) -> None:
        if self._child is None or self._child.id != child_id:
            return
        newest = drafts[0] if drafts else None
        form = newest.record if newest else ChronologyForm(child_id)
        self._keeper.found(form, newest.id if newest else 0)
        self._body.show()
        self.foot.show()
        self._show_step(form)

    def _now(self) -> ChronologyForm:
        if self._form is None:
            message = "no form is open"
            raise ValueError(message)
        return self._form

    # The steps

    @property
    def view(self) -> StepView:
        """The step that is shown."""
        return self._views[self._steps.index]

    def _show_step(self, form: ChronologyForm) -> None:
        if self._child is None:
            return
        self._leave_view()
        self._form, self._is_stale = form, False
        if form.step == COUNT - 1 and len(self._views) < COUNT:
            self._add_sharing()
        view = self._views[form.step]
        self._steps.show_view(view)
        self.question.setText(
            self.tr("Step {step} of {count}: {question}").format(
                step=form.step + 1, count=COUNT, question=view.title
            )
        )
        self.foot.show_step(form.step, COUNT)
        view.show_form(form, self._child)
        if self._wants_focus:
            self._settle_focus()

    def _on_ways(self) -> None:
        ways = self.sharing.ways
        if ways is not None:
            self.sharing.focus_ways()
            scroll_to_top(self.scroll_area, ways)

    def _leave_view(self) -> None:
        self.saving.stop()
        self.work.hide()
        self.view.leave()

    def _settle_focus(self) -> None:
        if self.isVisible():
            self._wants_focus = False
            self.view.focus_first()
            self.scroll_area.verticalScrollBar().setValue(0)
            # The place of the question is known once the step has been laid out.
            QTimer.singleShot(0, self.view, self._show_question)

    def _show_question(self) -> None:
        """Where there is little room, begin with the question: the child was chosen before."""
        is_low = self.scroll_area.viewport().height() < LOW_EM * self.look.em
        if is_low and self._form is not None and self._form.step:
            scroll_to_top(self.scroll_area, self.question)

    def _move_to(self, step: int) -> None:
        form = self.view.filled(self._now())
        self.banner.hide()
        self.handed.hide()
        self._wants_focus = True
        self._show_step(replace(form, step=step))
        announce(self, self.question.text())
        self._keeper.note_change()

    def _on_next(self) -> None:
        if self.view.missing:
            self.say(self.view.missing, look="caution")
            self.view.focus_first()
        else:
            self._move_to(self._now().step + 1)

    def _on_back(self) -> None:
        self._move_to(self._now().step - 1)

    def _on_again(self) -> None:
        self._before = self.view.filled(self._now())
        self._wants_focus = True
        self._show_step(ChronologyForm(self._before.child_id))
        self._keeper.note_change()
        self.handed.say(
            self.tr("These steps begin again. Your entries are as they were."),
            self.tr("Undo"),
            self._on_undo,
        )

    def _on_undo(self) -> None:
        if self._before is not None:
            self._wants_focus = True
            self._show_step(self._before)
            self._keeper.note_change()

    def _on_view_changed(self) -> None:
        if self._form is not None:
            self._form = self.view.filled(self._form)
            self._keeper.note_change()

    # Out

    def _record(self, made: Chronology) -> Mapping[str, object]:
        return self._room.record_check.record(made.entry_ids)

    def _on_form_wanted(self, form: Form) -> None:
        made, formats = self.sharing.made, self.sharing.formats
        if made is None:
            return
        outgoing = Outgoing(
            form,
            made.chronology,
            made.script,
            formats.paper,
            formats.variant,
            formats.printer,
            formats.password.password if form is Form.LOCKED_PDF else "",
        )
        formats.set_busy(is_busy=True)
        self._out, self._wants_back = form, True
        self.banner.hide()
        self.handed.hide()
        if form is Form.PRINT:
            self.saving.send_to_printer(outgoing)
        else:
            self.saving.ask_where(outgoing, self.leave_wanted.emit)

    def _on_moved(self, done: int, of: int) -> None:
        self.work.say(making_words(done, of, is_pages=self._out in ON_PAGES))

    def _on_cancelled(self) -> None:
        self.saving.stop()
        self._finish()
        self.say(self.tr("Stopped."), self.tr("Nothing was saved."), "info")

    def _finish(self) -> None:
        self.work.hide()
        if len(self._views) == COUNT:
            self.sharing.formats.set_busy(is_busy=False)
            if self._wants_back:
                self.sharing.formats.buttons[self._out].setFocus()
        self._wants_back = False

    def _on_saved(self, name: str, folder: str, path: str) -> None:
        self._finish()
        self.sharing.formats.password.forget()
        self.sharing.formats.password.hide()
        words = self.tr(
            "Saved as “{name}”, in the folder “{folder}”. Companion does not remember where."
        )
        self._offer_report(words.format(name=name, folder=folder) + carried_file_words(path))

    def _on_printed(self) -> None:
        self._finish()
        self._offer_report(
            self.tr("Sent to the printer. Fetch the pages now, before someone else finds them.")
        )

    def _offer_report(self, words: str) -> None:
        self.handed.say(
            words,
            self.tr("Write down whom you gave it to"),
            partial(self.go.emit, REPORT),
        )
        self.handed.offer(self.tr("Prepare a report"), partial(self.go.emit, PREPARE))
        self.scroll_area.verticalScrollBar().setValue(0)

    def _on_printer_failed(self) -> None:
        self._finish()
        self.say(
            self.tr("The printer did not take the pages."),
            self.tr("Nothing was lost. See that it is switched on, or save the pages as a PDF."),
            "caution",
        )

    def _on_saving_failed(self, error: CompanionError) -> None:
        self._finish()
        if error.code is ErrorCode.FILE_NOT_WRITABLE:
            self.say(
                self.tr("The file could not be written."),
                self.tr(
                    "Nothing was lost, and no half file was left. The folder may be gone or "
                    "locked. Choose another folder and try again."
                ),
                "caution",
            )
        elif error.code is ErrorCode.DISK_FULL:
            self.banner.say(not_written(error))
            self.scroll_area.verticalScrollBar().setValue(0)
        elif error.code is not ErrorCode.STOPPED:
            self.say_error(error)

    def _on_changed(self, change: Change) -> None:
        if change in READ_AGAIN:
            self._is_stale = True
