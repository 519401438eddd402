# SPDX-License-Identifier: Apache-2.0
"""Every page in every state worth looking at: how to get there on a stage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QRadioButton, QWidget

from companion.demo.making import DEMO_PASSPHRASE
from companion.domain.backup import Aside, Backup, DoorNews, OtherCopy
from companion.domain.checklist import Child
from companion.domain.entry_details import AccountKind, AccountName, EntryDetails
from companion.domain.journal import Certainty, EntryText, Happened
from companion.ui.dialogs.crash_dialog import show_crash
from companion.ui.widgets.door_lines import DoorLines
from companion.ui.widgets.door_way import DoorWay
from companion.ui.widgets.other_copies import OtherCopies
from tests.fact_files import DIAL, DOOR, GB, NEW_DOOR, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.stage import Stage

FRESH, OPEN, PRIVATE = "fresh", "open", "private"
"""No vault and no settings; the demo vault, locked; the demo vault, opened."""
SECRET_WORDS = "how was school\ndon't tell your mum, it's our secret\nsend me a pic or I show it"
NEW_PASSPHRASE = "copper lantern drift nine"


IMPORTED_TABLE = """When,What happened,Who,Labels
03/04/2026 9pm,He laughed about a message,Kai,tea; sofa
last week,She hid the tablet,,
03/04/2026 9pm,He laughed about a message,Kai,tea; sofa
"""
CHECK_WORDING, CHECK_SHARE = 4, 5
"""The steps of a chronology that read and make before they show anything."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A state, the kind of stage it needs, and the way there from anywhere on that stage."""

    name: str
    kind: str
    play: Callable[[Stage], None]


def _to(target: str) -> Callable[[Stage], None]:
    return lambda stage: stage.go(target)


def _first_step(number: int) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        stage.window._drop_pages("first-start")
        stage.go("page:first-start")
        for _ in range(number - 1):
            stage.press("Next")
        if number == 2:
            next(r for r in stage.window.findChildren(QRadioButton) if r.isVisible()).click()
            stage.settle()

    return play


def _new_vault(stage: Stage) -> None:
    stage.go("page:start")
    stage.go("page:journal")


def _recovery_sheet(stage: Stage) -> None:
    _new_vault(stage)
    for field in _fields(stage):
        field.setText(NEW_PASSPHRASE)
    stage.press("Make the private part")


def _fields(stage: Stage) -> list[QLineEdit]:
    return [field for field in stage.window.page.findChildren(QLineEdit) if field.isVisible()]


def _wrong_passphrase(stage: Stage) -> None:
    stage.go("page:start")
    stage.go("page:journal")
    _fields(stage)[0].setText("not the passphrase")
    stage.press("Open")


def _recover(stage: Stage) -> None:
    stage.go("page:start")
    stage.go("page:journal")
    stage.press("I have forgotten my passphrase")


def _secrets(*steps: str) -> Callable[[Stage], None]:
    """Press these buttons; a field that is seen holds the passphrase."""

    def play(stage: Stage) -> None:
        stage.go("page:start")
        stage.window._drop_pages("secrets")
        stage.enter("page:secrets")
        for step in steps:
            for field in _fields(stage):
                field.setText(DEMO_PASSPHRASE)
            stage.press(step, stage.window.page)
        page = stage.window.page
        if len(steps) > 1:
            stage.wait_until(lambda: page.banner.isVisible() or page.new_sheet.sheet.code)

    return play


def _new_key(*steps: str) -> Callable[[Stage], None]:
    """Press these buttons; the passphrases are typed before the first."""

    def play(stage: Stage) -> None:
        stage.go("page:start")
        stage.window._drop_pages("new-key")
        stage.enter("page:new-key")
        if steps:
            passphrases = (DEMO_PASSPHRASE, NEW_PASSPHRASE, NEW_PASSPHRASE)
            for field, words in zip(_fields(stage), passphrases, strict=True):
                field.setText(words)
        for step in steps:
            stage.press(step, stage.window.page)
            page = stage.window.page
            stage.wait_until(lambda page=page: not page.busy.isVisible())

    return play


def _wipe(*steps: str) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        stage.go("page:start")
        stage.go("page:wipe")
        for step in steps:
            stage.press(step, stage.window.page)
            stage.wait_until(lambda: not stage.window.page.busy.isVisible())

    return play


