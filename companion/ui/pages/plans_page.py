# SPDX-License-Identifier: Apache-2.0
"""Plans: talks planned and how they went, what is being watched, and when to look again."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.domain.guide import Starter
from companion.domain.talk import Talk, WhatNext
from companion.domain.watch import WatchWords
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.kit.targets import record_of
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.look_back import LookedThrough, look_back
from companion.ui.widgets.missing_row import missing_row
from companion.ui.widgets.record_fields import today
from companion.ui.widgets.record_page import Found, RecordPage
from companion.ui.widgets.record_row import RecordRow
from companion.ui.widgets.report_row import open_box
from companion.ui.widgets.sheet_words import sheet_row
from companion.ui.widgets.talk_form import TalkForm
from companion.ui.widgets.talk_words import (
    looked_words,
    talk_lines,
    talk_title,
)
from companion.ui.widgets.watch_row import add_ways, in_order, watch_row

STARTER = "starter="


class PlansPage(RecordPage[Talk]):
    """The talks with one child: those to come first, then those that were."""

    changes = (
        *(Change.TALKS, Change.WATCHES, Change.REVIEWS, Change.CHILDREN),
        *(Change.REPORTS, Change.MISSING),
    )

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        form = TalkForm(desk)
        super().__init__(desk, room, form, room.talks)
        self.talk_form = form
        self.talk_form.go.connect(self.go)
        self._wanted = ""
        # What is kept to read is about no child.
        self.kept = self._build_kept()
        self.kept.hide()
        place = self.column.indexOf(self.choice) + 1
        self.column.insertWidget(place, self.kept, 0, Qt.AlignmentFlag.AlignLeading)
        self.heading.setText(self.tr("Plans"))
        self.setWindowTitle(self.heading.text())

    @override
    def intro(self) -> str:
        return self.tr("Talks you plan, and what you watch. No talk has to be perfect.")

    @override
    def show_nothing(self, *, is_hidden: bool) -> None:
        super().show_nothing(is_hidden=is_hidden)
        self.kept.setVisible(is_hidden)

    @override
    def refresh(self) -> None:
        """Read the list again too: what was begun on the page for watching tells nobody."""
        super().refresh()
        self.reload()

    @override
    def open_target(self, target: str) -> None:
        """Open the form for "new" or "starter=ID" with its words; show the talk for "talk=ID"."""
        talk_id = record_of(target, "talk")
        if talk_id:
            self._wanted = ""
            self.show_record(talk_id)
            return
        is_form = target == "new" or target.startswith(STARTER)
        self._wanted = target if is_form else ""
        self._open_wanted()

    @override
    def read(self, child_id: int) -> Found[Talk]:
        talks = self.room.talks
        drafts = talks.drafts.of(child_id)
        return Found(
            tuple(talks.of(child_id)),
            drafts,
            look_back(self.room, child_id),
            self.room.watches.of(child_id),
            self.room.watches.may_watch(child_id),
            self.room.watch_forms.drafts.of(child_id),
            tuple(self.room.reports.of(child_id)),
            self.room.missing.due(child_id),
            self.room.secrets.due(),
        )

    @override
    def blank(self, child_id: int) -> Talk:
        return Talk(0, child_id, "")

    @override
    def title_of(self, record: Talk) -> str:
        if record.held_on is not None:
            return self.tr("You have talked")
        return self.tr("Change this talk") if record.id else self.tr("Plan a talk")

    @override
    def words_of(self, record: Talk) -> str:
        return talk_title(record)

    @override
    def draw(self, found: Found[Talk]) -> None:
        self.plan = ActionButton(
            self.look,
            self.tr("Plan a talk"),
            "plus",
            "secondary" if found.records else "primary",
            self._on_plan_clicked,
        )
        now = today(self.desk.clock)
        is_due = any(watch.is_due(now) for watch in found.watches)
        if is_due:
            self._draw_watching(found)
        if found.records:
            self._draw_talks(found)
        else:
            self._draw_empty()
            self._draw_open(found)
        if not is_due:
            self._draw_watching(found)
        if found.looked is not None:
            self._draw_looked(found.looked)
        if found.missing is not None:
            self.list.addWidget(missing_row(self.look, found.missing, self.go.emit))
        if found.sheet_worked_on is not None:
            self.list.addWidget(sheet_row(self.look, found.sheet_worked_on, self.go.emit))
        self._open_wanted()

    @override
    def focus_list(self) -> None:
        if self.list.count():
            self.plan.setFocus()

    def _draw_open(self, found: Found[Talk]) -> None:
        """Show what was promised and is not written down as done."""
        self.still_open = open_box(self.look, found.reports, self.go.emit)
        if self.still_open is not None:
            self.list.addWidget(self.still_open)

    def _draw_talks(self, found: Found[Talk]) -> None:
        talks = found.records
        buttons = WrapRow(self.look.px(8))
        for button in (self.plan, self._build_starters(), self._build_kept()):
            buttons.add(button)
        self.list.addWidget(buttons)
        held = [talk for talk in talks if talk.held_on is not None]
        planned = sorted(
            (talk for talk in talks if talk.held_on is None),
            key=lambda talk: talk.planned_for or date.max,
        )
        self._draw_part(self.tr("Planned"), planned)
        self._draw_open(found)
        self._draw_part(self.tr("You have talked"), held)

    def _draw_part(self, title: str, talks: list[Talk]) -> None:
        if talks:
            self.list.addWidget(Heading(title))
        for place, talk in enumerate(talks):
            is_newest = place == 0 and talk.held_on is not None
            self.list.addWidget(self._build_row(talk, is_newest=is_newest))

    def _draw_empty(self) -> None:
        self.list.addWidget(
            Words(self.tr("Here you will find the talks you plan, and how they went."))
        )
        buttons = WrapRow(self.look.px(8))
        for button in (self.plan, self._build_starters(), self._build_kept()):
            buttons.add(button)
        self.list.addWidget(buttons)
        self.list.addWidget(Heading(self.tr("What it can look like (an invented family)"), 3))
        example = Talk(
            0,
            0,
            topic=self.tr("New game friends"),
            opening=self.tr("Who's usually on your team?"),
            held_on=date(2026, 5, 3),
            how_it_went=self.tr("In the car. He told me about two of them. We laughed."),
            child_words=self.tr("“They are all from my old school.”"),
            what_next=(WhatNext.TALK_AGAIN,),
        )
        self.list.addWidget(_row(self, example))

    def _draw_watching(self, found: Found[Talk]) -> None:
        """Show the decisions to watch: those whose day has come stand on top of the page."""
        self.list.addWidget(Heading(self.tr("What you decided to watch")))
        if not found.may_watch:
            words = self.tr(
                "The next step for what you ticked or noted asks for more than watching. Take "
                "that step first."
            )
            self.list.addWidget(Words(words))
        for draft in found.watch_drafts:
            self.list.addWidget(self._build_begun(draft.record))
        for watch in in_order(found.watches):
            row = watch_row(self.look, watch, today(self.desk.clock))
            self.rows.update(add_ways(row, self.look, watch, self.go.emit))
            self.list.addWidget(row)
        buttons = WrapRow(self.look.px(8))
        if found.may_watch:
            buttons.add(self._build_way(self.tr("Decide to watch"), "plus", "page:plans#watch"))
        if any(not watch.is_open for watch in found.watches):
            words = self.tr("What came of earlier ones")
            buttons.add(self._build_way(words, "history", "page:watch"))
        self.list.addWidget(buttons)

    def _build_begun(self, record: WatchWords) -> RecordRow:
        """Return what was begun and not saved: its words are nowhere else to be seen."""
        words = record.why or record.what_would_change or record.outcome
        title = self.tr("You began to write: {words}").format(words=words)
        row = RecordRow(self.look, title, ((self.tr("Not saved yet."), "muted"),))
        target = f"page:plans#watch={record.id}" if record.id else "page:plans#watch"
        row.add_action(self._build_way(self.tr("Go on writing"), "pencil", target))
        return row

    def _build_way(self, words: str, icon: str, target: str) -> ActionButton:
        return ActionButton(self.look, words, icon, "quiet", partial(self.go.emit, target))

    def _draw_looked(self, looked: LookedThrough) -> None:
        self.list.addWidget(Heading(self.tr("Looking again")))
        self.looked = Words(looked_words(looked))
        self.list.addWidget(self.looked)
        to_list = ActionButton(
            self.look,
            self.tr("Go to the list"),
            "list-checks",
            "quiet",
            lambda: self.go.emit("page:notice"),
        )
        self.list.addWidget(to_list, 0, Qt.AlignmentFlag.AlignLeading)

    def _build_starters(self) -> ActionButton:
        return ActionButton(
            self.look,
            self.tr("Find words to begin with"),
            "messages-square",
            "quiet",
            lambda: self.go.emit("page:talk"),
        )

    def _build_kept(self) -> ActionButton:
        kept = partial(self.go.emit, "page:kept")
        return ActionButton(self.look, self.tr("Kept to read"), "bookmark", "quiet", kept)

    def _build_row(self, talk: Talk, *, is_newest: bool) -> QWidget:
        row = _row(self, talk)
        if talk.held_on is None:
            talked = ActionButton(
                self.look, self.tr("We talked"), "check", on_click=lambda: self._on_talked(talk)
            )
            talked.setAccessibleDescription(talk_title(talk))
            row.add_action(talked)
            self.rows[f"{talk.id}:talked"] = talked
        if is_newest:
            self._add_what_next(row, talk)
        change = ActionButton(
            self.look, self.tr("Change"), "pencil", "quiet", lambda: self._on_change(talk)
        )
        change.setAccessibleDescription(talk_title(talk))
        row.add_action(change)
        self.rows[str(talk.id)] = change
        return row

    def _add_what_next(self, row: RecordRow, talk: Talk) -> None:
        """Offer the way to each thing that is to come after the newest talk."""
        ways = {
            WhatNext.LOOK_AGAIN: (self.tr("Go to the list"), "list-checks", "page:notice"),
            WhatNext.WRITE_ENTRY: (self.tr("Write an entry"), "notebook-pen", "page:journal#new"),
            WhatNext.ASK_ADVISER: (self.tr("See who to ask"), "life-buoy", "page:get-help"),
            WhatNext.TALK_AGAIN: (self.tr("Plan the next talk"), "plus", ""),
        }
        for one in talk.what_next:
            words, icon, target = ways[one]
            again = partial(self._on_talk_again, talk)
            call = partial(self.go.emit, target) if target else again
            button = ActionButton(self.look, words, icon, "secondary", call)
            row.add_action(button)
            self.rows[f"{talk.id}:{one}"] = button

    def _on_talk_again(self, talk: Talk) -> None:
        again = Talk(0, talk.child_id, talk.topic, planned_for=talk.next_on)
        self.open_form(self.tr("Plan a talk"), again)

    def _on_plan_clicked(self) -> None:
        if self.child is not None:
            self.open_form(self.tr("Plan a talk"), self.blank(self.child.id))

    def _on_change(self, talk: Talk) -> None:
        self.open_form(self.tr("Change this talk"), talk)

    def _on_talked(self, talk: Talk) -> None:
        shown = replace(talk, held_on=today(self.desk.clock))
        self.open_form(self.tr("You have talked"), shown, stored=talk)

    def _open_wanted(self) -> None:
        if not self._wanted or self.found is None or self.child is None:
            return
        wanted, self._wanted = self._wanted, ""
        draft = self.new_draft()
        if wanted.startswith(STARTER):
            self._open_starter(self.child.id, wanted.removeprefix(STARTER), self.found)
        elif draft is not None and not self.keeper.is_attending:
            self.open_draft(draft)
        elif not self.keeper.is_attending:
            self._on_plan_clicked()

    def _open_starter(self, child_id: int, starter_id: str, found: Found[Talk]) -> None:
        """Add a starter to the plan that is being made, or make one."""
        starter = self.desk.guide.starter(starter_id)
        if starter is None:
            return
        planned = [one for one in found.records if one.held_on is None]
        same = [one for one in planned if _has(one, starter)]
        drafts = [one for one in found.drafts if not one.record.id and not one.record.held_on]
        if self.keeper.is_attending and self.talk_form.record().held_on is None:
            self._add(starter, self.tr("The words are in the plan you are making."))
        elif same:
            self._on_change(same[0])
        elif drafts:
            self.open_draft(drafts[0])
            self._add(starter, self.tr("Added to the plan you began."))
        else:
            self.open_form(self.tr("Plan a talk"), Talk(0, child_id, ""))
            self.talk_form.add_starter(starter)

    def _add(self, starter: Starter, said: str) -> None:
        before = self.talk_form.record()
        if self.talk_form.add_starter(starter):
            another = partial(self._on_new_plan_wanted, starter, before)
            self.notice.say(said, self.tr("Make a new plan instead"), another)
        else:
            self.notice.say(self.tr("These words are in the plan already."))

    def _on_new_plan_wanted(self, starter: Starter, before: Talk) -> None:
        """Take the words out of the plan they were added to, and begin another with them."""
        self.talk_form.take_back_starter(starter, before)
        self.keeper.note_change()
        work = self.keeper.hand_over()
        if work is not None:
            self.desk.tasks.on_vault(
                self, work, lambda _: self.reload(), self.say_error, is_keeping=True
            )
        self.open_form(self.tr("Plan a talk"), self.blank(before.child_id))
        self.talk_form.add_starter(starter)


def _has(talk: Talk, starter: Starter) -> bool:
    return starter.id in talk.starters or starter.words in talk.opening


def _row(page: PlansPage, talk: Talk) -> RecordRow:
    return RecordRow(page.look, talk_title(talk), talk_lines(talk))
