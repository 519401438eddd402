# SPDX-License-Identifier: Apache-2.0
"""What an entry belongs to: signs, talks and reports, each with a way to it and a way out."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.entry_details import EntryDetails
from companion.ui.kit.desk import Desk
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.kept_names import breakable
from companion.ui.widgets.labels import Words
from companion.ui.widgets.link_chooser import LinkChooser
from companion.ui.widgets.link_names import (
    Link,
    Linkable,
    LinkNames,
    with_link,
    without_link,
)
from companion.ui.widgets.page_around import go_from
from companion.ui.widgets.scroll_page import clear_layout
from companion.ui.widgets.tab_order import put_after

ROWS_SHOWN = 30


class EntryLinks(QWidget):
    """Folded away while there is nothing. The ways to add are built when they are asked for."""

    changed = Signal()
    failed = Signal(object)
    """A CompanionError, for the page's `say_error`."""
    picture_refused = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._details = EntryDetails()
        self._names = LinkNames(desk.content.signs)
        self._is_read_only = False
        self.chooser: LinkChooser | None = None
        self.outs: list[ActionButton] = []
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(desk.look.px(26), 0, 0, desk.look.px(8))
        self._column.setSpacing(desk.look.px(8))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(desk.look.px(4))
        self._column.addLayout(self._rows)
        self.add = ActionButton(
            desk.look, self.tr("Add a sign, a talk or a report"), "plus", "quiet", self._choose
        )
        row = WrapRow(desk.look.px(8))
        row.add(self.add)
        self._add_row = row
        self._column.addWidget(row)
        self.fold = Fold(desk.look, self.tr("What it belongs to"), self._body)
        self.fold.opened.connect(self._on_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)

    @property
    def names(self) -> LinkNames:
        """What signs, talks and reports are called."""
        return self._names

    def with_links(self, details: EntryDetails) -> EntryDetails:
        """Return the details with the links that are shown here."""
        shown = self._details
        return replace(
            details,
            sign_ids=shown.sign_ids,
            talk_ids=shown.talk_ids,
            report_ids=shown.report_ids,
        )

    def show_links(self, details: EntryDetails) -> None:
        """Show those of an entry or a draft, unfolded where there are any."""
        self._details = details
        self._drop_chooser()
        self._show()
        self.fold.set_open(is_open=bool(self._links))

    def show_changed(self, details: EntryDetails) -> None:
        """Show other links of the same entry."""
        self._details = details
        self._show()
        self.fold.set_open(is_open=True)

    def show_known(self, known: Linkable) -> None:
        """Name, and offer, the talks and reports of this child."""
        self._names = self._names.knowing(known)
        self._show()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Show the links without a way to change them."""
        self._is_read_only = is_read_only
        for button in self.outs:
            button.setVisible(not is_read_only)
        if is_read_only:
            self._drop_chooser()
        self._add_row.setVisible(not is_read_only and self.chooser is None)

    def focus_first(self) -> QWidget:
        """Put the focus on the first link, or on the fold."""
        first = self.outs[0] if self.outs else self.fold.button
        first.setFocus()
        return first

    def _on_opened(self) -> None:
        if not self.outs and not self._is_read_only:
            self._choose()

    def _choose(self) -> None:
        if self.chooser is None:
            chooser = LinkChooser(self._desk)
            chooser.added.connect(self._on_added)
            chooser.failed.connect(self.failed)
            chooser.picture_refused.connect(self.picture_refused)
            chooser.show_known(self._names.known, self._details)
            self._column.addWidget(chooser)
            self.chooser = chooser
            put_after(self.outs[-1] if self.outs else self.fold.button, chooser)
            chooser.show()
        self._add_row.hide()
        self.chooser.focus_first()

    def _drop_chooser(self) -> None:
        if self.chooser is not None:
            self.chooser.hide()
            self.chooser.deleteLater()
            self.chooser = None
        self._add_row.setVisible(not self._is_read_only)

    def _show(self) -> None:
        clear_layout(self._rows)
        self.outs = []
        openers: list[ActionButton] = []
        links = self._links
        for link in links[:ROWS_SHOWN]:
            openers += self._add_row_for(link)
        put_after(self.fold.button, *openers, self.add)
        if len(links) > ROWS_SHOWN:
            more = self.tr("{count} more are kept.").format(count=len(links) - ROWS_SHOWN)
            self._rows.addWidget(Words(more, "small"))
        self.set_read_only(is_read_only=self._is_read_only)
        if self.chooser is not None:
            self.chooser.show_known(self._names.known, self._details)

    def _add_row_for(self, link: Link) -> tuple[ActionButton, ActionButton]:
        look, (kind, _, _) = self._desk.look, link.key.partition("=")
        said = self.tr("Read about it") if kind == "sign" else self.tr("Open it")
        way = ActionButton(look, said, "", "quiet", partial(go_from, self, link.target))
        way.setAccessibleName(self.tr("{open}: {name}").format(open=said, name=link.words))
        out = ActionButton(
            look, self.tr("Take out"), "x", "quiet", partial(self._take_out, link.key)
        )
        out.setAccessibleName(self.tr("Take out {name}").format(name=link.words))
        self.outs.append(out)
        words = Words(breakable(link.words))
        row = WrapRow(look.px(8))
        row.add(way)
        row.add(out)
        for part in (words, row):
            self._rows.addWidget(part)
            part.show()
        return way, out

    def _on_added(self, key: str) -> None:
        self._change(with_link(self._details, key))

    def _take_out(self, key: str) -> None:
        place = next(at for at, link in enumerate(self._links) if link.key == key)
        self._change(without_link(self._details, key))
        if self.outs:
            self.outs[min(place, len(self.outs) - 1)].setFocus()
        elif self.chooser is not None:
            self.chooser.focus_first()
        else:
            self.add.setFocus()

    @property
    def _links(self) -> tuple[Link, ...]:
        return self._names.links(self._details)

    def _change(self, details: EntryDetails) -> None:
        if details != self._details:
            self._details = details
            self._show()
            self.changed.emit()