def _old_copies(stage: Stage) -> None:
    """Copies with the keys of another day; in the end all is as it was."""
    stage.go("page:start")
    stage.enter("page:backups")
    kept = stage.on_vault(stage.room.backups.state).kept
    if not kept:
        stage.on_vault(stage.room.backups.make)
    stage.on_vault(lambda: stage.room.secrets.change_passphrase(DEMO_PASSPHRASE, NEW_PASSPHRASE))
    stage.on_vault(lambda: stage.room.secrets.change_passphrase(NEW_PASSPHRASE, DEMO_PASSPHRASE))
    stage.go("page:backups")


def _lost_vault(stage: Stage) -> None:
    """The file is away for a moment."""
    stage.go("page:start")
    stage.go("page:journal")
    away = stage.folder / "away.db"
    (stage.folder / "vault.db").rename(away)
    _fields(stage)[0].setText(DEMO_PASSPHRASE)
    stage.press("Open")
    stage.wait_until(stage.window.page.copy_offer.isVisible)
    away.rename(stage.folder / "vault.db")


def _goes_with(stage: Stage) -> None:
    stage.go("page:understand#what-grooming-is")
    stage.go("page:understand#posing-as-someone-else")
    if stage.has_button("Goes with"):
        stage.press("Goes with", stage.window.page)


def _starter(stage: Stage) -> None:
    stage.go(f"starter:{stage.desk.content.starters()[0].id}")


def _starter_answer(stage: Stage) -> None:
    _starter(stage)
    stage.window.page.one.reactions.row.buttons[-1].click()
    stage.settle()


def _talk_at_table(stage: Stage) -> None:
    stage.go("page:talk")
    if not stage.window.page.table.isVisible():
        stage.press("At the table")


def _plan_form(stage: Stage) -> None:
    _private("plans")(stage)
    first, second, *_ = stage.desk.content.starters()
    stage.go(f"page:plans#starter={first.id}")
    stage.go(f"page:plans#starter={second.id}")


def _talked_form(stage: Stage) -> None:
    _plan_form(stage)
    form = stage.window.page.form
    if not form.held_on.box.isChecked():
        form.held_on.box.click()
    if not form.after.day.box.isChecked():
        form.after.day.box.click()
    stage.settle()


def _finder(keys: str, door: str = "") -> Callable[[Stage], None]:
    """Answer the door finder with these keys; then open another door."""

    def play(stage: Stage) -> None:
        stage.go("page:door-finder")
        for key in keys:
            stage.window.page.view.press(key)
            stage.settle()
        if door:
            stage.window.page.findChild(QPushButton, f"door-{door}").click()
            stage.settle()

    return play


def _search(words: str) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        stage.go("page:start")
        stage.go("page:search")
        _fields(stage)[0].setText(words)
        stage.wait_until(lambda: "Found" in stage.words())

    return play


def _phrases(words: str) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        stage.go("page:phrases")
        page = stage.window.page
        page.edit.setPlainText(words)
        stage.wait_until(lambda: page._is_ready and not page._wait.isActive())

    return play


def _phrases_whose(stage: Stage) -> None:
    _phrases(SECRET_WORDS)(stage)
    stage.press("Write it in the journal")


def _prepare(stage: Stage) -> None:
    _private("prepare")(stage)
    _name_somebody(stage)
    stage.go("page:prepare#channel=uk-police-101")
    page = stage.window.page
    page.fold.set_open(is_open=True)
    stage.wait_until(lambda: page.notes.model.rowCount() and page.notes.names.isVisible())
    stage.settle()


def _name_somebody(stage: Stage) -> None:
    child_id = stage.desk.chosen_child.id
    if stage.on_vault(lambda: stage.room.people.people(child_id)):
        return
    long = AccountName(AccountKind.LINK, "https://example.org/" + "a-very-long-name-of-a-page/" * 4)
    named = EntryDetails(people=("Kai, or K.", "The coach"), accounts=(long,))
    entry = (child_id, Happened(), EntryText(saw="A name came up."), named)
    stage.on_vault(lambda: stage.room.journal.save_entry(*entry))


def _prepare_filled(stage: Stage) -> None:
    _prepare(stage)
    page = stage.window.page
    stage.press("Tick all in the list", page)
    stage.press("Fill in from these notes", page)
    stage.wait_until(page.said.isVisible)


def _prepare_reading(stage: Stage) -> None:
    _prepare(stage)
    stage.press("Read it aloud on the phone", stage.window.page)
    stage.press("Next", stage.window.page)


def _door_codes(stage: Stage) -> None:
    """A door with every way, each with its code."""
    stage.go("channel:uk-missing-people")
    for _ in range(2):
        stage.press("QR code", stage.window.page)


