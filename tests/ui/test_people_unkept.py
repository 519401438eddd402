# SPDX-License-Identifier: Apache-2.0
"""Names of the box "Who was in it" that no entry keeps, on the page of people."""

from __future__ import annotations

from companion.domain.entry_details import EntryDetails
from companion.domain.journal import NO_DETAILS, EntryText, Happened
from companion.ui.pages.people_page import PeoplePage
from tests.ui.acting import press, words


def test_names_of_entries_are_offered_and_kept(qtbot, desk, room):
    def now(work):
        return desk.tasks.now_on_vault(work, 20)

    def write(who, details=NO_DETAILS):
        text = EntryText(saw="Words", who=who)
        return now(lambda: room.journal.save_entry(mia.id, Happened(), text, details)).id

    mia = now(lambda: room.checklist.add_child("Mia"))
    first, second = write("Heron, Ines"), write("heron (16)")
    struck = write("Quill")
    now(lambda: room.journal.strike_out(struck, ""))
    write("Kai", EntryDetails(people=("Kai",)))
    draft = EntryText(saw="Half a thought", who="heron (16)")
    now(lambda: room.journal.keep_draft(mia.id, second, Happened(), draft))
    page = PeoplePage(desk, room)
    qtbot.addWidget(page)
    page.resize(900, 640)
    page.show()
    page.focus_first()
    said = "Names that stand in entries and are not kept yet (2)"
    qtbot.waitUntil(lambda: page.overview.unkept.fold.button.text() == said)
    press(page, said)
    assert "Heron · In 2 entries" in words(page)
    assert "Ines · In 1 entry" in words(page)
    assert "Quill" not in words(page)
    page.overview.unkept.buttons[0].click()
    qtbot.waitUntil(lambda: "Heron · In 2" not in words(page))
    assert page.overview.unkept.buttons[0].accessibleName() == "Keep Ines"
    assert page.overview.unkept.buttons[0].hasFocus()
    for entry_id in (first, second):
        entry = now(lambda entry_id=entry_id: room.journal.entry(entry_id))
        assert entry.current.details.people == ("Heron",)
    assert now(lambda: room.journal.history(first))[0].details == NO_DETAILS
    kept = now(lambda: room.journal.resume_draft(mia.id, second))
    assert kept.text.saw == "Half a thought"
    assert kept.details.people == ("Heron",)
    page.overview.unkept.buttons[0].click()
    qtbot.waitUntil(page.overview.unkept.isHidden)
    assert page.overview.field.hasFocus()
    assert {one.person.label for one in now(lambda: room.people.people(mia.id))} == {
        "Heron",
        "Ines",
        "Kai",
    }


def test_names_not_kept_yet_are_folded_away_once_there_are_people(qtbot, desk, room):
    def now(work):
        return desk.tasks.now_on_vault(work, 20)

    mia = now(lambda: room.checklist.add_child("Mia"))
    text = EntryText(saw="Words", who="Heron, Ines")
    now(lambda: room.journal.save_entry(mia.id, Happened(), text, NO_DETAILS))
    page = PeoplePage(desk, room)
    qtbot.addWidget(page)
    page.show()
    fold = page.overview.unkept.fold
    qtbot.waitUntil(fold.isVisible)
    assert fold.is_open
    page.overview.unkept.buttons[0].click()
    qtbot.waitUntil(page.overview.people.isVisible)
    assert fold.is_open
    page.hide()
    page.show()
    assert fold.isVisible()
    assert not fold.is_open
