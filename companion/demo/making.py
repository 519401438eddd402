# SPDX-License-Identifier: Apache-2.0
"""Makes the demo vault through the same services that the window uses."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from companion import options, paths
from companion.content.catalog import Catalog
from companion.demo import story_jonas, story_m
from companion.demo.journal_story import tell_journal
from companion.demo.many_entries import fill_journal
from companion.demo.notes import Pass, Seen, Watching
from companion.demo.records import (
    missing_sheet_of_m,
    reports_about_m,
    talks_with_jonas,
    talks_with_m,
)
from companion.domain.checklist import Answer, Child, ChildColour, StrengthAnswer
from companion.domain.guide import AgeBand
from companion.domain.preferences import Preferences
from companion.domain.watch import Watch
from companion.services.private_room import PrivateRoom, RoomKeeper
from companion.storage.kdf import KdfCost
from companion.storage.preferences_file import JsonPreferencesFile
from companion.storage.vault import VaultFolder

DEMO_PASSPHRASE = options.DEMO_PASSPHRASE
JONAS_TURNS = 10
"""His age at the end of this year."""
Say = Callable[[str], None]
T = TypeVar("T")


class StoryClock:
    """A clock that the story sets to the evening of each note."""

    def __init__(self) -> None:
        self._now = datetime.now(UTC)

    def now(self) -> datetime:
        """Return the moment of the story."""
        return self._now

    def monotonic(self) -> float:
        """Return seconds; the story never waits."""
        return 0.0

    def turn_to(self, moment: datetime) -> None:
        """Go to a moment."""
        self._now = moment.astimezone(UTC)


def make_demo(
    folder: Path,
    passphrase: str,
    entries: int,
    say: Say,
    *,
    cost: KdfCost | None = None,
) -> int:
    """Make the vault and its settings in a folder; return how many entries it holds.

    Raises CompanionError, such as VAULT_EXISTS.
    """
    clock = StoryClock()
    content = Catalog.built_in(paths.resources_folder() / "content")
    keeper = RoomKeeper(VaultFolder(folder, clock, cost), content, clock, lambda _change: None)
    say("Making the vault ...")
    keeper.create(passphrase)
    m, jonas = _in_room(keeper, passphrase, _add_children)
    story = len(story_m.NOTES) + len(story_jonas.NOTES)
    if entries > story:
        fill_journal(folder, passphrase, m.id, entries - story, say)
    say("Writing down the story ...")
    _in_room(keeper, passphrase, lambda room: _tell(room, clock, m, jonas))
    JsonPreferencesFile(folder / "settings.json").save(
        Preferences(country="GB", is_first_start_done=True)
    )
    return max(entries, story)


def _in_room(keeper: RoomKeeper, passphrase: str, work: Callable[[PrivateRoom], T]) -> T:
    room = keeper.open(passphrase)
    try:
        return work(room)
    finally:
        keeper.close()


def _add_children(room: PrivateRoom) -> tuple[Child, Child]:
    born = datetime.now().astimezone().year - JONAS_TURNS
    return (
        room.checklist.add_child("M.", AgeBand.AGE_11_13, colour=ChildColour.PLUM),
        room.checklist.add_child("Jonas", birth_year=born, colour=ChildColour.MOSS),
    )


def _tell(room: PrivateRoom, clock: StoryClock, m: Child, jonas: Child) -> None:
    today = datetime.now().astimezone().date()
    tell_journal(room.journal, clock.turn_to, today, {m.id: story_m, jonas.id: story_jonas})
    for child, story in ((m, story_m), (jonas, story_jonas)):
        for one in story.PASSES:
            _review(room, clock, today, child, one)
        for seen in story.SEEN:
            _notice(room, clock, today, child, seen)
        for watching in story.WATCHING:
            _watch(room, clock, today, child, watching)
    clock.turn_to(datetime.now(UTC))
    for report in reports_about_m(m.id, today):
        room.reports.save(report)
    room.missing.keep(missing_sheet_of_m(m.id, today))
    for talk in (*talks_with_m(m.id, today), *talks_with_jonas(jonas.id, today)):
        room.talks.save(talk)
    room.journal.keep_draft(m.id, None, room.journal.happened_now(), story_m.DRAFT)


def _review(room: PrivateRoom, clock: StoryClock, today: date, child: Child, one: Pass) -> None:
    begun = datetime.combine(today - timedelta(one.days_ago), datetime.min.time()).astimezone()
    clock.turn_to(begun + timedelta(hours=21, minutes=30))
    review = room.checklist.start_or_continue(child.id)
    for ticked in one.answers:
        answer = Answer(
            ticked.sign_id,
            ticked.reply,
            ticked.since,
            ticked.follow_ups,
            ticked.is_usual,
            ticked.note,
        )
        room.checklist.keep_answer(review.id, answer)
    for strength_id, reply in one.strengths:
        room.checklist.keep_strength(review.id, StrengthAnswer(strength_id, reply))
    clock.turn_to(begun + timedelta(hours=21, minutes=52))
    room.checklist.finish(review.id, is_still_worried=one.is_still_worried)


def _notice(room: PrivateRoom, clock: StoryClock, today: date, child: Child, seen: Seen) -> None:
    clock.turn_to(_evening(today, seen.days_ago))
    noted = room.noticings.note(child.id, seen.sign_id, seen.words)
    if seen.taken_back:
        clock.turn_to(_evening(today, seen.days_ago - seen.taken_back))
        room.noticings.take_back(noted.noticing.id)


def _watch(room: PrivateRoom, clock: StoryClock, today: date, child: Child, one: Watching) -> None:
    clock.turn_to(_evening(today, one.days_ago))
    until = today - timedelta(one.days_ago - one.for_days)
    review_id = next((found.id for found in room.checklist.finished_reviews(child.id)), 0)
    watch = room.watches.decide(
        Watch(0, child.id, until, review_id, one.why, one.what_would_change)
    )
    if one.outcome:
        clock.turn_to(_evening(today, one.days_ago - one.for_days))
        room.watches.end(watch.id, one.outcome)


def _evening(today: date, days_ago: int) -> datetime:
    begun = datetime.combine(today - timedelta(days_ago), datetime.min.time()).astimezone()
    return begun + timedelta(hours=20, minutes=40)
