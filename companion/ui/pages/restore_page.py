# SPDX-License-Identifier: Apache-2.0
"""Bring a copy back: choose it, see in a second place that it opens, and only then put it in place.

It needs no open vault: whoever has lost theirs must be able to use it.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.backup import Backup, BackupFacts
from companion.domain.errors import CompanionError, ErrorCode
from companion.ui.dialogs.open_dialog import OpenDialog
from companion.ui.kit.access import announce, set_role
from companion.ui.kit.desk import Desk
from companion.ui.kit.override import override
from companion.ui.widgets.backup_words import aside_words, backup_words, facts_words
from companion.ui.widgets.buttons import ActionButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import WrapRow
from companion.ui.widgets.field import SecretField
from companion.ui.widgets.forget_soon import ForgetSoon
from companion.ui.widgets.labels import Heading, Words
from companion.ui.widgets.lists import SentenceList
from companion.ui.widgets.scroll_page import ScrollPage, bring_into_view, clear_layout, settle

AFTER = "page:journal"
_Found = tuple[tuple[Backup, ...], tuple[Backup, ...]]
"""The copies kept, and the notes that were set aside."""


class RestorePage(ScrollPage):
    """One step after the other. Until the last button nothing is changed."""

    keep_wanted = Signal()
    """Keep what is half typed on other pages, before the vault is closed."""
    lock_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, "")
        self._desk = desk
        self._path = ""
        self._is_busy = False
        self.heading.setText(self.tr("Bring a copy back"))
        self.setWindowTitle(self.heading.text())
        intro = self.tr(
            "Use this if your notes are lost or damaged. The copy is tried first, and nothing "
            "changes until you say so at the end."
        )
        self.column.addWidget(Words(intro))
        self.choose = self._build_choose()
        self.try_out = self._build_try()
        self.place = self._build_place()
        for card in (self.choose, self.try_out, self.place):
            self.column.addWidget(card)
        self.busy = Words("", "muted")
        set_role(self.busy, QAccessible.Role.Notification)
        self.column.addWidget(self.busy)
        self.column.addStretch(1)
        ForgetSoon(self)
        self.refresh()

    @override
    def refresh(self) -> None:
        """Begin again; a passphrase that was typed is forgotten."""
        if self._is_busy:
            return
        self.banner.hide()
        self._start_again()
        # A try must not meet the tidying of an earlier one.
        self.choose.setEnabled(False)
        self._desk.tasks.run(self, self._look, self._show_kept, self._on_not_looked)

    def _start_again(self) -> None:
        self._path = ""
        self.secret.clear()
        self.busy.hide()
        self.try_out.hide()
        self.place.hide()

    def _look(self) -> _Found:
        """Remove what an earlier try left, and return what is kept, and what was set aside."""
        self._desk.keeper.forget_tried()
        return self._desk.keeper.kept_backups(), self._desk.keeper.set_aside()

    def _build_choose(self) -> Card:
        look = self._desk.look
        box = Card(look)
        box.column.addWidget(Heading(self.tr("Which copy?")))
        self._kept = QVBoxLayout()
        self._kept.setSpacing(look.px(4))
        box.column.addLayout(self._kept)
        file = ActionButton(
            look, self.tr("Choose a copy on a stick"), "file-text", "secondary", self._on_file
        )
        box.column.addWidget(file, 0, Qt.AlignmentFlag.AlignLeading)
        return box

    def _build_try(self) -> Card:
        look = self._desk.look
        box = Card(look)
        self._chosen = Heading("")
        box.column.addWidget(self._chosen)
        self.secret = SecretField(
            look,
            self.tr("&Passphrase of this copy"),
            self.tr("It is the passphrase from the day the copy was made."),
        )
        self.secret.edit.returnPressed.connect(self._on_try)
        box.column.addWidget(self.secret)
        button = ActionButton(look, self.tr("Try this copy"), "search", "primary", self._on_try)
        box.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return box

    def _build_place(self) -> Card:
        look = self._desk.look
        box = Card(look)
        self._facts = Heading("")
        box.column.addWidget(self._facts)
        sentences = (
            self.tr("Your notes here now are set aside. You can bring them back on this page."),
            self.tr("Then the copy takes their place, with the passphrase that you typed above."),
            self.tr("What you wrote after the copy was made is not in it."),
            self.tr("Newer copies stay, until you have them removed yourself."),
            self.tr("The recovery sheet from that day belongs to it. A newer sheet does not."),
            self.tr("Afterwards Companion locks. Open it with the passphrase of the copy."),
        )
        box.column.addWidget(SentenceList(look, sentences))
        row = WrapRow(look.px(8))
        keep = ActionButton(
            look, self.tr("Leave everything as it is"), "", "primary", self._on_leave_it
        )
        put = ActionButton(
            look, self.tr("Put this copy in place"), "history", "danger", self._on_put
        )
        for button in (keep, put):
            row.add(button)
        box.column.addWidget(row)
        return box

    def _on_not_looked(self, error: CompanionError) -> None:
        self.choose.setEnabled(True)
        self.say_error(error)

    def _no_copies(self) -> str:
        if self._desk.is_portable:
            return self.tr("No copies are kept beside the program.")
        return self.tr("No copies are kept on this computer.")

    def _show_kept(self, found: _Found) -> None:
        kept, set_aside = found
        self.choose.setEnabled(True)
        clear_layout(self._kept)
        for aside in set_aside:
            self._offer(aside.path, aside_words(aside))
        if not kept:
            self._kept.addWidget(Words(self._no_copies()))
        for backup in kept:
            if backup.made_at is None:
                self._kept.addWidget(Words(backup_words(backup)))
                continue
            self._offer(backup.path, backup_words(backup))

    def _offer(self, path: str, words: str) -> None:
        call = partial(self._choose_copy, path, words)
        row = ActionButton(self._desk.look, words, "history", "quiet", call)
        self._kept.addWidget(row, 0, Qt.AlignmentFlag.AlignLeading)

    def _on_file(self) -> None:
        if self._is_busy:
            return
        kinds = self.tr("Copies (*.zip)")
        dialog = OpenDialog(self._desk.look, kinds, self.leave_wanted.emit, self)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, path: str) -> None:
        self._choose_copy(path, self.tr("The copy that you chose"))

    def _choose_copy(self, path: str, words: str) -> None:
        if self._is_busy:
            return
        self.banner.hide()
        self._start_again()
        self._path = path
        self._chosen.setText(words)
        self._open_card(self.try_out)
        self.secret.edit.setFocus()

    def _open_card(self, card: QWidget) -> None:
        card.show()
        settle(self.scroll_area)
        bring_into_view(self._desk.look, self.scroll_area, card)

    def _begin(self, words: str) -> bool:
        """Say what is being done. False where something is already."""
        if self._is_busy:
            return False
        self._is_busy = True
        self.banner.hide()
        for card in (self.choose, self.try_out, self.place):
            card.setEnabled(False)
        self.busy.setText(words)
        self.busy.show()
        announce(self, words)
        return True

    def _end(self) -> None:
        self._is_busy = False
        for card in (self.choose, self.try_out, self.place):
            card.setEnabled(True)
        self.busy.hide()

    def _on_try(self) -> None:
        secret = self.secret.words
        if self._begin(self.tr("Opening the copy in a second place …")):
            self.place.hide()
            work = partial(self._desk.keeper.try_backup, self._path, secret)
            self._desk.tasks.run(self, work, self._on_tried, self._on_try_failed)

    def _on_tried(self, facts: BackupFacts) -> None:
        self._end()
        self.secret.clear()
        self.try_out.hide()
        self._facts.setText(facts_words(facts))
        self._open_card(self.place)
        self._facts.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_try_failed(self, error: CompanionError) -> None:
        self._end()
        if error.code is not ErrorCode.TRY_LATER:
            self.secret.clear()
        if error.code is ErrorCode.WRONG_PASSPHRASE:
            self.say(
                self.tr("That passphrase did not open the copy."),
                self.tr(
                    "Nothing was changed. If you changed your passphrase since that day, try the "
                    "one you had before."
                ),
                "caution",
            )
        else:
            self.say_error(error)
        self.secret.edit.setFocus()

    def _on_leave_it(self) -> None:
        self.refresh()
        self.say(self.tr("Nothing was changed."))
        self.focus_first()

    def _on_put(self) -> None:
        if self._begin(self.tr("Setting your notes aside, then putting the copy in place …")):
            self.keep_wanted.emit()
            put_back = self._desk.keeper.put_back
            self._desk.tasks.on_vault(self, put_back, self._on_put_back, self._on_put_failed)

    def _on_put_back(self, _: None) -> None:
        self._end()
        self._start_again()
        self.say(self.tr("The copy is in place. Companion locks now."))
        self.lock_wanted.emit(AFTER)

    def _on_put_failed(self, error: CompanionError) -> None:
        self._end()
        self.say_error(error)
