# SPDX-License-Identifier: Apache-2.0
"""What you decided to watch: the decisions, what came of them, and the form for one."""

from dataclasses import replace
from functools import partial

from companion.domain.watch import Watch, WatchWords
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.kit.targets import record_of
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.child_line import ChildLine
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.look_back import look_back
from companion.ui.widgets.record_fields import today
from companion.ui.widgets.record_page import Found, RecordPage
from companion.ui.widgets.watch_form import WatchForm, usual_day
from companion.ui.widgets.watch_row import add_ways, in_order, watch_row


class WatchPage(RecordPage[WatchWords]):
    """The decisions about one child. Part of the plans, with a page of its own for the form."""

    changes = (Change.WATCHES, Change.REVIEWS, Change.CHILDREN)

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        self.whose = ChildLine(desk.look)
        super().__init__(desk, room, WatchForm(desk), room.watch_forms)
        self.column.insertWidget(self.column.indexOf(self.choice) + 1, self.whose)
        self._wanted = ""
        self.heading.setText(self.tr("What you decided to watch"))
        self.setWindowTitle(self.heading.text())

    @override
    def intro(self) -> str:
        return self.tr("You decide what you look out for, and when you look again.")

    @override
    def show_form(self, title: str) -> None:
        super().show_form(title)
        self.whose.show_child(self.child if self.choice.isHidden() else None)

    @override
    def show_list(self) -> None:
        super().show_list()
        self.whose.hide()

    @override
    def open_target(self, target: str) -> None:
        """Open the form: "watch" for a new decision, "watch=ID" to change, "looked=ID".

        A decision that has ended, or is about another child, is shown in the list.
        """
        watch_id = record_of(target, "watch")
        known = self.found.watches if self.found is not None else ()
        if watch_id and not any(one.id == watch_id and one.is_open for one in known):
            self.show_record(watch_id)
        self._wanted = target
        self._open_wanted()

    @override
    def read(self, child_id: int) -> Found[WatchWords]:
        watches = self.room.watches.of(child_id)
        return Found(
            tuple(map(_words_of, watches)),
            self.room.watch_forms.drafts.of(child_id),
            look_back(self.room, child_id),
            watches,
            self.room.watches.may_watch(child_id),
        )

    @override
    def blank(self, child_id: int) -> WatchWords:
        return WatchWords(0, child_id, look_again_on=usual_day(self.desk))

    @override
    def title_of(self, record: WatchWords) -> str:
        if record.has_looked:
            return self.tr("You have looked again")
        return self.tr("Change this decision") if record.id else self.tr("Decide to watch")

    @override
    def words_of(self, record: WatchWords) -> str:
        return record.why or self.title_of(record)

    @override
    def draw(self, found: Found[WatchWords]) -> None:
        buttons = WrapRow(self.look.px(8))
        back = ActionButton(
            self.look,
            self.tr("Back to your plans"),
            "arrow-left",
            "quiet",
            partial(self.go.emit, "page:plans"),
        )
        self._first: ActionButton = back
        if found.may_watch:
            self._first = ActionButton(
                self.look, self.tr("Decide to watch"), "plus", on_click=self._on_decide_clicked
            )
            buttons.add(self._first)
        else:
            self._draw_step_first()
        buttons.add(back)
        self.list.addWidget(buttons)
        ended = [one for one in found.watches if not one.is_open]
        looked = [one for one in ended if one.changed_at is None]
        changed = [one for one in ended if one.changed_at is not None]
        self._draw_some(self.tr("You are watching"), in_order(found.watches))
        self._draw_some(self.tr("You have looked again"), looked)
        self._draw_some(self.tr("What you decided before a change"), changed)
        self._open_wanted()

    @override
    def focus_list(self) -> None:
        if self.list.count():
            self._first.setFocus()

    def _draw_step_first(self) -> None:
        """Watching takes the place neither of a report nor of help now."""
        self.list.addWidget(
            Words(
                self.tr(
                    "The next step for what you ticked or noted asks for more than watching. Take "
                    "that step first. If it is done and you look again, you can decide here."
                )
            )
        )
        self.list.addWidget(
            ActionButton(
                self.look,
                self.tr("See the list and its next step"),
                "list-checks",
                on_click=partial(self.go.emit, "page:notice"),
            )
        )

    def _draw_some(self, title: str, watches: list[Watch]) -> None:
        if not watches:
            return
        self.list.addWidget(Heading(title))
        for watch in watches:
            row = watch_row(self.look, watch, today(self.desk.clock))
            if watch.is_open:
                ways = add_ways(row, self.look, watch, self._on_way)
                self.rows.update(ways)
                self.rows[str(watch.id)] = ways[f"watch:{watch.id}:again"]
            else:
                self.rows[str(watch.id)] = row.title
            self.list.addWidget(row)

    def _on_way(self, target: str) -> None:
        _, _, part = target.partition("#")
        if part:
            self.open_target(part)
        else:
            self.go.emit(target)

    def _on_decide_clicked(self) -> None:
        self.open_target("watch")

    def _open_wanted(self) -> None:
        if not self._wanted or self.found is None or self.child is None:
            return
        wanted, self._wanted = self._wanted, ""
        kind, _, number = wanted.partition("=")
        watch = next((one for one in self.found.watches if str(one.id) == number), None)
        draft = self.new_draft()
        if watch is not None and watch.is_open:
            self.record_wanted = 0
            self._open(watch, has_looked=kind == "looked")
        elif number:
            # While its child is still looked for, it stays wanted.
            self._wanted = wanted if self.record_wanted else ""
        elif self.keeper.is_attending:
            return
        elif draft is not None:
            self.open_draft(draft)
        elif self.found.may_watch:
            self.open_form(self.tr("Decide to watch"), self._new(self.child.id, self.found))

    def _new(self, child_id: int, found: Found[WatchWords]) -> WatchWords:
        looked = found.looked
        if looked is None:
            return self.blank(child_id)
        return WatchWords(
            0, child_id, look_again_on=looked.suggested_day, review_id=looked.review_id
        )

    def _open(self, watch: Watch, *, has_looked: bool) -> None:
        stored = _words_of(watch)
        if has_looked:
            shown = replace(stored, look_again_on=usual_day(self.desk), has_looked=True)
            self.open_form(self.title_of(shown), shown)
        else:
            self.open_form(self.title_of(stored), stored)


def _words_of(watch: Watch) -> WatchWords:
    return WatchWords(
        watch.id,
        watch.child_id,
        watch.why,
        watch.what_would_change,
        watch.look_again_on,
        watch.review_id,
    )
