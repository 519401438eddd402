# SPDX-License-Identifier: Apache-2.0
"""A parent who writes in the journal of a real vault: acts on the page, looks into the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from companion.domain.journal import NO_DETAILS, EntryText, Happened
from companion.ui.pages.journal_page import JournalPage
from tests.ui.acting import press, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from companion.domain.checklist import Child
    from companion.domain.entry_details import EntryDetails
    from companion.domain.journal import Draft, Entry, Revision
    from companion.services.private_room import PrivateRoom
    from companion.ui.kit.desk import Desk
    from companion.ui.widgets.entry_editor import EntryEditor
    from companion.ui.widgets.entry_form import EntryForm


class JournalWriter:
    """Writes about Mia unless another child is given."""

    def __init__(self, qtbot: QtBot, desk: Desk, room: PrivateRoom) -> None:
        self.qtbot, self.desk, self.room = qtbot, desk, room
        self.mia = self.child("Mia")
        self.page: JournalPage | None = None

    # In the vault

    def now(self, work: Callable[[], Any]) -> Any:
        """Do something where the vault is, and wait for it."""
        return self.desk.tasks.now_on_vault(work, 10)

    def child(self, label: str) -> Child:
        return self.now(lambda: self.room.checklist.add_child(label))

    def write(
        self, said: str, details: EntryDetails = NO_DETAILS, child: Child | None = None
    ) -> Entry:
        """Save an entry past the page."""
        about, text = child or self.mia, EntryText(saw=said)
        save = self.room.journal.save_entry
        return self.now(lambda: save(about.id, Happened(), text, details))

    def saved(self, child: Child | None = None) -> Revision:
        """Return the only entry of a child as it is now."""
        (line,) = self.now(lambda: self.room.journal.lines((child or self.mia).id))
        return self.now(lambda: self.room.journal.entry(line.id)).current

    def draft(self, entry_id: int | None = None, child: Child | None = None) -> Draft | None:
        return self.now(lambda: self.room.journal.resume_draft((child or self.mia).id, entry_id))

    # On the page

    @property
    def editor(self) -> EntryEditor:
        assert self.page is not None
        return self.page.editor

    @property
    def form(self) -> EntryForm:
        return self.editor.form

    def open(self, target: str = "", width: int = 900) -> JournalPage:
        """Open the journal and wait until it shows an entry to write in."""
        self.page = page = JournalPage(self.desk, self.room)
        self.qtbot.addWidget(page)
        page.resize(width, 700)
        page.open_target(target)
        page.focus_first()
        with self.qtbot.waitSignal(page.editor.opened):
            page.show()
        return page

    def type(self, said: str, box: str = "saw") -> None:
        """Type into a box; one that is folded away is opened first."""
        fold = self.form.folds.get(box)
        if fold is not None and not fold.is_open:
            fold.button.click()
        self.qtbot.keyClicks(self.form.edits[box], said)

    def say_day(self, said: str) -> None:
        """Type a day in words and finish the line with Enter."""
        line = self.form.when.words.line
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClicks(line, said)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)

    def keys(self, keys: str, where: QWidget | None = None) -> None:
        """Press keys, such as "Ctrl+Z", where the focus is."""
        self.qtbot.keySequence(where or self.editor.window().focusWidget(), keys)
        QCoreApplication.sendPostedEvents()

    def press(self, text: str) -> None:
        assert self.page is not None
        press(self.page, text)

    def save(self) -> None:
        with self.qtbot.waitSignal(self.editor.opened):
            self.press("Save")

    def keep(self) -> Draft | None:
        """Leave the page as far as keeping is concerned, and return the draft of a new entry."""
        assert self.page is not None
        self.page.keep_words()
        return self.draft()

    def words(self) -> str:
        assert self.page is not None
        return words(self.page)

    def wait_for(self, said: str) -> None:
        self.qtbot.waitUntil(lambda: said in self.words(), timeout=5000)
