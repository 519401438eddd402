# SPDX-License-Identifier: Apache-2.0
"""Writes the notes of the story in the order in which the family would have written them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Protocol

from companion.demo.notes import Note
from companion.services.journal_service import JournalService

Event = tuple[datetime, Callable[[], None]]


class Story(Protocol):
    """A module with the notes about one child."""

    @property
    def NOTES(self) -> tuple[Note, ...]:  # noqa: N802 - a constant of a module
        """The notes, oldest first."""
        ...


def tell_journal(
    journal: JournalService,
    turn_clock_to: Callable[[datetime], None],
    today: date,
    stories: Mapping[int, Story],
) -> None:
    """Write every note, change some and strike one out, each on its own evening."""
    events = [
        event
        for child_id, story in stories.items()
        for note in story.NOTES
        for event in _events(journal, child_id, note, today)
    ]
    for moment, act in sorted(events, key=lambda event: event[0]):
        turn_clock_to(moment)
        act()


def _events(journal: JournalService, child_id: int, note: Note, today: date) -> list[Event]:
    """Return the writing of a note and what happens to it later."""
    happened = note.happened(today)
    ids: list[int] = []
    events: list[Event] = [
        (
            note.written(today),
            lambda: ids.append(journal.save_entry(child_id, happened, note.text).id),
        )
    ]
    new = note.reworded
    if new is not None:
        changed = (
            note.written(today, new.days_later),
            lambda: _ignore(journal.change_entry(ids[0], happened, new.text, new.reason)),
        )
        events.append(changed)
    if note.struck_out:
        struck = (
            note.written(today, 1),
            lambda: _ignore(journal.strike_out(ids[0], note.struck_out)),
        )
        events.append(struck)
    return events


def _ignore(_result: object) -> None:
    """Turn a call that returns something into one that does not."""
