# SPDX-License-Identifier: Apache-2.0
"""Whatever goes wrong behind the door: it is closed again, and can be tried again."""

from __future__ import annotations

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.services import furnishing
from companion.ui.pages.unlock_page import UnlockPage
from tests.ui.acting import press, words
from tests.ui.conftest import PASSPHRASE

ODD_FACTS = "insert into fact_file (code, words, added_on) values ('GB', 'no facts', 'no day')"


@pytest.fixture
def page(qtbot, desk):
    desk.tasks.now_on_vault(lambda: desk.keeper.create(PASSPHRASE), 10)
    page = UnlockPage(desk)
    qtbot.addWidget(page)
    page.open_target("page:journal")
    page.show()
    qtbot.waitUntil(lambda: page.heading.text() == "Open the private part")
    return page


def test_a_bug_behind_the_door_leaves_it_closed_and_the_field_empty(page, qtbot, desk, monkeypatch):
    def odd(*_):
        raise AttributeError

    with monkeypatch.context() as patch, qtbot.captureExceptions() as bugs:
        patch.setattr(furnishing, "furnish", odd)
        page.open_step.secret.edit.setText(PASSPHRASE)
        press(page, "Open")
        qtbot.waitUntil(lambda: bool(bugs), timeout=10_000)
    assert [kind for kind, *_ in bugs] == [AttributeError]
    assert not page.open_step.secret.words
    assert "That did not work." in words(page)
    assert not desk.tasks.now_on_vault(desk.keeper.is_open, 10)
    page.open_step.secret.edit.setText(PASSPHRASE)
    with qtbot.waitSignal(page.unlocked, timeout=10_000):
        press(page, "Open")


def test_facts_that_do_not_read_never_stop_an_unlocking(page, qtbot, desk):
    def put_in_odd_facts():
        vault = desk.keeper._door.unlock(PASSPHRASE)
        vault._db.execute(ODD_FACTS)
        vault.close()

    desk.tasks.now_on_vault(put_in_odd_facts, 10)
    page.open_step.secret.edit.setText(PASSPHRASE)
    with qtbot.waitSignal(page.unlocked, timeout=10_000) as given:
        press(page, "Open")
    with pytest.raises(CompanionError) as refused:
        desk.tasks.now_on_vault(given.args[0].fact_files.kept, 10)
    assert refused.value.code is ErrorCode.VAULT_DAMAGED
