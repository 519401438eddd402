# SPDX-License-Identifier: Apache-2.0
"""Fills a journal with any number of invented entries, for measurements.

Words are as frequent as in real texts: a few very common ones, many rare ones. Each entry also
holds one token that no other entry holds, so that a search can be checked.
"""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, islice
from pathlib import Path

from companion.domain.entry_details import AccountKind, AccountName, EntryDetails, EntryKind
from companion.domain.journal import Certainty, EntryText, Happened
from companion.domain.new_entry import NewEntry
from companion.storage.cipher import connect, settle
from companion.storage.keys import KeyFile, SlotKind
from companion.storage.many_entries import add_entries

BATCH = 5_000
RARE_WORDS = 12_000
LAST_DAY_AGO = 150
"""Generated entries lie before the story."""
MINUTES_BETWEEN = 7
TAGS = ("gaming", "evening", "school run", "gifts", "sleep")
PEOPLE = 40
COMMON_WORDS = (
    "the and I to a of was it in said that with on for at he she they my not we had when about "
    "child game phone tablet school chat friend message online asked told saw new after before "
    "evening morning home room table teacher coach played laughed quiet tired happy cross late "
    "early again still later walk dinner bus team quest cape present parcel name voice group "
    "video stream picture camera secret promise helpline report reference call back note"
)
SYLLABLES = (
    "ba be bo da de do fa fe ga go ha he ka ke ko la le lo ma me mo na ne no pa pe po ra re ro sa "
    "se so ta te to va ve vo wa we wo za ze"
)


def unique_token(number: int) -> str:
    """Return the word that stands in the generated entry of this number and in no other."""
    return f"zq{number:07d}"


def fill_journal(
    folder: Path, passphrase: str, child_id: int, count: int, say: Callable[[str], None]
) -> None:
    """Add generated entries to a vault that no one else has open."""
    key = KeyFile.read(folder / "keys.json").unwrap(SlotKind.PASSPHRASE, passphrase)
    db = settle(connect(folder / "vault.db", key))
    try:
        entries = generated_entries(count)
        for done in range(0, count, BATCH):
            add_entries(db, child_id, islice(entries, BATCH))
            say(f"{min(done + BATCH, count):>9,} of {count:,} generated entries")
    finally:
        db.close()


def generated_entries(count: int, seed: int = 1) -> Iterator[NewEntry]:
    """Yield entries in the order of their writing; the same seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 - invented words, no secret
    words = _vocabulary(chance)
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(words))))
    last_day = datetime.now(UTC).date() - timedelta(LAST_DAY_AGO)
    for number in range(count):
        ago = timedelta(minutes=(count - number) * MINUTES_BETWEEN)
        at = datetime.combine(last_day, time(21), UTC) - ago
        drawn = chance.choices(words, cum_weights=weights, k=chance.randint(18, 60))
        happened, text = _happened(chance, at.date()), _text(number, drawn)
        yield NewEntry(happened, text, at, _details(number))


def _vocabulary(chance: random.Random) -> list[str]:
    """Return common words first, then made-up ones, each once."""
    common, parts = COMMON_WORDS.split(), SYLLABLES.split()
    made = {"".join(chance.choices(parts, k=chance.randint(2, 5))) for _ in range(RARE_WORDS * 2)}
    rare = sorted(made - set(common))
    chance.shuffle(rare)
    return [*common, *rare[:RARE_WORDS]]


def _text(number: int, words: list[str]) -> EntryText:
    third = len(words) // 3
    saw, said, did = words[:third], words[third : 2 * third], words[2 * third :]
    return EntryText(
        saw=f"{' '.join(saw).capitalize()} {unique_token(number)}.",
        child_words=" ".join(said),
        did=" ".join(did) if number % 2 else "",
        think="" if number % 2 else " ".join(did),
        place="At home" if number % 3 else "",
    )


def _details(number: int) -> EntryDetails:
    """Return a kind, and for some entries a tag, a sign, a person and an account."""
    kinds = tuple(EntryKind)
    return EntryDetails(
        kind=kinds[number % len(kinds)],
        tags=(TAGS[number % len(TAGS)],) if number % 3 == 0 else (),
        people=(f"Player {number % PEOPLE}",) if number % 7 == 0 else (),
        accounts=(AccountName(AccountKind.HANDLE, f"@player_{number % PEOPLE}"),)
        if number % 11 == 0
        else (),
        sign_ids=("hides-phone",) if number % 13 == 0 else (),
    )


def _happened(chance: random.Random, day: date) -> Happened:
    certainty = chance.choice(tuple(Certainty))
    if certainty is Certainty.UNKNOWN:
        return Happened()
    at = time(chance.randrange(24), chance.randrange(60))
    return Happened(certainty, day, at if certainty is Certainty.EXACT else None)
