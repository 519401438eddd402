# SPDX-License-Identifier: Apache-2.0
"""The invented family: everything in it is known to the content, and the vault is sound."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from companion.content.catalog import Catalog
from companion.demo import story_jonas, story_m
from companion.demo.__main__ import main
from companion.demo.making import DEMO_PASSPHRASE, make_demo
from companion.demo.many_entries import generated_entries, unique_token
from companion.domain.guide import AgeBand
from companion.paths import resources_folder
from companion.services.private_room import RoomKeeper
from companion.storage.kdf import KdfCost
from companion.storage.preferences_file import JsonPreferencesFile
from companion.storage.vault import VaultFolder

CHEAP = KdfCost(memory_kib=8 * 1024, passes=1, lanes=1)
PASSES = (*story_m.PASSES, *story_jonas.PASSES)


class Now:
    def now(self):
        return datetime.now(UTC)

    def monotonic(self):
        return 0.0


@pytest.fixture(scope="module")
def content():
    return Catalog.built_in(resources_folder() / "content")


@pytest.fixture
def keeper(tmp_path, content):
    said = []
    make_demo(tmp_path, DEMO_PASSPHRASE, 300, said.append, cost=CHEAP)
    assert said
    keeper = RoomKeeper(VaultFolder(tmp_path, Now(), CHEAP), content, Now(), lambda _: None)
    yield keeper
    keeper.close()


@pytest.mark.parametrize("sign_id", [one.sign_id for each in PASSES for one in each.answers])
def test_every_sign_is_in_the_content(content, sign_id):
    assert sign_id in content.signs()


def test_quick_notes_and_strengths_are_in_the_content(content):
    named = {seen.sign_id for story in (story_m, story_jonas) for seen in story.SEEN}
    assert named - {""} <= set(content.signs())
    strengths = {one.id for one in content.strengths()}
    assert {strength_id for each in PASSES for strength_id, _ in each.strengths} <= strengths


def test_follow_ups_fit_the_questions(content):
    wrong = [
        answer.sign_id
        for each in PASSES
        for answer in each.answers
        if answer.follow_ups
        and len(answer.follow_ups) != len(content.signs()[answer.sign_id].questions)
    ]
    assert wrong == []


def test_the_vault_holds_what_the_brief_of_the_demo_says(keeper):
    room = keeper.open(DEMO_PASSPHRASE)
    m, jonas = room.checklist.children()
    assert room.journal.count(m.id) + room.journal.count(jonas.id) == 300
    assert [len(room.checklist.finished_reviews(one.id)) for one in (m, jonas)] == [2, 1]
    assert any(report.open_promises for report in room.reports.of(m.id))
    assert room.missing.due(m.id) is not None
    assert {talk.held_on is None for talk in room.talks.of(m.id)} == {True, False}
    assert [draft.child_id for draft in room.journal.drafts()] == [m.id]
    assert [child.age_band for child in (m, jonas)] == [AgeBand.AGE_11_13, AgeBand.AGE_8_10]
    assert m.colour is not jonas.colour
    assert list(room.checklist.baseline(m.id)) == ["mood-swings"]
    newest, _ = room.checklist.finished_reviews(m.id)
    assert len(room.checklist.build_on(newest)) == 5
    found = room.checklist.comparison(newest)
    assert found.new
    assert found.no_longer
    assert found.unchanged
    assert found.not_looked_at
    assert [one.is_taken_back for one in room.noticings.of(m.id)].count(True) == 1
    assert [len(room.watches.due(one.id)) for one in (m, jonas)] == [0, 1]
    assert any(one.outcome for one in room.watches.of(jonas.id))
    lines = [line for one in (m, jonas) for line in room.journal.lines(one.id, 0, 300)]
    assert sum(line.is_struck_out for line in lines) == 1
    assert sum(len(room.journal.history(line.id)) > 1 for line in lines) >= 3
    assert room.journal.first_broken_revision() is None


def test_each_generated_entry_is_found_by_its_own_word(keeper):
    room = keeper.open(DEMO_PASSPHRASE)
    for number in (0, 17, 200):
        (line,) = room.journal.search(1, unique_token(number))
        assert unique_token(number) in line.first_line


def test_generated_words_are_common_and_rare():
    texts = [entry.text.all_words.lower() for entry in generated_entries(2_000)]
    with_the = sum(" the " in text for text in texts)
    assert with_the > 1_000
    assert len({word for text in texts for word in text.split()}) > 5_000


def test_settings_skip_the_first_start(tmp_path, capsys):
    assert main([str(tmp_path)]) == 0
    assert JsonPreferencesFile(tmp_path / "settings.json").load().is_first_start_done
    assert f"The demo passphrase is: {DEMO_PASSPHRASE}\n" in capsys.readouterr().out


def test_refuses_a_folder_with_a_vault(tmp_path, capsys):
    make_demo(tmp_path, DEMO_PASSPHRASE, 0, lambda _words: None, cost=CHEAP)
    before = (tmp_path / "vault.db").read_bytes()
    assert main([str(tmp_path)]) == 1
    assert "vault-exists" in capsys.readouterr().err
    assert (tmp_path / "vault.db").read_bytes() == before
