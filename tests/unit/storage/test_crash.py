# SPDX-License-Identifier: Apache-2.0
"""Killed while writing: nothing that was kept is lost, nothing can be read without the key."""

import random
import subprocess
import sys

import pytest

from companion.domain.entry_find import Wanted
from companion.storage.open_vault import open_vault
from tests.counts import how_many
from tests.unit.storage import write_loop
from tests.unit.storage.vault_home import PASSPHRASE

KILLS = how_many(20, 1_000)


def write_until_killed(home, key, seconds):
    """Return the acknowledged revisions: id and hash."""
    arguments = [sys.executable, "-u", "-m", write_loop.__name__, home.vault_file, key.hex()]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    first = process.stdout.readline()
    assert first, "the program did not begin to write"
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.kill()
    rest, _ = process.communicate()
    whole_lines = (first + rest).rpartition("\n")[0].splitlines()
    return [(int(number), digest) for number, digest in (line.split() for line in whole_lines)]


def files_with(folder, words):
    spellings = [words.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(one in path.read_bytes() for one in spellings)
    ]


@pytest.mark.slow
@pytest.mark.bar(1)
def test_no_kept_revision_is_lost_and_no_word_is_readable(home, tally):
    key, picks = home.data_key(), random.Random(11)  # noqa: S311 - the same kills in every run
    vault = open_vault(home.vault_file, key)
    vault.children.add_child("A", None, has_extra_needs=False)
    vault.close()
    acknowledged = 0
    for _ in range(KILLS):
        kept = write_until_killed(home, key, picks.uniform(0.0, 0.06))
        acknowledged += len(kept)
        assert files_with(home.folder, write_loop.CANARY) == []
        assert files_with(home.folder, "SQLite format 3") == []
        check(open_vault(home.vault_file, key), kept)
    vault = open_vault(home.vault_file, key)
    # The next change clears away what a kill left of a journal.
    vault.children.add_child("B", None, has_extra_needs=False)
    vault.close()
    assert home.names() == {"vault.db", "keys.json"}
    tally(kills=KILLS, acknowledged=acknowledged, lost=0)


def check(vault, kept):
    """Assert that record, chain, search and draft agree with what was acknowledged."""
    db = vault._db
    stored = {row["id"]: row["hash"] for row in db.query("select id, hash from revision")}
    assert all(stored.get(number) == digest for number, digest in kept)
    assert vault.journal.check_chain().first_broken is None
    db.execute("insert into entry_fts (entry_fts, rank) values ('integrity-check', 1)")
    newest = vault.journal.revisions(vault.journal.lines(1, offset=0, limit=1)[0].id)[-1]
    assert vault.journal.find(1, Wanted(newest.text.saw), offset=0, limit=5).lines
    assert len(vault.journal.drafts()) <= 1
    assert db.execute("pragma integrity_check").fetchone() == ("ok",)
    vault.close()


@pytest.mark.bar(8)
def test_no_word_of_a_whole_session_is_readable(home):
    vault = home.unlock()
    canary = write_loop.CANARY
    child = vault.children.add_child(canary, None, has_extra_needs=False).id
    fill(vault, child, canary)
    assert files_with(home.folder, canary) == []
    assert vault.journal.find(child, Wanted(canary), offset=0, limit=5).lines
    home.door.change_passphrase(PASSPHRASE, canary * 2)
    vault.close()
    assert files_with(home.folder, canary) == []
    assert home.names() == {"vault.db", "keys.json"}


def fill(vault, child, canary):
    from datetime import date

    from companion.domain.checklist import Answer, Reply
    from companion.domain.journal import Draft, EntryText, Happened
    from companion.domain.report import Report
    from companion.domain.talk import Talk
    from tests.fakes import START

    text = EntryText(*[f"{canary} {number}" for number in range(10)])
    entry = vault.journal.add_entry(child, Happened(), text, START)
    vault.journal.strike_out(entry.id, canary, START)
    vault.journal.keep_draft(Draft(child, entry.id, Happened(), text, START))
    review = vault.checklist.start_review(child, START)
    vault.checklist.keep_answer(review.id, Answer("a", Reply.YES, note=canary))
    vault.reports.save_report(Report(0, child, canary, date(2026, 1, 1), said=canary))
    vault.talks.save_talk(Talk(0, child, canary, opening=canary))


def test_the_search_for_plain_words_would_find_them(tmp_path):
    (tmp_path / "a").write_text(write_loop.CANARY, encoding="utf-16-le")
    assert files_with(tmp_path, write_loop.CANARY) == ["a"]
