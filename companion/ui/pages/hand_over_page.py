# SPDX-License-Identifier: Apache-2.0
"""Hand over a record: what was given to a service, and a receipt for both sides."""

from functools import partial

from companion.domain.records import HandOver, initials_of
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.labels import Words
from companion.ui.widgets.record_fields import today
from companion.ui.widgets.record_page import Found, RecordPage
from companion.ui.widgets.record_row import RecordRow
from companion.ui.widgets.records_form import HandOverForm
from companion.ui.widgets.records_receipt import hand_over_sheet
from companion.ui.widgets.records_words import hand_over_title, pages_words
from companion.ui.widgets.service_first import ServiceFirst, about_sharing


class HandOverPage(RecordPage[HandOver]):
    """The hand-overs of one child, newest first. Nothing is sent from here."""

    changes = (Change.RECORDS,)

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__(desk, room, HandOverForm(desk), room.records)
        self.heading.setText(self.tr("Hand over a record"))
        self.setWindowTitle(self.heading.text())
        self.column.insertWidget(3, ServiceFirst(desk, room, (about_sharing(),)))

    @override
    def intro(self) -> str:
        return self.tr(
            "Companion sends nothing. Make the document, give it away yourself, then write it "
            "down here. The receipt has a place for both of you to sign."
        )

    @override
    def read(self, child_id: int) -> Found[HandOver]:
        records = self.room.records
        return Found(records.of(child_id), records.drafts.of(child_id))

    @override
    def blank(self, child_id: int) -> HandOver:
        return HandOver(0, child_id, today(self.desk.clock))

    @override
    def title_of(self, record: HandOver) -> str:
        return self.tr("Change this hand-over") if record.id else self.tr("Write down a hand-over")

    @override
    def words_of(self, record: HandOver) -> str:
        return hand_over_title(record)

    @override
    def say_kept(self) -> None:
        self.notice.say(self.tr("Kept. You can print the receipt now."))

    @override
    def draw(self, found: Found[HandOver]) -> None:
        look = self.look
        self.write = ActionButton(
            look, self.tr("Write down a hand-over"), "plus", on_click=self._on_write_clicked
        )
        ways = WrapRow(look.px(8))
        ways.add(
            ActionButton(
                look,
                self.tr("Make the document"),
                "file-text",
                "primary" if not found.records else "secondary",
                partial(self.go.emit, "page:chronology"),
            )
        )
        ways.add(self.write)
        ways.add(
            ActionButton(
                look,
                self.tr("Back to the records"),
                "arrow-left",
                "quiet",
                partial(self.go.emit, "page:records"),
            )
        )
        self.list.addWidget(ways)
        if not found.records:
            self.list.addWidget(
                Words(self.tr("Here you will find what you handed over, when, and to whom."))
            )
        for one in found.records:
            self.list.addWidget(self._build_row(one))

    @override
    def focus_list(self) -> None:
        if self.list.count():
            self.write.setFocus()

    def _build_row(self, one: HandOver) -> RecordRow:
        lines = ((one.what, "body"), (pages_words(one), "muted"), (one.remains, "muted"))
        row = RecordRow(self.look, hand_over_title(one), lines)
        for words, icon, key, call in (
            (self.tr("Print the receipt"), "printer", f"{one.id}:print", self._on_print),
            (self.tr("Change"), "pencil", str(one.id), self._on_change),
        ):
            button = ActionButton(self.look, words, icon, "quiet", partial(call, one))
            button.setAccessibleDescription(hand_over_title(one))
            row.add_action(button)
            self.rows[key] = button
        return row

    def _on_print(self, one: HandOver) -> None:
        if self.child is not None:
            initials = initials_of(self.child.label)
            self.print_wanted.emit(hand_over_sheet(self.desk, one, initials))

    def _on_write_clicked(self) -> None:
        if self.child is not None:
            draft, blank = self.new_draft(), self.blank(self.child.id)
            if draft is not None:
                self.open_draft(draft)
            else:
                self.open_form(self.title_of(blank), blank)

    def _on_change(self, one: HandOver) -> None:
        self.open_form(self.title_of(one), one)
