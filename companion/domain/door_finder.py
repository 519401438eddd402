# SPDX-License-Identifier: Apache-2.0
"""The door finder: from a few answers to one first door. The table itself is data.

Nothing here knows a question or an answer by name; `door_finder.toml` does.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from companion.domain.channel import Channel, Purpose
from companion.domain.door_order import INSTEAD, serving
from companion.domain.guide import Provenance

MOST_OTHERS = 8
"""So many next-best doors are named; the page with every door has the rest."""

Answers = Mapping[str, str]
"""The id of the answer that was given, by the id of its question."""
When = tuple[Mapping[str, tuple[str, ...]], ...]
"""Fits where one of these holds: for each question named, one of these answers. Empty: always."""


@dataclass(frozen=True, slots=True)
class FinderAnswer:
    """One answer to a question; `when` says where it is offered."""

    id: str
    title: str
    text: str
    when: When


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the finder; `when` says after which answers it is asked."""

    id: str
    title: str
    text: str
    answers: tuple[FinderAnswer, ...]
    when: When
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Path:
    """A row of the table: what to do, why, and the kinds of door for it, best first.

    The first door is one that an adult may use, unless `is_child_first`. With `is_beyond_online`
    it is not about what happens online only. `else_first` says whom to turn to first where no
    line is there for it; a list of lines is none.
    """

    id: str
    title: str
    why: str
    purposes: tuple[Purpose, ...]
    cards: tuple[str, ...]
    warnings: tuple[str, ...]
    when: When
    is_child_first: bool
    provenance: Provenance
    is_beyond_online: bool = False
    else_first: str = ""


@dataclass(frozen=True, slots=True)
class Extra:
    """What some answers add to any row: kinds of door before or behind its own, and words.

    With `stands_first` its words are shown before any door.
    """

    id: str
    why: str
    purposes: tuple[Purpose, ...]
    goes_first: bool
    cards: tuple[str, ...]
    warnings: tuple[str, ...]
    stands_first: bool
    when: When
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a kind of door is named, and what is said of one that stands in for it.

    `for_parent` is said of one that helps the adult only, `online_only` of one for trouble online
    where the worry may be none.
    """

    text: str
    instead: str
    provenance: Provenance
    for_parent: str = ""
    online_only: str = ""


@dataclass(frozen=True, slots=True)
class DoorFinder:
    """The questions in their order, and the table: the first path that fits holds."""

    questions: tuple[Question, ...]
    paths: tuple[Path, ...]
    extras: tuple[Extra, ...]
    reasons: Mapping[Purpose, Reason]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the answers lead, before any country is looked at."""

    path: Path
    extras: tuple[Extra, ...]
    purposes: tuple[Purpose, ...]

    @property
    def is_urgent(self) -> bool:
        """True where the emergency number stands before everything else."""
        return self.purposes[0] is Purpose.EMERGENCY

    @property
    def is_for_danger(self) -> bool:
        """True where the emergency line is the first door, and not only stands above it."""
        return self.path.purposes[0] is Purpose.EMERGENCY

    @property
    def urgent_words(self) -> tuple[str, ...]:
        """Why the emergency number stands above all, where an answer put it there."""
        return tuple(one.why for one in self.extras if Purpose.EMERGENCY in one.purposes)

    @property
    def cards(self) -> tuple[str, ...]:
        """The situation cards that fit, the nearest one first."""
        named = chain(self.path.cards, *(extra.cards for extra in self.extras))
        return tuple(dict.fromkeys(named))

    @property
    def first_words(self) -> tuple[str, ...]:
        """What has to be read before any door is used."""
        firsts = (extra.warnings for extra in self.extras if extra.stands_first)
        return tuple(chain.from_iterable(firsts))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What to do and not to do meanwhile."""
        others = (extra.warnings for extra in self.extras if not extra.stands_first)
        return tuple(dict.fromkeys(chain(self.path.warnings, *others)))

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it leads to the first door: before all what an answer put in front."""
        named = (one.why for one in self.extras if Purpose.EMERGENCY not in one.purposes)
        return (*(why for why in named if why), self.path.why)


@dataclass(frozen=True, slots=True)
class FoundDoor:
    """A door, and the purpose it is named for; `is_instead` where it stands in for such a one.

    `is_too_narrow` where it is for trouble online only, and the worry is not.
    """

    door: Channel
    purpose: Purpose
    is_instead: bool
    is_too_narrow: bool = False


@dataclass(frozen=True, slots=True)
class FoundDoors:
    """One first door, and the next-best. No first one where the place has none that fits."""

    first: FoundDoor | None
    others: tuple[FoundDoor, ...]


def fits(when: When, answers: Answers) -> bool:
    """Return whether a condition holds."""
    return not when or any(
        all(answers.get(question) in wanted for question, wanted in one.items()) for one in when
    )


