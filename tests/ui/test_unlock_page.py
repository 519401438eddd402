# SPDX-License-Identifier: Apache-2.0
"""The door to the private room: making it, opening it, forgetting, mistyping."""

from __future__ import annotations

import errno
from functools import partial
from pathlib import Path

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.ui.pages.unlock_page import UnlockPage
from tests.ui.acting import press, words
from tests.ui.conftest import PASSPHRASE


@pytest.fixture
def page(qtbot, desk):
    page = UnlockPage(desk)
    qtbot.addWidget(page)
    page.open_target("page:journal#new")
    page.show()
    return page


def make_vault(page, qtbot) -> str:
    qtbot.waitUntil(lambda: page.heading.text() == "A private part for your notes")
    page.make_step.new.edit.setText(PASSPHRASE)
    page.make_step.again.edit.setText(PASSPHRASE)
    press(page, "Make the private part")
    qtbot.waitUntil(lambda: page.heading.text() == "Your recovery sheet", timeout=10_000)
    return page.sheet_step.sheet.code_label.text()


def lay_sheet_aside(page, qtbot, desk) -> None:
    """Type the code back, close the vault again, and come back to its door."""
    page.sheet_step.sheet.typed_back.setText(page.sheet_step.sheet.code)
    with qtbot.waitSignal(page.unlocked, timeout=10_000):
        press(page, "Go on")
    desk.tasks.now_on_vault(desk.keeper.close, 10)
    page.refresh()
    qtbot.waitUntil(lambda: page.heading.text() == "Open the private part")


def test_a_new_vault_opens_after_the_code_was_typed_back(page, qtbot):
    code = make_vault(page, qtbot)
    page.sheet_step.sheet.typed_back.setText(code.lower().replace("-", " "))
    with qtbot.waitSignal(page.unlocked, timeout=10_000) as given:
        press(page, "Go on")
    assert given.args[1] == "page:journal#new"


def worked_on(desk, given):
    return desk.tasks.now_on_vault(given.args[0].secrets.worked_on, 10)


@pytest.mark.parametrize("has_sheet", [True, False])
def test_a_sheet_that_was_typed_back_is_noted_and_a_declined_one_is_not(
    page, qtbot, desk, clock, has_sheet
):
    code = make_vault(page, qtbot)
    page.sheet_step.sheet.typed_back.setText(code if has_sheet else "")
    page.sheet_step.declines.setChecked(not has_sheet)
    with qtbot.waitSignal(page.unlocked, timeout=10_000) as given:
        press(page, "Go on")
    assert worked_on(desk, given) == (clock.now().date() if has_sheet else None)


def test_a_wrong_code_typed_back_is_said(page, qtbot):
    make_vault(page, qtbot)
    page.sheet_step.sheet.typed_back.setText("AAAA-BBBB")
    press(page, "Go on")
    assert "not the code on the sheet" in words(page)


def test_the_right_code_after_a_wrong_one_opens_while_the_code_still_stands(page, qtbot):
    code = make_vault(page, qtbot)
    page.sheet_step.sheet.typed_back.setText("AAAA-BBBB")
    press(page, "Go on")
    page.sheet_step.sheet.typed_back.setText(code)
    with qtbot.waitSignal(page.unlocked, timeout=10_000):
        press(page, "Go on")
        shown = words(page)
        assert "not the code on the sheet" not in shown
        assert "One moment …" in shown
        assert code in shown
    assert code not in words(page)
    assert "One moment …" not in words(page)


@pytest.mark.parametrize("has_sheet", [True, False])
def test_a_second_click_on_going_on_opens_once_and_says_nothing_wrong(page, qtbot, has_sheet):
    code = make_vault(page, qtbot)
    page.sheet_step.sheet.typed_back.setText(code if has_sheet else "")
    page.sheet_step.declines.setChecked(not has_sheet)
    opened = []
    page.unlocked.connect(lambda *_: opened.append(page))
    press(page, "Go on")
    page.sheet_step.sheet.typed_back.returnPressed.emit()
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    assert page.banner.isHidden()
    assert len(opened) == 1


