# SPDX-License-Identifier: Apache-2.0
"""The rail: two named lists of pages, and below them settings and the lock."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from companion.ui.kit.look import Look
from companion.ui.kit.mac_keys import control_key
from companion.ui.widgets.labels import Words
from companion.ui.widgets.rail_place import WIDTH

ROLE_ID = Qt.ItemDataRole.UserRole
ROW = 36
STANDS_UNDER = {
    "timeline": "journal",
    "people": "journal",
    "chronology": "journal",
    "import": "journal",
    "check-record": "journal",
    "records": "journal",
    "hand-over": "journal",
    "watch": "plans",
    "prepare": "reports",
    "door-finder": "get-help",
    "handbook": "settings",
    "about": "settings",
    "licences": "settings",
    "secrets": "settings",
    "new-key": "settings",
    "backups": "settings",
    "restore": "settings",
    "wipe": "settings",
    "household": "settings",
}
"""Pages without a row of their own, and the row that leads to them."""


@dataclass(frozen=True, slots=True)
class RailItem:
    """One row: the id of its page, its words and its icon."""

    id: str
    title: str
    icon: str


class RailList(QListWidget):
    """One named list of pages."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, items: list[RailItem]) -> None:
        super().__init__()
        self._look = look
        self._items = items
        self._row = look.px(ROW)
        self.setObjectName("rail-list")
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(look.px(20), look.px(20)))
        for item in items:
            row = QListWidgetItem(item.title)
            row.setData(ROLE_ID, item.id)
            row.setSizeHint(QSize(0, self._row))
            self.addItem(row)
        self.setFixedHeight(self._row * len(items) + 2)
        self.itemClicked.connect(self._on_item_chosen)
        self.itemActivated.connect(self._on_item_chosen)
        look.theme_changed.connect(self._draw_icons)
        self._draw_icons()

    def show_current(self, page_id: str) -> None:
        """Mark the page that is open, if it is one of these."""
        for index in range(self.count()):
            if self.item(index).data(ROLE_ID) == page_id:
                self.setCurrentRow(index)
                return
        self.setCurrentRow(-1)
        self.clearSelection()

    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(ROLE_ID))

    def _draw_icons(self) -> None:
        for index, item in enumerate(self._items):
            self.item(index).setIcon(self._look.icon(item.icon))


class Rail(QWidget):
    """The column at the start of the window."""

    chosen = Signal(str)

    def __init__(
        self, look: Look, open_items: list[RailItem], private_items: list[RailItem]
    ) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(look.px(WIDTH))
        self._look = look
        self._column = column = QVBoxLayout(self)
        side = look.px(11)
        column.setContentsMargins(side, look.px(22), side, look.px(10))
        column.setSpacing(look.px(4))
        self._lists: list[RailList] = []
        self._add_title(column, self.tr("Open to anyone here"))
        self._add_list(column, self.tr("Open to anyone here"), open_items)
        column.addSpacing(look.px(10))
        self._private_title = self._add_title(column, "")
        self._private = self._add_list(column, self.tr("Private"), private_items)
        self._note = self._add_list(
            column,
            self.tr("Quick note"),
            [RailItem("quick-note", self.tr("Quick note"), "pencil")],
        )
        self._note.item(0).setData(
            Qt.ItemDataRole.AccessibleTextRole,
            self.tr("Quick note: I noticed something. {control}, Shift and N.").format(
                control=control_key(is_said=True)
            ),
        )
        hint = self.tr("I noticed something. {control}+Shift+N").format(control=control_key())
        self._note.setToolTip(hint)
        column.addStretch(1)
        self._foot = self._add_list(
            column,
            self.tr("Settings and lock"),
            # In this order nothing moves when the lock goes: a double click opens nothing else.
            [
                RailItem("lock", self.tr("Lock now"), "lock"),
                RailItem("settings", self.tr("Settings"), "settings"),
            ],
        )
        self.show_locked(is_locked=True)

    @property
    def rows(self) -> tuple[RailList, ...]:
        """The lists, from above."""
        return tuple(self._lists)

    def show_current(self, page_id: str) -> None:
        """Mark the open page in whichever list holds it, or the page that leads to it."""
        for rows in self._lists:
            rows.show_current(STANDS_UNDER.get(page_id, page_id))

    def show_locked(self, *, is_locked: bool) -> None:
        """Say whether the private room is locked, and offer the lock while it is open."""
        words = self.tr("Private, locked") if is_locked else self.tr("Private, open now")
        self._private_title.setText(words)
        self._private.setAccessibleName(words)
        self._note.setVisible(not is_locked)
        self._foot.item(0).setHidden(is_locked)
        self._foot.setFixedHeight(self._look.px(ROW) * (1 if is_locked else 2) + 2)
        # Now, not with the next turn: a click in between would meet another row.
        self._column.activate()

    def _add_title(self, column: QVBoxLayout, title: str) -> Words:
        label = Words(title, "small")
        label.setContentsMargins(self._look.px(8), 0, 0, self._look.px(4))
        column.addWidget(label)
        return label

    def _add_list(self, column: QVBoxLayout, name: str, items: list[RailItem]) -> RailList:
        rows = RailList(self._look, name, items)
        rows.chosen.connect(self.chosen)
        column.addWidget(rows)
        self._lists.append(rows)
        return rows