def next_question(finder: DoorFinder, answers: Answers) -> Question | None:
    """Return the first question that is not answered and that matters; None at the end."""
    open_ones = (one for one in finder.questions if one.id not in answers)
    return next((one for one in open_ones if fits(one.when, answers)), None)


def offered(question: Question, answers: Answers) -> tuple[FinderAnswer, ...]:
    """Return the answers that a question offers after these answers."""
    return tuple(one for one in question.answers if fits(one.when, answers))


def outcome_of(finder: DoorFinder, answers: Answers) -> Outcome:
    """Return the first path that fits, with what the answers add. The last path always fits."""
    path = next(one for one in finder.paths if fits(one.when, answers))
    extras = tuple(one for one in finder.extras if fits(one.when, answers))
    before = chain.from_iterable(one.purposes for one in extras if one.goes_first)
    behind = chain.from_iterable(one.purposes for one in extras if not one.goes_first)
    purposes = dict.fromkeys(chain(before, path.purposes, behind))
    return Outcome(path, extras, tuple(sorted(purposes, key=_is_calm)))


def doors_of(channels: Sequence[Channel], outcome: Outcome) -> FoundDoors:
    """Return the doors of a place for an outcome: the best of each purpose, then the others."""
    is_urgent = Purpose.EMERGENCY in outcome.purposes
    meant = [door for door in channels if _is_meant(door, outcome)]
    groups = [
        _group(serving(meant, purpose, is_urgent=is_urgent), purpose, outcome)
        for purpose in outcome.purposes
    ]
    found: dict[str, FoundDoor] = {}
    for group in groups:
        # What was found for another purpose, as the police for danger, takes no place here.
        one = next((one for one in group if one.door.id not in found), None)
        if one is not None:
            found[one.door.id] = one
    for one in chain(*groups):
        found.setdefault(one.door.id, one)
    all_found = list(found.values())
    fit = [one for one in all_found if not _is_said_twice(one, all_found)]
    first = _first(fit, outcome)
    others = [one for one in fit if one is not first]
    return FoundDoors(first, tuple(others[:MOST_OTHERS]))


def _is_said_twice(one: FoundDoor, found: Iterable[FoundDoor]) -> bool:
    """Return whether a line of the whole country only leads to one that the place itself has."""
    own = (other.door for other in found if other.door.nation)
    return not one.door.nation and any(
        door.dial == one.door.dial != "" and set(one.door.purposes) <= set(door.purposes)
        for door in own
    )


def _group(doors: Sequence[Channel], purpose: Purpose, outcome: Outcome) -> list[FoundDoor]:
    """Return the doors found for one purpose, those that are for too little behind the others."""
    found = (
        FoundDoor(
            door,
            purpose,
            is_instead=purpose not in door.purposes,
            is_too_narrow=door.is_online_only and outcome.path.is_beyond_online,
        )
        for door in doors
    )
    return sorted(found, key=lambda one: one.is_too_narrow)


def _first(found: list[FoundDoor], outcome: Outcome) -> FoundDoor | None:
    """Return the first door: in danger an emergency line or none, and elsewhere no such line."""
    found = [one for one in found if (one.purpose is Purpose.EMERGENCY) is outcome.is_for_danger]
    if outcome.path.else_first:
        found = [one for one in found if _is_a_line_for_it(one)]
    return min(found, key=lambda one: _last_resort(one, outcome), default=None)


def _last_resort(one: FoundDoor, outcome: Outcome) -> tuple[bool, ...]:
    """Return what speaks against a door as the first one, the gravest reason first."""
    wanted = [purpose for purpose in outcome.purposes if _is_calm(purpose)]
    door = one.door
    return (
        door.is_for_child and not outcome.path.is_child_first,
        door.purposes == (Purpose.CRIME_TIP_ANONYMOUS,) and one.purpose not in wanted[:2],
        door.is_for_parent,
        Purpose.DIRECTORY in door.purposes and not (one.purpose in wanted[:1] and _is_apt(one)),
        one.is_too_narrow,
    )


def _is_a_line_for_it(one: FoundDoor) -> bool:
    door = one.door
    is_list = Purpose.DIRECTORY in door.purposes
    return not (is_list or one.is_too_narrow or door.is_for_child)


def _is_apt(listing: FoundDoor) -> bool:
    """Return whether a list of lines is what to look at first for its need."""
    return not listing.is_instead or INSTEAD[listing.purpose].steps[0] is Purpose.DIRECTORY


def _is_calm(purpose: Purpose) -> bool:
    return purpose is not Purpose.EMERGENCY


def _is_meant(door: Channel, outcome: Outcome) -> bool:
    """Return whether a door is for such people: one about behaviour only where that is asked."""
    is_about_behaviour = Purpose.CONCERN_ABOUT_BEHAVIOUR in door.purposes
    return not is_about_behaviour or Purpose.CONCERN_ABOUT_BEHAVIOUR in outcome.purposes
