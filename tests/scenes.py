# SPDX-License-Identifier: Apache-2.0
"""Every page in every state worth looking at: how to get there on a stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.stage import Stage

FRESH, OPEN, PRIVATE = "fresh", "open", "private"
"""No vault and no settings; the demo vault, locked; the demo vault, opened."""
SECRET_WORDS = "how was school\ndon't tell your mum, it's our secret\nsend me a pic or I show it"
NEW_PASSPHRASE = "copper lantern drift nine"


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
    stage.press("I have a recovery sheet")


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


def _print_dialog(stage: Stage) -> None:
    stage.go("card:blackmail")
    stage.press("Print this card")


def _private(page: str, child: str = "M.") -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        stage.go("page:start")
        stage.go(f"page:{page}")
        stage.choose_child(child)

    return play


def _journal_entry(stage: Stage) -> None:
    _private("journal")(stage)
    children = stage.on_vault(stage.room.checklist.children)
    lines = stage.on_vault(lambda: stage.room.journal.search(children[0].id, "golden cape"))
    stage.go(f"page:journal#{lines[0].id}")


def _journal_search(stage: Stage) -> None:
    _private("journal")(stage)
    stage.window.activateWindow()
    stage.settle()
    QTest.keyClick(stage.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    stage.type_into("Find in entries", "heron")


def _timeline_days(stage: Stage) -> None:
    _private("timeline")(stage)
    for _ in range(2):
        stage.press("Look closer", stage.window.page)


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
    stage.press("Report this today", stage.window.page)


def _notice_try_change(stage: Stage) -> None:
    _notice_finished(stage)
    stage.press("Change an answer and see")
    sign = stage.window.page._outcome.step.because or stage.window.page._outcome.step.find_out
    stage.press(sign[0].text[:20], stage.window.page.view.try_change)
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


def _child_form(stage: Stage) -> None:
    _private("plans", "Jonas")(stage)
    stage.press("Change details", stage.window.page)
    form = stage.window.page.choice.form
    form.year.setCurrentIndex(12)
    stage.settle()


def close_dialogs() -> None:
    """Close what a scene left open on top of the window."""
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()
        QApplication.processEvents()


SCENES: tuple[Scene, ...] = (
    Scene("first-start-1-what", FRESH, _first_step(1)),
    Scene("first-start-2-who", FRESH, _first_step(2)),
    Scene("first-start-3-country", FRESH, _first_step(3)),
    Scene("new-vault", FRESH, _new_vault),
    Scene("recovery-sheet", FRESH, _recovery_sheet),
    Scene("start", OPEN, _to("page:start")),
    Scene("card-danger-now", OPEN, _to("card:danger-now")),
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
    Scene("talk", OPEN, _to("page:talk")),
    Scene("talk-starter", OPEN, _starter),
    Scene("talk-answer", OPEN, _starter_answer),
    Scene("talk-at-table", OPEN, _talk_at_table),
    Scene("get-help", OPEN, _to("page:get-help")),
    Scene("get-help-door", OPEN, _to("channel:uk-ceop")),
    Scene("search-empty", OPEN, _to("page:search")),
    Scene("search-found", OPEN, _search("screenshot")),
    Scene("search-nothing", OPEN, _search("zzzzqq")),
    Scene("phrases-empty", OPEN, _phrases("")),
    Scene("phrases-found", OPEN, _phrases(SECRET_WORDS)),
    Scene("phrases-nothing", OPEN, _phrases("Shall we do the maths homework?")),
    Scene("phrases-whose", OPEN, _phrases_whose),
    Scene("settings", OPEN, _to("page:settings")),
    Scene("print-card", OPEN, _print_dialog),
    Scene("unlock", OPEN, _to("page:journal")),
    Scene("unlock-wrong", OPEN, _wrong_passphrase),
    Scene("recover", OPEN, _recover),
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
    Scene("journal-search", PRIVATE, _journal_search),
    Scene("timeline", PRIVATE, _private("timeline")),
    Scene("timeline-days", PRIVATE, _timeline_days),
    Scene("reports", PRIVATE, _private("reports")),
    Scene("plans", PRIVATE, _private("plans")),
    Scene("plans-due", PRIVATE, _private("plans", "Jonas")),
    Scene("watch", PRIVATE, _watch("")),
    Scene("watch-change", PRIVATE, _watch("watch={id}")),
    Scene("watch-looked", PRIVATE, _watch("looked={id}")),
    Scene("child-form", PRIVATE, _child_form),
    Scene("quick-note", PRIVATE, _quick_note),
    Scene("quick-note-found", PRIVATE, _quick_note_found),
    Scene("quick-note-kept", PRIVATE, _quick_note_kept),
    Scene("plans-form", PRIVATE, _plan_form),
    Scene("plans-talked", PRIVATE, _talked_form),
)
