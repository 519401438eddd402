# SPDX-License-Identifier: Apache-2.0
"""Names that stand in the box for people and are kept with no entry, each with a way to keep it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.entry_details import AccountName
from companion.domain.who_names import UnkeptName
from companion.ui.kit.look import Look
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.entry_words import account_words
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.kept_names import breakable
from companion.ui.widgets.labels import Words
from companion.ui.widgets.scroll_page import clear_layout, show_all

SHOWN = 20


class UnkeptNames(QWidget):
    """Hidden while there are none."""

    keep_wanted = Signal(object)
    """An UnkeptName."""
    settled = Signal()
    """The last one was kept, so that the focus needs another place."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._names: tuple[UnkeptName, ...] = ()
        self._wants_next = self._is_alone = False
        self.buttons: list[ActionButton] = []
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(look.px(26), 0, 0, look.px(8))
        inside.setSpacing(look.px(4))
        inside.addWidget(
            Words(
                self.tr(
                    "They stand in the box “Who was in it”. Keep a name, and each of these entries "
                    "has it. That is a new wording of the entry. The earlier one stays readable."
                ),
                "muted",
            )
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(look.px(2))
        inside.addLayout(self._rows)
        self.fold = Fold(look, "", body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        self.hide()

    def show_names(self, names: tuple[UnkeptName, ...], *, is_open: bool) -> None:
        """Show these; they are unfolded where nothing else is on the page.

        Once there is more on it, they are folded away when they are left.
        """
        self._is_alone = is_open
        if names == self._names:
            return
        was_empty, self._names = not self._names, names
        clear_layout(self._rows)
        self.buttons = []
        for one in names[:SHOWN]:
            self._rows.addWidget(self._row(one))
        if len(names) > SHOWN:
            more = self.tr("And more: {count}.").format(count=f"{len(names) - SHOWN:,}")
            self._rows.addWidget(Words(more, "muted"))
        show_all(self._rows)
        words = self.tr("Names that stand in entries and are not kept yet ({count})")
        self.fold.button.setText(words.format(count=f"{len(names):,}"))
        if was_empty:
            self.fold.set_open(is_open=is_open)
        self.setVisible(bool(names))
        if self._wants_next:
            self._wants_next = False
            if self.buttons:
                self.buttons[0].setFocus()
            else:
                self.settled.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self._is_alone:
            self.fold.set_open(is_open=False)

    def let_try_again(self) -> None:
        """After a name could not be kept, take the next answer."""
        self._wants_next = False
        for button in self.buttons:
            button.setEnabled(True)

    def _row(self, one: UnkeptName) -> QWidget:
        name = account_words(one.name) if isinstance(one.name, AccountName) else one.name
        where = self.tr("In 1 entry")
        if len(one.entry_ids) > 1:
            where = self.tr("In {count} entries").format(count=f"{len(one.entry_ids):,}")
        row = QWidget()
        along = QHBoxLayout(row)
        along.setContentsMargins(0, 0, 0, 0)
        along.setSpacing(self._look.px(8))
        along.addWidget(Words(breakable(f"{name} · {where}")), 1)
        keep = ActionButton(self._look, self.tr("Keep"), "", "secondary", partial(self._keep, one))
        keep.setAccessibleName(self.tr("Keep {name}").format(name=name))
        self.buttons.append(keep)
        along.addWidget(keep)
        return row

    def _keep(self, one: UnkeptName) -> None:
        self._wants_next = True
        for button in self.buttons:
            button.setEnabled(False)
        self.keep_wanted.emit(one)