def test_a_vault_that_does_not_open_at_once_keeps_the_code_for_another_try(
    page, qtbot, desk, monkeypatch
):
    code = make_vault(page, qtbot)
    page.sheet_step.sheet.typed_back.setText(code)

    def busy(_passphrase):
        raise CompanionError(ErrorCode.TRY_LATER, seconds=3)

    with monkeypatch.context() as patch:
        patch.setattr(desk.keeper, "open", busy)
        press(page, "Go on")
        qtbot.waitUntil(lambda: not page.banner.isHidden(), timeout=10_000)
    assert code in words(page)
    with qtbot.waitSignal(page.unlocked, timeout=10_000):
        press(page, "Go on")


@pytest.mark.parametrize("is_typed_back", [True, False])
def test_a_sheet_that_was_declined_opens_nothing(page, qtbot, desk, is_typed_back):
    code = make_vault(page, qtbot)
    page.sheet_step.sheet.typed_back.setText(code if is_typed_back else "")
    page.sheet_step.declines.setChecked(True)
    with qtbot.waitSignal(page.unlocked, timeout=10_000) as given:
        press(page, "Go on")
    secrets = given.args[0].secrets
    with pytest.raises(CompanionError) as tried:
        desk.tasks.now_on_vault(partial(secrets.try_code, code), 10)
    assert tried.value.code is ErrorCode.NO_RECOVERY_CODE
    desk.tasks.now_on_vault(desk.keeper.close, 10)
    page.refresh()
    qtbot.waitUntil(lambda: page.heading.text() == "Open the private part")
    press(page, "I have forgotten my passphrase")
    page.recover_step.code.setText(code)
    page.recover_step.new.edit.setText("somebody else chose this")
    page.recover_step.again.edit.setText("somebody else chose this")
    page._on_recover_clicked()
    qtbot.waitUntil(lambda: "There is no recovery sheet for these notes." in words(page))
    assert desk.tasks.now_on_vault(partial(desk.keeper.open, PASSPHRASE), 10)


def test_a_declined_sheet_that_can_not_be_taken_away_is_not_passed_over(
    page, qtbot, desk, monkeypatch
):
    code = make_vault(page, qtbot)
    page.sheet_step.declines.setChecked(True)

    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr("companion.storage.keys.write_atomically", full)
        press(page, "Go on")
        qtbot.waitUntil(lambda: not page.banner.isHidden(), timeout=10_000)
    assert code in words(page)
    with qtbot.waitSignal(page.unlocked, timeout=10_000):
        press(page, "Go on")


def test_a_short_passphrase_and_two_different_ones_are_refused(page, qtbot, tmp_path):
    qtbot.waitUntil(lambda: page.heading.text() == "A private part for your notes")
    page.make_step.new.edit.setText("short")
    page.make_step.again.edit.setText("other")
    press(page, "Make the private part")
    assert "not the same" in words(page)
    page.make_step.again.edit.setText("short")
    press(page, "Make the private part")
    qtbot.waitUntil(lambda: "at least 10 characters" in words(page), timeout=10_000)
    assert not (tmp_path / "vault.db").exists()


@pytest.mark.usefixtures("room")
def test_a_wrong_passphrase_is_told_calmly_and_the_right_one_opens(page, qtbot, desk):
    desk.tasks.now_on_vault(desk.keeper.close, 10)
    page.refresh()
    qtbot.waitUntil(lambda: page.heading.text() == "Open the private part")
    page.open_step.secret.edit.setText("not the passphrase")
    press(page, "Open")
    qtbot.waitUntil(lambda: "did not open the private part" in words(page), timeout=10_000)
    page.open_step.secret.edit.setText(PASSPHRASE)
    with qtbot.waitSignal(page.unlocked, timeout=10_000):
        page._on_open_clicked()


def test_the_recovery_code_opens_and_sets_a_new_passphrase(page, qtbot, desk, clock):
    code = make_vault(page, qtbot)
    lay_sheet_aside(page, qtbot, desk)
    clock.forward(days=8)
    press(page, "I have forgotten my passphrase")
    page.recover_step.code.setText(code.replace("-", "").lower())
    for field in (page.recover_step.new, page.recover_step.again):
        field.edit.setText("a wholly new passphrase")
    with qtbot.waitSignal(page.unlocked, timeout=10_000) as given:
        page._on_recover_clicked()
    assert worked_on(desk, given) == clock.now().date()
    desk.tasks.now_on_vault(desk.keeper.close, 10)
    page.refresh()
    page.open_step.secret.edit.setText("a wholly new passphrase")
    with qtbot.waitSignal(page.unlocked, timeout=10_000):
        page._on_open_clicked()