def _door_large(stage: Stage) -> None:
    stage.go("channel:uk-report-remove")
    stage.press("Show it large", stage.window.page)


def _door_failed(stage: Stage) -> None:
    stage.go("channel:uk-nspcc-helpline")
    for way in stage.window.page.findChildren(DoorWay):
        way._show_failure()
    stage.settle()


def _door_lacking(stage: Stage) -> None:
    """The doors of a country with hardly any; elsewhere the stage stays in its own."""
    stage.go("page:get-help")
    stage.desk.channels.choose("KE")
    stage.window.page.refresh()
    stage.desk.channels.choose("GB")
    stage.settle()


def _save_dialog(stage: Stage) -> None:
    _print_dialog(stage)
    stage.settle()
    stage.press("Save as PDF")


def _crash_dialog(stage: Stage) -> None:
    stage.go("page:start")
    show_crash(stage.desk.look, "A report", stage.window.leave_wanted.emit, stage.window)


def _print_dialog(stage: Stage) -> None:
    stage.go("card:blackmail")
    stage.press("Print this card")


def _household_dialog(stage: Stage) -> None:
    """Ask for a private paper, and answer what is asked first."""
    stage.desk.held.is_household_asked = False
    _private("reports")(stage)
    stage.press("Print", stage.window.page)
    next(one for one in _dialog().findChildren(QRadioButton) if "afraid" in one.text()).click()
    stage.settle()


def _dialog() -> QWidget:
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    return dialog


def _private(page: str, child: str = "M.") -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        stage.go("page:start")
        stage.go(f"page:{page}")
        stage.choose_child(child)

    return play


def _import(name: str, content: str) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        _private("import")(stage)
        page = stage.window.page
        with TemporaryDirectory() as folder:
            file = Path(folder, name)
            file.write_bytes(content.encode("cp1252"))
            page._on_file_chosen(str(file))
            stage.wait_until(page.status.isHidden)
        if not page.preview.fold.isHidden():
            page.preview.fold.set_open(is_open=True)

    return play


def _journal_entry(stage: Stage) -> None:
    _private("journal")(stage)
    children = stage.on_vault(stage.room.checklist.children)
    lines = stage.on_vault(lambda: stage.room.journal.search(children[0].id, "golden cape"))
    stage.go(f"page:journal#{lines[0].id}")


def _journal_links(stage: Stage) -> None:
    """An entry that belongs to a sign, a talk and a report, with the ways to add more open."""
    _private("journal")(stage)
    child_id = stage.desk.chosen_child.id
    talks = stage.on_vault(lambda: stage.room.talks.of(child_id))
    reports = stage.on_vault(lambda: stage.room.reports.of(child_id))
    details = EntryDetails(
        sign_ids=tuple(stage.desk.content.signs())[:1],
        talk_ids=tuple(talk.id for talk in talks[:1]),
        report_ids=tuple(report.id for report in reports[:1]),
    )
    day = Happened(Certainty.ABOUT, date(2026, 10, 3), said="about two weeks ago, in the evening")
    entry = (child_id, day, EntryText(saw="She told me more."), details)
    saved = stage.on_vault(lambda: stage.room.journal.save_entry(*entry))
    stage.go(f"page:journal#{saved.id}")
    form = stage.window.page.editor.form
    form.details.links.add.click()
    finder = form.details.links.chooser.finder
    stage.wait_until(lambda: finder._is_ready)
    finder.field.setText("secret")
    stage.wait_until(lambda: finder.rows.count)


def _journal_describe(stage: Stage) -> None:
    _private("journal")(stage)
    stage.go("page:journal#new")
    form = stage.window.page.editor.form
    form.describe_picture()
    form.describe.kind.buttons[0].click()
    stage.settle()


def _journal_unclear_day(stage: Stage) -> None:
    _private("journal")(stage)
    stage.go("page:journal#new")
    form = stage.window.page.editor.form
    form.when.words.line.setFocus()
    QTest.keyClicks(form.when.words.line, "12/3")
    QTest.keyClick(form.when.words.line, Qt.Key.Key_Return)
    stage.settle()


