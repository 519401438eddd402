# SPDX-License-Identifier: Apache-2.0
"""Notice: the checklist for one child, group by group, and the next step at its end."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Answer, Child, Review, by_group
from companion.domain.over_time import taken_back
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.kit.find_review import FoundReview, find_review
from companion.ui.kit.open_review import History, OpenReview, Outcome, history_of, outcome_of
from companion.ui.kit.override import override
from companion.ui.kit.targets import record_of
from companion.ui.widgets.answer_walk import WalkView
from companion.ui.widgets.check_view import CheckView
from companion.ui.widgets.child_line import ChildLine
from companion.ui.widgets.earlier_view import EarlierView
from companion.ui.widgets.next_step_view import NextStepView
from companion.ui.widgets.notice_paper import NoticePaper
from companion.ui.widgets.review_calls import calls_for_help
from companion.ui.widgets.review_foot import ReviewFoot, said_at_end
from companion.ui.widgets.review_landing import ReviewLanding, looked_words
from companion.ui.widgets.row_in_view import RowInView
from companion.ui.widgets.scroll_page import ScrollPage, clear_layout, show_all
from companion.ui.widgets.scroll_to import scroll_to_top
from companion.ui.widgets.sign_group_view import SignGroupView
from companion.ui.widgets.sign_groups import about_words, first_of_harm, group_of
from companion.ui.widgets.strengths_view import StrengthsView
from companion.ui.widgets.tab_order import put_after

Begun = tuple[Review, str | None, History]


class NoticePage(ScrollPage):
    """One view at a time: the way in, a group, what goes well, the answers, the next step."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk.look, "")
        self.setWindowTitle(self.tr("Notice"))
        self._desk = desk
        self._room = room
        self._groups = by_group(desk.content.sign_groups(), desk.content.signs().values())
        self._child: Child | None = None
        self._review: OpenReview | None = None
        self._unstored: dict[int, OpenReview] = {}
        """Reviews that were left with answers the vault has not taken yet."""
        self._outcome: Outcome | None = None
        self._at = self._wanted = 0
        self._is_changing = self._is_clear_wanted = False
        self.view: QWidget | None = None
        self._build()
        self._show_landing()

    @override
    def open_target(self, target: str) -> None:
        """Show an earlier time for "review=ID", after choosing the child it is about."""
        review_id = record_of(target, "review")
        if review_id:
            self._wanted = review_id
            found = partial(self._on_wanted_found, review_id)
            self._desk.tasks.on_vault(
                self, partial(find_review, self._room, review_id), found, self.say_error
            )

    @override
    def refresh(self) -> None:
        """Draw again what the country or another page may have changed."""
        if self.view is None:
            self.landing.load()
        elif isinstance(self.view, NextStepView) and self._outcome is not None:
            # What stands on the page at once: the country. What the vault knows: a moment later.
            self._show_outcome(self._outcome)
            self._work_out_again(self._outcome)

    @override
    def keep_words(self) -> None:
        """Keep a note that is still being typed, and what could not be stored before."""
        if isinstance(self.view, WalkView):
            self.view.keep_words()
        for review in (self._review, *self._unstored.values()):
            if review is not None and review.is_waiting:
                review.settle(_nothing_more)

    @override
    def focus_first(self) -> None:
        """Begin at the way in; a person who comes back to a group goes on where they were."""
        if isinstance(self.view, SignGroupView):
            self._focus_sign("")
        elif isinstance(self.view, StrengthsView):
            self.view.focus_first()
        else:
            super().focus_first()
            self._focus_top()

    def _build(self) -> None:
        self._paper = NoticePaper(self._desk, self._room)
        self._paper.setParent(self)
        self._paper.print_wanted.connect(self.print_wanted)
        self._paper.failed.connect(self.say_error)
        self._body = QVBoxLayout()
        self._body.setSpacing(self.look.px(10))
        self.column.addLayout(self._body)
        self.landing = ReviewLanding(self._desk, self._room)
        self.landing.choice.chosen.connect(self._on_chosen)
        self.landing.start_wanted.connect(self._on_start_wanted)
        self.landing.clear_wanted.connect(self._on_clear_wanted)
        self.landing.step_wanted.connect(self._on_step_wanted)
        self.landing.review_wanted.connect(self._show_earlier)
        self.landing.blank_wanted.connect(self._paper.print_blank)
        self.landing.go.connect(self.go)
        self.landing.failed.connect(self.say_error)
        self.column.addWidget(self.landing)
        self.column.addStretch(1)
        self._row_in_view = RowInView(self)
        self.foot = ReviewFoot(self.look)
        self.foot.back_wanted.connect(self._on_back_wanted)
        self.foot.next_wanted.connect(self._on_next_wanted)
        self.foot.stop_wanted.connect(self._on_stop_wanted)
        self.set_foot(self.foot)

    def _show(
        self, view: QWidget | None, title: str, next_words: str = "", place: str = ""
    ) -> None:
        """Show one view in place of another; the foot stands below it where there is a next."""
        if isinstance(self.view, WalkView):
            self.view.keep_words()
        clear_layout(self._body)
        self.banner.hide()
        self._row_in_view.stop()
        self.view = view
        self.heading.setText(title)
        if view is not None:
            line = ChildLine(self.look)
            self._body.addWidget(line)
            line.show_child(self._child, place)
            self._body.addWidget(view)
        # The foot was built first; Tab goes there last.
        put_after(self.landing.blank, *show_all(self._body))
        self.landing.setVisible(view is None)
        self.foot.setVisible(bool(next_words))
        self.foot.show_next(next_words)
        self.scroll_area.verticalScrollBar().setValue(0)

    def _show_landing(self) -> None:
        if self._review is not None and self._review.is_waiting:
            self._unstored[self._review.id] = self._review
        self._review = self._outcome = None
        self._is_changing = False
        self._show(None, self.tr("Notice"))
        self.landing.load()

    def _show_group(self, at: int, sign_id: str = "") -> None:
        if self._review is None:
            return
        self._at = at
        group, signs = self._groups[at]
        view = SignGroupView(self._desk, self._review, group, signs)
        view.go.connect(self.go)
        view.grown.connect(self._row_in_view.show_grown)
        place = self.tr("Group {number} of {count} · {about}").format(
            number=at + 1, count=len(self._groups), about=about_words(group.kind)
        )
        self._show_walk(view, group.title, place, is_last=self._is_changing)
        # The place of a question is known once the new view has been laid out.
        QTimer.singleShot(0, view, lambda: self._on_laid_out(sign_id))

    def _show_strengths(self) -> None:
        """Show what is going well, on a page of its own after the last group of signs."""
        if self._review is None:
            return
        self._at = len(self._groups)
        view = StrengthsView(self._desk, self._review)
        place = self.tr("Last page · You can leave it out")
        self._show_walk(view, self.tr("What is going well"), place, is_last=True)
        QTimer.singleShot(0, view, view.focus_first)

    def _show_walk(self, view: WalkView, title: str, place: str, *, is_last: bool) -> None:
        view.moved.connect(self._row_in_view.follow)
        view.ended.connect(self.foot.next.setFocus)
        next_words = said_at_end()[0] if is_last else self.tr("Next")
        self._show(view, title, next_words, place)

    def _show_check(self) -> None:
        if self._review is None:
            return
        self._is_changing = False
        view = CheckView(self._desk, self._review)
        view.change_wanted.connect(self._on_change_wanted)
        view.strengths_wanted.connect(self._on_strengths_wanted)
        self._show(view, *said_at_end())
        self._focus_top()

    def _show_outcome(self, outcome: Outcome) -> None:
        if self._child is None or outcome.review.child_id != self._child.id:
            return
        self._outcome = outcome
        view = NextStepView(self._desk, outcome, self._review)
        view.go.connect(self.go)
        view.print_wanted.connect(lambda: self._paper.print_step(outcome))
        view.paper_wanted.connect(
            lambda is_named: self._paper.print_answers(outcome, is_named=is_named)
        )
        view.step_up_wanted.connect(self._on_step_up_wanted)
        view.change_wanted.connect(self._show_check)
        view.done_wanted.connect(self._on_done_wanted)
        view.failed.connect(self.say_error)
        if view.try_change is not None:
            view.try_change.kept.connect(self._on_change_kept)
        self._show(view, outcome.step.action.headline)
        self._focus_top()

    def _show_earlier(self, review: Review, finished: tuple[Review, ...]) -> None:
        child = self._child
        if child is None or child.id != review.child_id:
            return
        view = EarlierView(self._desk, review, child.label, taken_back(finished)[review.id])
        view.step_wanted.connect(lambda: self._on_step_wanted(review))
        view.back_wanted.connect(self._on_done_wanted)
        view.paper_wanted.connect(
            lambda is_named: self._paper.print_review(review, is_named=is_named)
        )
        self._show(view, looked_words(review, finished))
        self._focus_top()

    def _focus_top(self) -> None:
        if self.view is None:
            self.landing.focus_first()
        else:
            self.heading.setFocus()

    def _on_laid_out(self, sign_id: str) -> None:
        # Whoever answered by a key meanwhile is further down by now.
        if not self._row_in_view.is_following:
            self._focus_sign(sign_id)

    def _focus_sign(self, sign_id: str) -> None:
        if isinstance(self.view, SignGroupView):
            question = self.view.question(sign_id)
            question.reply.focus_answer()
            if question is not self.view.question():
                scroll_to_top(self.scroll_area, question)

    def _on_chosen(self, child: Child | None) -> None:
        is_same = child is not None and self._child is not None and child.id == self._child.id
        if not is_same:
            self.keep_words()
        self._child = child
        if is_same and self._review is not None and child is not None:
            self._review.child = child
        elif not is_same or self.view is None:
            self._show_landing()
        if is_same and isinstance(self.view, NextStepView) and self._outcome is not None:
            self._work_out_again(self._outcome)
        if self._wanted and child is not None:
            self.open_target(f"review={self._wanted}")

    def _on_wanted_found(self, review_id: int, found: FoundReview | None) -> None:
        if self._wanted != review_id:
            return
        if found is None:
            self._wanted = 0
            self.say(self.tr("This is not in the record any more."))
            return
        review = found.review
        if self._child is None or self._child.id != review.child_id:
            self._desk.chosen_child.choose(review.child_id)
        if self._child is None or self._child.id != review.child_id:
            # The choice still has to be read; the way here is taken once more after it.
            return
        self._wanted = 0
        self._show_landing()
        if review.finished_at is not None:
            self._show_earlier(review, found.finished)

    def _on_clear_wanted(self) -> None:
        """Go straight to what may have happened already."""
        self._is_clear_wanted = True
        self._on_start_wanted()

    def _on_start_wanted(self) -> None:
        child = self._child
        if child is None:
            return
        checklist = self._room.checklist

        def work() -> Begun:
            review = checklist.start_or_continue(child.id)
            return review, checklist.resume_at(review), history_of(self._room, child.id)

        self._desk.tasks.on_vault(self, work, self._on_begun, self.say_error)

    def _on_begun(self, begun: Begun) -> None:
        review, sign_id, history = begun
        if self._child is None or review.child_id != self._child.id:
            return
        self._review = self._unstored.pop(review.id, None) or self._open(
            self._child, review, history
        )
        self._review.child = self._child
        is_clear, self._is_clear_wanted = self._is_clear_wanted, False
        if is_clear:
            self._show_group(first_of_harm(self._groups))
        elif sign_id is None:
            self._show_check()
        else:
            self._show_group(group_of(self._groups, sign_id), sign_id)

    def _open(self, child: Child, review: Review, history: History) -> OpenReview:
        opened = OpenReview(self._desk, self._room, child, review, history)
        opened.setParent(self)
        opened.failed.connect(self.say_error)
        opened.kept.connect(self._on_kept)
        return opened

    def _on_kept(self) -> None:
        self.foot.show_kept(self._desk.clock.now())

    def _on_change_wanted(self, sign_id: str) -> None:
        self._is_changing = True
        self._show_group(group_of(self._groups, sign_id), sign_id)

    def _on_strengths_wanted(self) -> None:
        self._is_changing = True
        self._show_strengths()

    def _on_back_wanted(self) -> None:
        if isinstance(self.view, CheckView):
            self._show_strengths()
        elif self._is_changing:
            self._show_check()
        elif self._at > 0:
            self._show_group(self._at - 1)
        else:
            self._leave_review(self._on_done_wanted)

    def _on_next_wanted(self) -> None:
        if isinstance(self.view, CheckView):
            if self._review is not None:
                self._review.finish(self._show_outcome)
        elif self._is_changing or isinstance(self.view, StrengthsView):
            self._show_check()
        elif self._at == len(self._groups) - 1:
            self._show_strengths()
        else:
            self._show_group(self._at + 1)

    def _on_stop_wanted(self) -> None:
        self._leave_review(self._on_stopped)

    def _leave_review(self, leave: Callable[[], None]) -> None:
        """Leave once every answer is stored; where that fails, stay beside the answers."""
        review = self._review
        if review is None:
            return
        if isinstance(self.view, WalkView):
            self.view.keep_words()

        def stored() -> None:
            if self._review is review:
                leave()

        review.settle(stored)

    def _on_stopped(self) -> None:
        calls = self._review is not None and calls_for_help(self._desk, self._review)
        self._on_done_wanted()
        if calls:
            # No tick of ours beside a grave answer; the way to help stands right below.
            self.say(self.tr("What you ticked is kept. Below is who can help."))
            return
        self.say(
            self.tr("What you ticked is kept."),
            self.tr("You can go on whenever you like. To ask someone now, open “Get help”."),
            "ok",
        )

    def _on_done_wanted(self) -> None:
        self._show_landing()
        self._focus_top()

    def _on_step_wanted(self, review: Review) -> None:
        self._desk.tasks.on_vault(
            self, lambda: outcome_of(self._room, review), self._show_outcome, self.say_error
        )

    def _work_out_again(self, shown: Outcome) -> None:
        """Ask the rules again: the age or the needs of the child may be others by now."""

        def done(outcome: Outcome) -> None:
            is_shown = isinstance(self.view, NextStepView) and self._outcome == shown
            if is_shown and outcome != shown:
                self._show_outcome(outcome)

        self._desk.tasks.on_vault(
            self, lambda: outcome_of(self._room, shown.review), done, self.say_error
        )

    def _on_step_up_wanted(self, rule_id: str) -> None:
        if self._outcome is None:
            return
        review_id = self._outcome.review.id

        def work() -> Outcome:
            return outcome_of(self._room, self._room.checklist.step_up(review_id, rule_id))

        self._desk.tasks.on_vault(self, work, self._show_outcome, self.say_error)

    def _on_change_kept(self, answer: Answer | bool) -> None:
        if self._review is None:
            return
        if isinstance(answer, Answer):
            self._review.keep(answer)
        else:
            self._review.keep_worry(answer)
        self._review.finish(self._show_outcome)


def _nothing_more() -> None:
    """Follow a storing that nobody waits for."""