def test_a_mistyped_code_is_caught(page, qtbot, desk):
    make_vault(page, qtbot)
    lay_sheet_aside(page, qtbot, desk)
    press(page, "I have forgotten my passphrase")
    page.recover_step.code.setText("0000-0000-0000")
    for field in (page.recover_step.new, page.recover_step.again):
        field.edit.setText("a wholly new passphrase")
    page._on_recover_clicked()
    qtbot.waitUntil(lambda: "of the code are not right" in words(page), timeout=10_000)


def test_the_sheet_is_still_there_after_a_look_at_another_page(page, qtbot):
    code = make_vault(page, qtbot)
    page.refresh()
    assert page.heading.text() == "Your recovery sheet"
    assert page.sheet_step.sheet.code_label.text() == code


def test_a_typed_passphrase_is_gone_after_a_look_at_another_page(page, qtbot):
    qtbot.waitUntil(lambda: page.heading.text() == "A private part for your notes")
    page.make_step.new.edit.setText(PASSPHRASE)
    page.refresh()
    assert page.make_step.new.words == ""


def test_enter_pressed_twice_makes_one_vault(page, qtbot):
    qtbot.waitUntil(lambda: page.heading.text() == "A private part for your notes")
    page.make_step.new.edit.setText(PASSPHRASE)
    page.make_step.again.edit.setText(PASSPHRASE)
    page._on_make_clicked()
    page._on_make_clicked()
    qtbot.waitUntil(lambda: page.heading.text() == "Your recovery sheet", timeout=10_000)
    assert not page.banner.isVisible()


def test_who_has_made_a_vault_is_not_welcomed_again(page, qtbot, desk):
    assert not desk.preferences.now.is_first_start_done
    make_vault(page, qtbot)
    assert desk.preferences.now.is_first_start_done


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize("name", ["vault.db", "keys.json"])
@pytest.mark.parametrize("content", [None, b"damaged"])
def test_where_the_notes_are_lost_or_damaged_a_copy_is_offered(page, qtbot, desk, name, content):
    desk.tasks.now_on_vault(desk.keeper.close, 10)
    file = Path(desk.data_folder) / name
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    page.refresh()
    qtbot.waitUntil(lambda: page.heading.text() == "Open the private part")
    assert not page.copy_offer.isVisible()
    page.open_step.secret.edit.setText(PASSPHRASE)
    press(page, "Open")
    qtbot.waitUntil(page.copy_offer.isVisible, timeout=10_000)
    assert "If you have a copy of your notes, you can bring it back." in words(page)
    with qtbot.waitSignal(page.go) as asked:
        page.copy_offer.action.click()
    assert asked.args == ["page:restore"]


def test_every_step_has_a_way_to_a_copy(page, qtbot):
    qtbot.waitUntil(lambda: page.heading.text() == "A private part for your notes")
    for step in (page.open_step, page.make_step, page.recover_step):
        page._show_step(step)
        with qtbot.waitSignal(page.go) as asked:
            press(page, "Bring a copy back")
        assert asked.args == ["page:restore"]


def test_a_forgotten_passphrase_leads_to_the_sheet_and_else_to_wiping(page, qtbot):
    page.open_target("recover")
    assert page.heading.text() == "You have forgotten your passphrase"
    assert page.focusWidget() is page.recover_step.code
    qtbot.waitUntil(lambda: page.heading.text() == "You have forgotten your passphrase")
    with qtbot.waitSignal(page.go) as asked:
        press(page, "Wipe everything")
    assert asked.args == ["page:wipe"]
    press(page, "Back")
    qtbot.waitUntil(lambda: page.heading.text() == "A private part for your notes")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("password123", "much like one that many people use"),
        ("Manchester1984", "much like one that many people use"),
        ("12/03/1990ab", "years and dates are tried early"),
        ("sdfghjkloiuy", "rows such as 12345 or qwerty"),
        ("wooden table", "One more word"),
        (PASSPHRASE, "can not tell whether"),
        ("a" * 4000, "again and again"),
    ],
)
def test_one_sentence_of_advice_and_no_rating(page, qtbot, typed, said):
    qtbot.waitUntil(lambda: page.heading.text() == "A private part for your notes")
    page.make_step.new.edit.setText(typed)
    shown = words(page)
    assert said in shown
    assert not any(word in shown.lower() for word in ("strong", "weak", "score", "%"))
