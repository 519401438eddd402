# SPDX-License-Identifier: Apache-2.0
"""Choosing the child that a private page is about, or adding one."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.checklist import Child, ChildColour
from companion.services.changes import Change
from companion.services.private_room import PrivateRoom
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.calm_inputs import CalmComboBox
from companion.ui.widgets.child_card import ChildCard
from companion.ui.widgets.child_mark import SIDE, mark_icon, mark_name
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import LabelledField
from companion.ui.widgets.labels import Words
from companion.ui.widgets.scroll_to import bring_into_view

BOX_EM = 14
CHANGES = (Change.CHILDREN, Change.RECORDS)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the vault holds for the choice."""

    children: tuple[Child, ...]
    drafts: tuple[Child, ...]
    is_carer: bool


class _ChildBox(CalmComboBox):
    """A box that stays as wide as it is, whatever the children are called."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())


class ChildChoice(QWidget):
    """A box with the children, and a form to add one; the form alone while there is none.

    With several children none is chosen for the person: words must not end up with the wrong one.
    """

    chosen = Signal(object)
    """A Child; None while there is none, or none is chosen yet."""
    failed = Signal(object)
    """A CompanionError, for the page's `say_error`."""

    def __init__(self, desk: Desk, room: PrivateRoom) -> None:
        super().__init__()
        self._desk = desk
        self._room = room
        self._children: tuple[Child, ...] | None = None
        self._child: Child | None = None
        self._is_box_only = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.look.px(8))
        column.addWidget(self._build_choice())
        self.hint = Words(
            self.tr(
                "Choose a child first. One child's notes are never shown beside another's. The "
                "key F4 goes to the next child."
            ),
            "muted",
        )
        self.hint.hide()
        column.addWidget(self.hint)
        self.said = Words("", "muted")
        set_role(self.said, QAccessible.Role.Notification)
        self.said.hide()
        column.addWidget(self.said)
        column.addWidget(self._build_form())
        desk.signals.changed.connect(self._on_changed)
        desk.chosen_child.changed.connect(self._on_chosen_elsewhere)
        desk.look.theme_changed.connect(self._draw_marks)
        self._load()

    @property
    def child(self) -> Child | None:
        """The child that is chosen."""
        return self._child

    @property
    def has_children(self) -> bool:
        """True where a child can be chosen, whether or not one is."""
        return bool(self._children)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Another page may hold the same form: what is typed there is kept as that is hidden.
        QTimer.singleShot(0, self, self._load)

    def focus_first(self) -> None:
        """Put the focus on the box, or on the form while there is no child."""
        (self.box if self.has_children else self.form.label).setFocus()

    def show_box_only(self) -> None:
        """Leave out adding and changing, where there is something to do in a hurry."""
        self._is_box_only = True
        self.add.hide()
        self.change.hide()

    def step(self, by: int) -> None:
        """Go so many children on, in the order of the box, and say which one it is now."""
        children = self._children or ()
        if not children:
            return
        place = children.index(self._child) if self._child in children else (-1 if by > 0 else 0)
        to = children[(place + by) % len(children)]
        self.card.put_away()
        self._desk.chosen_child.choose(to.id)
        self._say(
            self.tr("This page is about {child} now.").format(child=to.label)
            if len(children) > 1
            else self.tr("{child} is the only child here.").format(child=to.label)
        )
        if self.box.isVisible():
            self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say(self, words: str) -> None:
        self.said.hide()
        self.said.setText(words)
        self.said.show()
        announce(self, words)

    def _build_choice(self) -> QWidget:
        look = self._desk.look
        self.box = _ChildBox(look.em * BOX_EM)
        self.box.setPlaceholderText(self.tr("Choose a child"))
        self.box.setIconSize(QSize(look.px(SIDE), look.px(SIDE)))
        self.box.currentIndexChanged.connect(self._on_box_changed)
        self.add = ActionButton(
            look, self.tr("Add another child"), "plus", "quiet", self._on_add_clicked
        )
        self.change = ActionButton(
            look, self.tr("Change details"), "pencil", "quiet", self._on_change_clicked
        )
        self.change.setAccessibleDescription(self.tr("Changes what this child is called here."))
        wrap = WrapRow(look.px(8))
        for widget in (self.box, self.add, self.change):
            wrap.add(widget)
        self._choice = LabelledField(look, self.tr("Which child is this &about?"), wrap)
        self._choice.label.setBuddy(self.box)
        self.box.setAccessibleName(wrap.accessibleName())
        self._choice.hide()
        return self._choice

    def _build_form(self) -> QWidget:
        self.card = ChildCard(self._desk, self._room)
        self.form = self.card.form
        self.card.kept.connect(self._on_kept)
        self.card.cancelled.connect(self._on_cancelled)
        self.card.failed.connect(self.failed)
        return self.card

    def _load(self) -> None:
        room = self._room

        def read() -> _Found:
            drafts = room.child_drafts.all()
            return _Found(room.checklist.children(), drafts, room.records.is_carer())

        done = partial(self._on_loaded, self.card.edits)
        self._desk.tasks.on_vault(self, read, done, self.failed.emit)

    def _on_loaded(self, edits: int, found: _Found) -> None:
        children = found.children
        self.form.ask_for_initials(is_asked=found.is_carer)
        self.card.show_drafts(found.drafts, edits)
        is_first = self._children is None
        was_empty = not self._children
        self._children = children
        with QSignalBlocker(self.box):
            self.box.clear()
            for child in children:
                self.box.addItem(child.label, child.id)
                words = f"{child.label}, {mark_name(child.colour)}"
                self.box.setItemData(
                    self.box.count() - 1, words, Qt.ItemDataRole.AccessibleTextRole
                )
        self._draw_marks()
        self._choice.setVisible(bool(children))
        if children and was_empty:
            self.card.put_away()
        elif not children and self.card.isHidden():
            self._open_form(self.tr("Who are you worried about?"), None)
        self._settle(is_first=is_first)

    def _settle(self, *, is_first: bool = False) -> None:
        """Show the chosen child, and tell the page when it is another one."""
        children = self._children or ()
        only = children[0].id if len(children) == 1 else None
        wanted = self._desk.chosen_child.id or only
        child = next((one for one in children if one.id == wanted), None)
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(children.index(child) if child else -1)
        self.box.setAccessibleDescription(self._box_words(child))
        self.change.setVisible(child is not None and not self._is_box_only)
        self._say_what_is_begun(child)
        self.hint.setVisible(child is None and bool(children))
        if is_first or child != self._child:
            self._child = child
            self.chosen.emit(child)

    def _say_what_is_begun(self, child: Child | None) -> None:
        """Say where something was typed and not saved, so that it can be found again."""
        is_new, is_change = self.card.has_begun(0), self.card.has_begun(child.id if child else -1)
        self.add.setText(
            self.tr("Go on with the child you began") if is_new else self.tr("Add another child")
        )
        self.change.setText(
            self.tr("Go on changing details") if is_change else self.tr("Change details")
        )

    def _draw_marks(self) -> None:
        for place, child in enumerate(self._children or ()):
            self.box.setItemIcon(place, mark_icon(self._desk.look, child.colour))

    def _box_words(self, child: Child | None) -> str:
        keys = self.tr("F4 goes to the next child, Shift and F4 back.")
        if child is None:
            return keys
        return self.tr("Mark: {mark}. {keys}").format(mark=mark_name(child.colour), keys=keys)

    def _free_colour(self) -> ChildColour:
        taken = {child.colour for child in self._children or ()}
        return next((one for one in ChildColour if one not in taken), ChildColour.SEA)

    def _open_form(self, title: str, child: Child | None) -> None:
        self.card.open(title, child, self._free_colour(), can_cancel=self.has_children)

    def _on_box_changed(self, index: int) -> None:
        if index >= 0:
            self.card.put_away()
            self.said.hide()
            self._desk.chosen_child.choose(self.box.itemData(index))

    def _on_chosen_elsewhere(self) -> None:
        # A child that was added this moment comes with the next load.
        known = [child.id for child in self._children or ()]
        if self._desk.chosen_child.id in known:
            self._settle()

    def _on_changed(self, change: Change) -> None:
        if change in CHANGES:
            self._load()

    def _on_add_clicked(self) -> None:
        self._open_form(self.tr("Add another child"), None)
        self._go_to_form()

    def _on_change_clicked(self) -> None:
        self._open_form(self.tr("Change details"), self._child)
        self._go_to_form()

    def _go_to_form(self) -> None:
        self.form.label.setFocus()
        # The form has its place once it has been laid out.
        QTimer.singleShot(0, self, lambda: bring_into_view(self.card))

    def _on_kept(self, child_id: int) -> None:
        self.box.setFocus()
        self._desk.chosen_child.choose(child_id)

    def _on_cancelled(self) -> None:
        self._settle()
        self.focus_first()