def _journal_search(stage: Stage) -> None:
    _private("journal")(stage)
    stage.window.activateWindow()
    stage.settle()
    QTest.keyClick(stage.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    stage.type_into("Find in entries", "heron")


def _people(stage: Stage) -> None:
    _private("people")(stage)
    child_id = stage.desk.chosen_child.id
    if not stage.on_vault(lambda: stage.room.people.people(child_id)):
        fox = AccountName(AccountKind.HANDLE, "@foxy_22")
        link = AccountName(AccountKind.LINK, "https://lanterns.example/profile/" + "fox" * 12)
        details = EntryDetails(people=("Fox", "The tall boy", "Aunt Zoë"), accounts=(fox, link))
        text = EntryText(saw="They met in a game.", place="Lantern Isles", told_by="Her coach")
        entry = (child_id, Happened(), text, details)
        stage.on_vault(lambda: stage.room.journal.save_entry(*entry))
        fox_id, boy_id, _aunt = (
            one.person.id for one in stage.on_vault(lambda: stage.room.people.people(child_id))
        )
        stage.on_vault(lambda: stage.room.people.merge(fox_id, boy_id))
        stage.on_vault(lambda: stage.room.people.give_account(1, fox_id))
    stage.go("page:people")
    stage.wait_until(lambda: stage.window.page.overview.people.count)


def _no_people(stage: Stage) -> None:
    _private("people", "Jonas")(stage)


def _person(stage: Stage) -> None:
    _people(stage)
    stage.go("page:people#person=1")
    page = stage.window.page
    stage.wait_until(page.person.isVisible)
    if not page.person.fold.is_open:
        page.person.fold.button.click()
    stage.settle()


def _account(stage: Stage) -> None:
    _people(stage)
    stage.go("page:people#account=1")
    page = stage.window.page
    stage.wait_until(page.account.isVisible)
    if not page.account.fold.is_open:
        page.account.fold.button.click()
    stage.settle()


def _timeline_days(stage: Stage) -> None:
    _private("timeline")(stage)
    for _ in range(2):
        stage.press("Look closer", stage.window.page)


def _chronology(step: int) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        _private("chronology")(stage)
        page = stage.window.page
        if page.foot.again.isVisible():
            page.foot.again.click()
            stage.settle()
        next(iter(page.view.buttons.values())).click()
        for _ in range(step - 1):
            page.foot.next.click()
            stage.settle()
        if step == CHECK_WORDING:
            stage.wait_until(lambda: not page.view.is_looking)
        if step == CHECK_SHARE:
            stage.wait_until(lambda: page.sharing.made is not None)

    return play


def _chronology_out(stage: Stage) -> None:
    """Answer the question about the household, and unfold all that can be."""
    _chronology(CHECK_SHARE)(stage)
    sharing = stage.window.page.sharing
    sharing.household.question.buttons[1].click()
    sharing.formats.buttons["locked-pdf"].click()
    sharing.formats.choices.parentWidget().button.click()
    sharing.preview.fold.button.click()
    stage.wait_until(sharing.preview.words.toPlainText)


def _notice_group(stage: Stage) -> None:
    _fresh_notice(stage)
    for name in ("Start", "Go on where you stopped"):
        if stage.has_button(name):
            stage.press(name)
            return


def _fresh_notice(stage: Stage) -> None:
    stage.window._drop_pages("notice")
    _private("notice")(stage)


def _notice_answered(stage: Stage) -> None:
    _notice_group(stage)
    yes = next(r for r in stage.window.page.findChildren(QRadioButton) if r.isVisible())
    yes.click()
    stage.settle()


def _notice_on_to(words: str) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        _notice_answered(stage)
        for _ in range(12):
            if words in stage.words():
                return
            stage.press("Next" if stage.has_button("Next") else "Check your answers")

    return play


def _notice_check(stage: Stage) -> None:
    _notice_on_to("Are you still worried?")(stage)


def _notice_finished(stage: Stage) -> None:
    _notice_check(stage)
    stage.press("Show the next step")


def _notice_help_line(stage: Stage) -> None:
    _notice_group(stage)
    while "hopeless-talk" not in stage.window.page.view.questions:
        stage.press("Next")
    stage.window.page.view.questions["hopeless-talk"].reply.buttons[0].click()
    stage.settle()


def _notice_step_up(stage: Stage) -> None:
    _notice_finished(stage)
    stage.press("I want to do more")
    stage.press("Get help now", stage.window.page)


def _notice_try_change(stage: Stage) -> None:
    _notice_finished(stage)
    stage.press("Change an answer and see")
    outcome = stage.window.page._outcome
    ticked = next(one.sign_id for one in outcome.review.answers if one.reply == "yes")
    text = stage.desk.content.signs()[ticked].text
    stage.press(text[:20], stage.window.page.view.try_change)
    stage.window.page.view.try_change.question.reply.buttons[1].click()


def _notice_earlier(stage: Stage) -> None:
    _fresh_notice(stage)
    stage.press("Looked on")


def _notice_next_step(stage: Stage) -> None:
    _notice_earlier(stage)
    stage.press("Show the next step")


def _quick_note(stage: Stage) -> None:
    _private("notice")(stage)
    stage.go("page:quick-note")
    form = stage.window.page.note_form
    if not form.isVisible():
        stage.press("Note something else")
    if form.finder.sign_id:
        form.finder.none.click()
    form.finder.field.clear()
    stage.settle()


def _quick_note_found(stage: Stage) -> None:
    _quick_note(stage)
    finder = stage.window.page.note_form.finder
    finder.field.setText("secret")
    stage.wait_until(lambda: finder.rows.count)


def _quick_note_kept(stage: Stage) -> None:
    _quick_note(stage)
    finder = stage.window.page.note_form.finder
    finder.field.setText("blackmail")
    stage.wait_until(lambda: finder.rows.count)
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    form = stage.window.page.note_form
    form.words.setPlainText("He asked twice")
    form.when.buttons[-1].click()
    stage.press("Save", form)


def _report_form(stage: Stage) -> None:
    """A report that is changed: its promises, what came after it, what comes next."""
    _private("reports")(stage)
    stage.press("Something came since", stage.window.page)


def _missing_day(stage: Stage) -> None:
    _private("missing")(stage)
    stage.go("page:missing#day")


def _missing_reading(stage: Stage) -> None:
    _private("missing")(stage)
    stage.press("Read it aloud on the phone", stage.window.page)


def _watch(part: str) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        _private("plans", "Jonas")(stage)
        watches = stage.on_vault(
            lambda: stage.room.watches.of(stage.desk.chosen_child.id),
        )
        open_id = next(one.id for one in watches if one.is_open)
        stage.go("page:watch")
        if stage.window.page.form.isVisible():
            stage.press("Cancel", stage.window.page.form)
        stage.go(f"page:plans#{part.format(id=open_id)}" if part else "page:watch")

    return play


def _fact_file(stage: Stage, *, is_used: bool) -> None:
    """Look at a file with newer numbers; use it and go to what it changed."""
    stage.go("page:fact-file")
    page = stage.window.page
    today = datetime.now().astimezone().date()
    dates = f"checked_on = {today}\nreview_by = {today + timedelta(days=90)}\n"
    text = re.sub(r"(?m)^checked_on.*\nreview_by.*\n", dates, GB, count=1)
    text = text.replace(PHONE, "0808 800 5999").replace(DIAL, "tel:08088005999")
    with TemporaryDirectory() as folder:
        file = Path(folder, "doors.toml")
        file.write_text(text + NEW_DOOR, encoding="utf-8")
        page._on_chosen(str(file))
        stage.wait_until(lambda: page._offered is not None)
    stage.settle()
    if is_used:
        stage.press("Use these numbers", page)
        stage.wait_until(lambda: page._offered is None)
        stage.go(f"channel:{DOOR}")


def _fact_file_dropped(stage: Stage) -> None:
    """Go back to our own numbers, so that other scenes show those."""
    stage.go("page:fact-file")
    stage.press("Go back to Companion", stage.window.page)
    stage.wait_until(lambda: not stage.desk.channels.files_in_use())


def _backup_made(stage: Stage) -> None:
    """Make a copy of the notes by hand."""
    stage.go("page:backups")
    page = stage.window.page
    stage.press("Make a copy now", page)
    stage.wait_until(page.notice.isVisible)


def _second_place(stage: Stage, *, is_there: bool) -> None:
    """Choose a folder for copies on the page; without it, ask for a copy there all the same."""
    stage.go("page:backups")
    page = stage.window.page
    with TemporaryDirectory(prefix="STICK-") as folder:
        page.second.take(folder)
        stage.wait_until(lambda: not page.second._is_busy)
        stage.settle()
        if is_there:
            page.scroll_area.ensureWidgetVisible(page.second.forget)
            return
    page.refresh()
    stage.press("Make a copy there now", page)
    stage.wait_until(page.second.trouble.isVisible)
    page.scroll_area.ensureWidgetVisible(page.second.forget)


def _other_copies(stage: Stage) -> None:
    """Copies with notes that are not here, as the vault would name them, and the lines on top."""
    stage.go("page:backups")
    page = stage.window.page
    made = datetime(2026, 11, 20, 19, 30, tzinfo=UTC)
    here = Backup("copy-0007.zip", "", made, has_others=True)
    there = Backup("copy-0011.zip", "", made - timedelta(days=1), has_others=True)
    card = page.findChild(OtherCopies)
    card._show((OtherCopy(here), OtherCopy(there, is_second=True)))
    line = stage.window._sheet_line
    line.say_of_copy("A copy from 20 November 2026 has notes that are not here. The copy stays.")
    line._lock._on_looked(is_looser=True)
    stage.settle()


def _door_lines(stage: Stage) -> None:
    """At the door: a copy was brought back, and something strange lay in the folder."""
    stage.go("page:journal")
    lines = stage.window.page.findChild(DoorLines)
    lines._show(
        DoorNews(
            Aside(datetime(2026, 11, 20, 19, 30, tzinfo=UTC), is_unseen=True), is_strange=True
        ),
        is_wrong=False,
    )
    stage.settle()


def _restore_tried(stage: Stage) -> None:
    """Try a copy, and stop before it is put in place."""
    _backup_made(stage)
    stage.go("page:restore")
    page = stage.window.page
    stage.wait_until(page.choose.isEnabled)
    buttons = page.choose.findChildren(QPushButton)
    next(one for one in buttons if "copy-0001.zip" in one.text()).click()
    page.secret.edit.setText(DEMO_PASSPHRASE)
    stage.press("Try this copy", page)
    stage.wait_until(page.place.isVisible)


def _records(stage: Stage, row: str = "") -> None:
    """Open the list of records in carer mode, and press a button of Jonas's row."""
    stage.on_vault(lambda: stage.room.records.set_carer(is_carer=True))
    stage.window._drop_pages("records")
    _private("records", "Jonas")(stage)
    if row:
        children = stage.on_vault(stage.room.checklist.children)
        number = next(one.id for one in children if one.label == "Jonas")
        stage.window.page.rows[f"{number}:{row}"].click()
        stage.settle()


def _records_wipe(stage: Stage) -> None:
    _records(stage, "wipe")
    stage.press("Wipe it now", stage.window.page)


def _hand_over_form(stage: Stage) -> None:
    _private("hand-over", "Jonas")(stage)
    if not stage.window.page.form.isVisible():
        stage.press("Write down a hand-over", stage.window.page)


def _hand_over_kept(stage: Stage) -> None:
    _hand_over_form(stage)
    stage.window.page.form.what.setPlainText("the chronology, on paper")
    stage.press("Save hand-over", stage.window.page)


def _child_form(stage: Stage) -> None:
    _private("plans", "Jonas")(stage)
    # Its words change once something was typed and not saved.
    stage.window.page.choice.change.click()
    form = stage.window.page.choice.form
    form.year.setCurrentIndex(12)
    stage.settle()


def _records_begun(stage: Stage) -> None:
    """Show the list of records while a new one is half typed."""
    stage.on_vault(lambda: stage.room.child_drafts.keep(Child(0, "Jo")))
    _private("records")(stage)


def _journal_waiting(stage: Stage) -> None:
    """Let words wait in the journal that lost the record they were written for."""
    sql = "insert or replace into carried values (2, 'saw', 'Zed: words without their record.')"
    stage.on_vault(lambda: stage.desk.keeper._open._db.execute(sql))
    _private("journal")(stage)
    stage.wait_until(lambda: not stage.window.page.waiting.isHidden())


def close_dialogs() -> None:
    """Close what a scene left open on top of the window."""
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()
        QApplication.processEvents()


SCENES: tuple[Scene, ...] = (
    Scene("first-start-1-what", FRESH, _first_step(1)),
    Scene("finder-country", FRESH, _finder("20")),
    Scene("first-start-2-who", FRESH, _first_step(2)),
    Scene("first-start-3-country", FRESH, _first_step(3)),
    Scene("new-vault", FRESH, _new_vault),
    Scene("recovery-sheet", FRESH, _recovery_sheet),
    Scene("start", OPEN, _to("page:start")),
    Scene("card-danger-now", OPEN, _to("card:danger-now")),
    Scene("card-missing", OPEN, _to("card:missing")),
    Scene("card-blackmail", OPEN, _to("card:blackmail")),
    Scene("card-child-tells-you", OPEN, _to("card:child-tells-you")),
    Scene("understand", OPEN, _to("page:understand")),
    Scene("understand-sign", OPEN, _to("sign:moved-to-private-app")),
    Scene("understand-smart", OPEN, _to("page:understand#smart")),
    Scene("understand-tactic", OPEN, _to("page:understand#moving-to-private")),
    Scene("understand-goes-with", OPEN, _goes_with),
    Scene("understand-figures", OPEN, _to("page:understand#figures")),
    Scene("understand-sources", OPEN, _to("page:understand#sources")),
    Scene("understand-source", OPEN, _to("source:p3")),
    Scene("handbook", OPEN, _to("page:handbook")),
    Scene("handbook-chapter", OPEN, _to("page:handbook#copies-stick")),
    Scene("security", OPEN, _to("page:security")),
    Scene("talk", OPEN, _to("page:talk")),
    Scene("talk-starter", OPEN, _starter),
    Scene("talk-answer", OPEN, _starter_answer),
    Scene("talk-at-table", OPEN, _talk_at_table),
    Scene("get-help", OPEN, _to("page:get-help")),
    Scene("get-help-door", OPEN, _to("channel:uk-ceop")),
    Scene("get-help-codes", OPEN, _door_codes),
    Scene("get-help-large", OPEN, _door_large),
    Scene("get-help-nothing-opens", OPEN, _door_failed),
    Scene("get-help-lacking", OPEN, _door_lacking),
    Scene("finder-danger", OPEN, _finder("")),
    Scene("finder-what", OPEN, _finder("2")),
    Scene("finder-threats", OPEN, _finder("2212")),
    Scene("finder-emergency", OPEN, _finder("1")),
    Scene("finder-at-home", OPEN, _finder("?731?")),
    Scene("finder-for-child", OPEN, _finder("25122")),
    Scene("finder-door", OPEN, _finder("20", "uk-childline")),
    Scene("finder-self-harm", OPEN, _finder("23?")),
    Scene("search-empty", OPEN, _to("page:search")),
    Scene("search-found", OPEN, _search("screenshot")),
    Scene("search-nothing", OPEN, _search("zzzzqq")),
    Scene("phrases-empty", OPEN, _phrases("")),
    Scene("phrases-found", OPEN, _phrases(SECRET_WORDS)),
    Scene("phrases-nothing", OPEN, _phrases("Shall we do the maths homework?")),
    Scene("phrases-whose", OPEN, _phrases_whose),
    Scene("settings", OPEN, _to("page:settings")),
    Scene("household", OPEN, _to("page:household")),
    Scene("facts", OPEN, _to("page:facts")),
    Scene("about", OPEN, _to("page:about")),
    Scene("licences", OPEN, _to("page:licences")),
    Scene("print-card", OPEN, _print_dialog),
    Scene("print-save", OPEN, _save_dialog),
    Scene("crash", OPEN, _crash_dialog),
    Scene("unlock", OPEN, _to("page:journal")),
    Scene("unlock-door-lines", OPEN, _door_lines),
    Scene("unlock-wrong", OPEN, _wrong_passphrase),
    Scene("recover", OPEN, _recover),
    Scene("unlock-lost", OPEN, _lost_vault),
    Scene("wipe-locked", OPEN, _wipe()),
    Scene("wipe-locked-refused", OPEN, _wipe("Wipe everything now")),
    Scene("wipe-nothing", FRESH, _wipe()),
    Scene("notice", PRIVATE, _private("notice")),
    Scene("notice-group", PRIVATE, _notice_group),
    Scene("notice-answered", PRIVATE, _notice_answered),
    Scene("notice-check", PRIVATE, _notice_check),
    Scene("notice-strengths", PRIVATE, _notice_on_to("Last page")),
    Scene("notice-earlier", PRIVATE, _notice_earlier),
    Scene("notice-next-step", PRIVATE, _notice_next_step),
    Scene("notice-finished", PRIVATE, _notice_finished),
    Scene("notice-try-change", PRIVATE, _notice_try_change),
    Scene("notice-step-up", PRIVATE, _notice_step_up),
    Scene("notice-help-line", PRIVATE, _notice_help_line),
    Scene("journal-draft", PRIVATE, _private("journal")),
    Scene("journal-entry", PRIVATE, _journal_entry),
    Scene("journal-links", PRIVATE, _journal_links),
    Scene("journal-describe", PRIVATE, _journal_describe),
    Scene("journal-unclear-day", PRIVATE, _journal_unclear_day),
    Scene("journal-search", PRIVATE, _journal_search),
    Scene("people-empty", PRIVATE, _no_people),
    Scene("people", PRIVATE, _people),
    Scene("people-person", PRIVATE, _person),
    Scene("people-account", PRIVATE, _account),
    Scene("import", PRIVATE, _private("import")),
    Scene("import-refused", PRIVATE, _import("notes.zip", "PK\x03\x04")),
    Scene("import-table", PRIVATE, _import("notes.csv", IMPORTED_TABLE)),
    Scene("import-text", PRIVATE, _import("notes.txt", "One\n\nTwo: caf\xe9")),
    Scene("timeline", PRIVATE, _private("timeline")),
    Scene("timeline-days", PRIVATE, _timeline_days),
    *(Scene(f"chronology-{step}", PRIVATE, _chronology(step)) for step in range(1, 6)),
    Scene("chronology-out", PRIVATE, _chronology_out),
    Scene("prepare", PRIVATE, _prepare),
    Scene("prepare-filled", PRIVATE, _prepare_filled),
    Scene("prepare-reading", PRIVATE, _prepare_reading),
    Scene("reports", PRIVATE, _private("reports")),
    Scene("household-asked", PRIVATE, _household_dialog),
    Scene("report-form", PRIVATE, _report_form),
    Scene("missing", PRIVATE, _private("missing")),
    Scene("missing-day", PRIVATE, _missing_day),
    Scene("missing-reading", PRIVATE, _missing_reading),
    Scene("plans", PRIVATE, _private("plans")),
    Scene("plans-due", PRIVATE, _private("plans", "Jonas")),
    Scene("watch", PRIVATE, _watch("")),
    Scene("watch-change", PRIVATE, _watch("watch={id}")),
    Scene("watch-looked", PRIVATE, _watch("looked={id}")),
    Scene("fact-file", PRIVATE, _to("page:fact-file")),
    Scene("fact-file-changes", PRIVATE, partial(_fact_file, is_used=False)),
    Scene("fact-file-door", PRIVATE, partial(_fact_file, is_used=True)),
    Scene("fact-file-list", PRIVATE, _to("page:get-help")),
    Scene("fact-file-in-use", PRIVATE, _to("page:fact-file")),
    Scene("fact-file-dropped", PRIVATE, _fact_file_dropped),
    Scene("secrets", PRIVATE, _secrets()),
    Scene("secrets-change", PRIVATE, _secrets("Change the passphrase")),
    Scene("secrets-same", PRIVATE, _secrets("Change the passphrase", "Change it now")),
    Scene("secrets-draw", PRIVATE, _secrets("Make a new sheet")),
    Scene("secrets-code", PRIVATE, _secrets("Make a new sheet", "Show a new code")),
    Scene("secrets-try", PRIVATE, _secrets("Try the sheet")),
    Scene("new-key", PRIVATE, _new_key()),
    Scene("new-key-sheet", PRIVATE, _new_key("Go on")),
    Scene("new-key-not-typed", PRIVATE, _new_key("Go on", "Change everything now")),
    Scene("wipe", PRIVATE, _wipe()),
    Scene("wipe-refused", PRIVATE, _wipe("Wipe everything now")),
    Scene("backups", PRIVATE, _to("page:backups")),
    Scene("backups-made", PRIVATE, _backup_made),
    Scene("backups-old", PRIVATE, _old_copies),
    Scene("backups-second", PRIVATE, partial(_second_place, is_there=True)),
    Scene("backups-second-away", PRIVATE, partial(_second_place, is_there=False)),
    Scene("restore", PRIVATE, _to("page:restore")),
    Scene("restore-tried", PRIVATE, _restore_tried),
    Scene("records", PRIVATE, _records),
    Scene("records-form", PRIVATE, partial(_records, row="change")),
    Scene("records-wipe", PRIVATE, _records_wipe),
    Scene("hand-over-form", PRIVATE, _hand_over_form),
    Scene("hand-over-kept", PRIVATE, _hand_over_kept),
    Scene("child-form", PRIVATE, _child_form),
    Scene("quick-note", PRIVATE, _quick_note),
    Scene("quick-note-found", PRIVATE, _quick_note_found),
    Scene("quick-note-kept", PRIVATE, _quick_note_kept),
    Scene("plans-form", PRIVATE, _plan_form),
    Scene("plans-talked", PRIVATE, _talked_form),
    Scene("records-begun", PRIVATE, _records_begun),
    Scene("journal-waiting", PRIVATE, _journal_waiting),
    # Last: its lines stay above every page.
    Scene("backups-other", PRIVATE, _other_copies),
)
