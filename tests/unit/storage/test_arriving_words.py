# SPDX-License-Identifier: Apache-2.0
"""Words that wait for their place: kept until a draft has them, and gone with that, in one step."""

import random
import subprocess
import sys
from collections import Counter

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Draft, EntryText, Happened
from companion.storage import journal_store
from companion.storage.edge_store import STRANGE, join_carried
from companion.storage.open_vault import open_vault
from tests.counts import how_many
from tests.fakes import START
from tests.unit.storage import carry_loop
from tests.unit.storage.test_sealed_words import closed, refused_now

KILLS = how_many(10, 300)


@pytest.fixture
def vault(home):
    vault = home.unlock()
    vault.children.add_child("Mia", None, has_extra_needs=False)
    return vault


def draft(saw, arrived=""):
    return Draft(1, None, Happened(), EntryText(saw=saw), START, arrived=arrived)


def carry_until_killed(home, key, seconds):
    """Return the words that were said to wait."""
    arguments = [sys.executable, "-u", "-m", carry_loop.__name__, home.vault_file, key.hex()]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    first = process.stdout.readline()
    assert first, "the program did not begin to write"
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.kill()
    rest, _ = process.communicate()
    return (first + rest).rpartition("\n")[0].split()


@pytest.mark.slow
@pytest.mark.bar(1)
def test_killed_while_words_arrive_each_is_there_once(home, vault, tally):
    vault.close()
    key, picks = home.data_key(), random.Random(6)  # noqa: S311 - the same kills in every run
    told = []
    for _ in range(KILLS):
        told += carry_until_killed(home, key, picks.uniform(0.0, 0.06))
        again = open_vault(home.vault_file, key)
        kept = again.journal.draft(1, None)
        carried = again.edges.carried()
        found = Counter((kept.text.saw if kept else "").split())
        found.update(carried[1].split() if carried else ())
        assert [words for words in told if found[words] != 1] == []
        if carried:
            # They come into the journal at the next opening.
            whole = f"{kept.text.saw if kept else ''} {carried[1]}".strip()
            again.journal.keep_draft(draft(whole, carried[1]))
            assert again.edges.carried() is None
        again.close()
    tally(kills=KILLS, arrived=len(told), lost=0, twice=0)


def test_a_draft_that_is_refused_leaves_them_waiting(vault, monkeypatch):
    vault.edges.keep_carried(("saw", "words"))

    def fail(*_):
        raise CompanionError(ErrorCode.DISK_FULL)

    with monkeypatch.context() as broken:
        broken.setattr(journal_store, "take_off", fail)
        with pytest.raises(CompanionError):
            vault.journal.keep_draft(draft("words", "words"))
    assert vault.journal.draft(1, None) is None
    assert vault.edges.carried() == ("saw", "words")
    vault.journal.keep_draft(draft("words", "words"))
    assert vault.edges.carried() is None


def test_only_whole_words_that_arrived_are_taken_off(vault):
    edges = vault.edges
    edges.keep_carried(("saw", "hi"))
    edges.let_arrive("this")
    assert edges.carried() == ("saw", "hi")
    edges.let_arrive("")
    assert edges.carried() == ("saw", "hi")
    edges.let_arrive("first\n\nhi")
    assert edges.carried() is None


def test_more_words_join_those_that_wait_and_wait_on(vault):
    edges = vault.edges
    edges.keep_carried(("saw", "one"))
    edges.keep_carried(("child_words", "one\n\ntwo"))
    edges.keep_carried(("child_words", "two"))
    edges.keep_carried(("child_words", "three"))
    assert edges.carried() == ("child_words", "one\n\ntwo\n\nthree")
    edges.let_arrive("one\n\ntwo")
    assert edges.carried() == ("child_words", "three")


def test_words_that_a_database_can_not_keep_arrive_too(vault):
    vault.edges.keep_carried(("saw", "a\0b"))
    vault.edges.let_arrive("a\0b")
    assert vault.edges.carried() is None


def test_words_without_their_record_wait_apart(vault):
    vault.edges.keep_carried(("saw", "on their way"))
    join_carried(vault._db, STRANGE, ("saw", "Zed\n\nfor another"))
    assert vault.edges.carried() == ("saw", "on their way")
    assert vault.edges.strange() == ("saw", "Zed\n\nfor another")
    vault.journal.keep_draft(draft("Zed\n\nfor another", "Zed\n\nfor another"))
    assert vault.edges.strange() is None
    assert vault.edges.carried() == ("saw", "on their way")


def test_a_sealed_draft_takes_them_off_when_it_comes_back(home, vault):
    vault.edges.keep_carried(("saw", "words"))
    refused_now(vault, lambda: vault.journal.keep_draft(draft("words", "words")))
    sealed = closed(vault)
    again = home.unlock()
    assert again.edges.carried() == ("saw", "words")
    again.unkept.take(sealed)
    assert again.unkept.put_back() == 1
    assert again.edges.carried() is None
    assert again.journal.draft(1, None).text.saw == "words"


def test_words_on_their_way_at_a_lock_are_kept_in_the_vault_where_it_takes_them(home, vault):
    vault.unkept.carried = ("saw", "words")
    assert closed(vault) == ""
    assert home.unlock().edges.carried() == ("saw", "words")


def test_words_on_their_way_that_are_sealed_come_once(home, vault):
    vault.unkept.carried = ("saw", "words")
    vault._db.execute("pragma query_only = on").fetchall()
    sealed = closed(vault)
    again = home.unlock()
    assert again.unkept.take(sealed)
    assert again.unkept.put_back() == 0
    assert again.unkept.carry_strange() == 0
    assert not again.unkept.is_waiting
    assert again.edges.carried() == ("saw", "words")
    again.edges.let_arrive("words")
    again.close()
    # The program was ended before the file was emptied.
    last = home.unlock()
    last.unkept.take(sealed)
    last.unkept.put_back()
    assert last.edges.carried() is None


def test_words_on_their_way_that_still_can_not_be_kept_wait_on(home, vault):
    vault.unkept.carried = ("saw", "words")
    vault._db.execute("pragma query_only = on").fetchall()
    sealed = closed(vault)
    again = home.unlock()
    again._db.execute("pragma query_only = on").fetchall()
    again.unkept.take(sealed)
    again.unkept.put_back()
    assert again.unkept.carry_strange() == 0
    assert again.unkept.is_waiting
    sealed = closed(again)
    last = home.unlock()
    last.unkept.take(sealed)
    last.unkept.put_back()
    assert last.edges.carried() == ("saw", "words")
