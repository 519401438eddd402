# SPDX-License-Identifier: Apache-2.0
"""Wipe everything: told first what goes and what stays; with the passphrase, or words typed.

It needs no open vault: whoever has forgotten the passphrase must be able to begin again.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from companion.domain.errors import CompanionError, ErrorCode
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.kit.messages import message_for
from companion.ui.kit.override import override
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import LabelledField, PlainLine, SecretField, forget
from companion.ui.widgets.forget_soon import ForgetSoon
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.notice_line import NoticeLine
from companion.ui.widgets.scroll_page import ScrollPage, bring_into_view, settle
from companion.ui.widgets.wipe_words import (
    all_that_goes,
    all_that_stays,
    are_typed,
    no_notes,
    think_first,
    words_to_type,
)
from companion.ui.widgets.wrapping import WrappingCheck

HERE, AFTER = "page:wipe", "page:first-start"
RECOVER = "page:unlock#recover"
_Found = tuple[bool, bool]
"""Whether there is a vault, and whether it is open."""


class WipePage(ScrollPage):
    """Everything is asked on one page. Until the last button nothing is changed."""

    lock_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self._is_open = self._is_busy = False
        self.heading.setText(self.tr("Wipe everything"))
        self.setWindowTitle(self.heading.text())
        self.nothing = Words(no_notes(is_portable=desk.is_portable))
        self.nothing.hide()
        self.column.addWidget(self.nothing)
        self.parts = (
            self._build_first(),
            self._build_locked(),
            self._build_list(
                self.tr("This goes, and nothing brings it back"),
                all_that_goes(is_portable=desk.is_portable),
            ),
            self._build_list(self.tr("This stays, wherever it is"), all_that_stays()),
            self._build_last(),
        )
        for part in self.parts:
            self.column.addWidget(part)
            part.hide()
        self.column.addStretch(1)
        ForgetSoon(self)
        self.refresh()

    @override
    def refresh(self) -> None:
        """Begin again; what was typed is forgotten."""
        if self._is_busy:
            return
        for part in (self.banner, self.missing):
            part.hide()
        self.secret.clear()
        forget(self.typed)
        self._desk.tasks.on_vault(self, self._look, self._show, self._on_not_looked)

    def _look(self) -> _Found:
        return self._desk.keeper.exists(), self._desk.keeper.is_open()

    def _build_first(self) -> QWidget:
        box = Card(self.look)
        words = self.tr(
            "This takes everything that you wrote in Companion off this computer, for good."
        )
        box.column.addWidget(Words(words, "lead"))
        box.column.addWidget(Words(think_first()))
        self.copy = ActionButton(
            self.look,
            self.tr("Make a copy on a stick first"),
            "save",
            "secondary",
            partial(self.go.emit, "page:backups"),
        )
        box.column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeading)
        return box

    def _build_locked(self) -> QWidget:
        """Build what is offered to somebody who does not get in."""
        self.locked = box = Card(self.look, "info")
        box.column.addWidget(Heading(self.tr("Have you tried these?"), 3))
        words = self.tr(
            "A recovery sheet opens your notes without the passphrase. A copy opens with the "
            "passphrase of the day it was made."
        )
        box.column.addWidget(Words(words))
        row = WrapRow(self.look.px(8))
        for title, icon, target in (
            (self.tr("I have a recovery sheet"), "key-round", RECOVER),
            (self.tr("Bring a copy back"), "history", "page:restore"),
        ):
            row.add(ActionButton(self.look, title, icon, on_click=partial(self.go.emit, target)))
        box.column.addWidget(row)
        return box

    def _build_list(self, title: str, sentences: tuple[str, ...]) -> QWidget:
        box = Card(self.look)
        box.column.addWidget(Heading(title))
        box.column.addWidget(SentenceList(self.look, sentences))
        return box

    def _build_last(self) -> QWidget:
        look = self.look
        self.last = box = Card(look)
        box.column.addWidget(Heading(self.tr("Wipe it")))
        self.settings = WrappingCheck(
            self.tr("Forget my settings too: country, colours, text size and the lock")
        )
        box.column.addWidget(self.settings)
        self.missing = NoticeLine(look, "caution", "triangle-alert")
        box.column.addWidget(self.missing)
        self.secret = SecretField(look, self.tr("Your &passphrase"))
        self.secret.edit.returnPressed.connect(self._on_wipe_clicked)
        box.column.addWidget(self.secret)
        self.typed = PlainLine()
        self.typed.setMaximumWidth(look.em * 20)
        title = self.tr("&Type “{words}” to show that you mean it")
        self.typed_field = LabelledField(look, title.format(words=words_to_type()), self.typed)
        box.column.addWidget(self.typed_field)
        after = self.tr("Afterwards Companion starts as if it were new. The guide stays.")
        box.column.addWidget(Words(after, "muted"))
        self.busy = Words(self.tr("Wiping. With many notes this takes a while."))
        set_role(self.busy, QAccessible.Role.Notification)
        self.busy.hide()
        box.column.addWidget(self.busy)
        self.keep = ActionButton(look, self.tr("Keep everything"), "", "primary", self._on_keep)
        self.wipe = ActionButton(
            look, self.tr("Wipe everything now"), "trash-2", "danger", self._on_wipe_clicked
        )
        row = WrapRow(look.px(8))
        row.add(self.keep)
        row.add(self.wipe)
        box.column.addWidget(row)
        return box

    def _show(self, found: _Found) -> None:
        is_there, self._is_open = found
        for part in self.parts:
            part.setVisible(is_there)
        self.nothing.setVisible(not is_there)
        self.locked.setVisible(is_there and not self._is_open)
        self.copy.setVisible(self._is_open)
        self.secret.setVisible(self._is_open)
        self.typed_field.setVisible(not self._is_open)

    def _on_not_looked(self, error: CompanionError) -> None:
        self._show((True, False))
        self.say_error(error)

    def _on_keep(self) -> None:
        self.refresh()
        self.go.emit("page:back")

    def _on_wipe_clicked(self) -> None:
        if self._is_busy:
            return
        if not self._is_open and not are_typed(self.typed.text()):
            words = self.tr("Those are not the words yet. Nothing was wiped. Type: {words}")
            self._refuse(words.format(words=words_to_type()))
            return
        self._is_busy = True
        self.banner.hide()
        self.missing.hide()
        self.last.setEnabled(False)
        self.busy.show()
        announce(self, self.busy.text())
        work = partial(
            self._desk.keeper.wipe_everything,
            self.secret.words,
            keeps_settings=not self.settings.isChecked(),
        )
        self._desk.tasks.on_vault(self, work, lambda _: self._on_wiped(), self._on_failed)

    def _on_wiped(self) -> None:
        self._end()
        self._show((False, False))
        self.say(self.tr("Everything is wiped. Companion starts anew."), "", "ok")
        self.lock_wanted.emit(AFTER)

    def _on_failed(self, error: CompanionError) -> None:
        self._end()
        if error.code in (ErrorCode.WIPE_UNFINISHED, ErrorCode.VAULT_IN_USE):
            self.say_error(error)
        else:
            self._refuse(self._failed_words(error))
        if self._is_open:
            is_open = self._desk.keeper.is_open
            self._desk.tasks.on_vault(self, is_open, self._lock_if_closed, self.say_error)

    def _failed_words(self, error: CompanionError) -> str:
        if error.code is ErrorCode.WRONG_PASSPHRASE:
            return self.tr("That is not your passphrase. Nothing was wiped. Check Caps Lock.")
        message = message_for(error)
        if error.code in (ErrorCode.READ_ONLY, ErrorCode.FILE_NOT_WRITABLE):
            why = self.tr(
                "Nothing was wiped. Check that you are signed in as usual, and that a stick is "
                "not locked. Then try again."
            )
            return f"{message.title} {why}"
        return f"{message.title} {message.text}"

    def _lock_if_closed(self, is_open: bool) -> None:
        """Show no private page on top of a vault that was closed for the wipe."""
        if not is_open:
            self.lock_wanted.emit(HERE)

    def _refuse(self, words: str) -> None:
        field = self.secret.edit if self._is_open else self.typed
        self.missing.say(words)
        field.setFocus()
        settle(self.scroll_area)
        # What is said stands above the field: seen from there, both are.
        for part in (field, self.missing):
            bring_into_view(self.look, self.scroll_area, part)

    def _end(self) -> None:
        self._is_busy = False
        self.last.setEnabled(True)
        self.busy.hide()
