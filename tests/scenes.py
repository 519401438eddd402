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


def _notice_check(stage: Stage) -> None:
    _notice_answered(stage)
    for _ in range(8):
        if stage.has_button("Show the next step"):
            return
        stage.press("Next" if stage.has_button("Next") else "Check your answers")


def _notice_earlier(stage: Stage) -> None:
    _fresh_notice(stage)
    stage.press("Looked on")


def _notice_next_step(stage: Stage) -> None:
    _notice_earlier(stage)
    stage.press("Show the next step")


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
    Scene("settings", OPEN, _to("page:settings")),
    Scene("print-card", OPEN, _print_dialog),
    Scene("unlock", OPEN, _to("page:journal")),
    Scene("unlock-wrong", OPEN, _wrong_passphrase),
    Scene("recover", OPEN, _recover),
    Scene("notice", PRIVATE, _private("notice")),
    Scene("notice-group", PRIVATE, _notice_group),
    Scene("notice-answered", PRIVATE, _notice_answered),
    Scene("notice-check", PRIVATE, _notice_check),
    Scene("notice-earlier", PRIVATE, _notice_earlier),
    Scene("notice-next-step", PRIVATE, _notice_next_step),
    Scene("journal-draft", PRIVATE, _private("journal")),
    Scene("journal-entry", PRIVATE, _journal_entry),
    Scene("journal-search", PRIVATE, _journal_search),
    Scene("reports", PRIVATE, _private("reports")),
    Scene("plans", PRIVATE, _private("plans")),
    Scene("plans-form", PRIVATE, _plan_form),
    Scene("plans-talked", PRIVATE, _talked_form),
)
