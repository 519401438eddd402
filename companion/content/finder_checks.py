# SPDX-License-Identifier: Apache-2.0
"""Checks of the door finder: every answer leads to a row, and danger to the emergency number."""

from collections.abc import Iterator

from companion.content import finder_schema as schema
from companion.content import pack_files
from companion.content.pack_files import Pack
from companion.content.problem import Problem
from companion.domain.channel import Purpose

UNKNOWN = "unknown"
"""The answer "I don't know", which every question has, and last."""


def finder_problems(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong with the questions and the table."""
    file = pack.door_finder
    yield from _questions(file)
    yield from _conditions(file)
    yield from _reasons(file)
    yield from _purposes(file)
    yield from _cards(pack)
    if file.path[-1].when:
        yield _problem(f"path.{file.path[-1].id}.when", "the last path has to fit always")


def _questions(file: schema.DoorFinderFile) -> Iterator[Problem]:
    for question in file.question:
        ids = [answer.id for answer in question.answer]
        key = f"question.{question.id}.answer"
        if len(set(ids)) < len(ids):
            yield _problem(key, "the id is used twice")
        if ids[-1] != UNKNOWN or question.answer[-1].when:
            yield _problem(key, "does not end with an answer for whoever does not know")


def _conditions(file: schema.DoorFinderFile) -> Iterator[Problem]:
    """Check that a question looks only at those before it, and that named answers exist."""
    known: dict[str, set[str]] = {}
    for question in file.question:
        key = f"question.{question.id}"
        for when in (question.when, *(answer.when for answer in question.answer)):
            yield from _condition(f"{key}.when", when, known)
        known[question.id] = {answer.id for answer in question.answer}
    for path in file.path:
        yield from _condition(f"path.{path.id}.when", path.when, known)
    for extra in file.extra:
        yield from _condition(f"extra.{extra.id}.when", extra.when, known)


def _condition(key: str, when: schema.When, known: dict[str, set[str]]) -> Iterator[Problem]:
    for one in when:
        if not one:
            yield _problem(key, "fits everything")
        for question, answers in one.items():
            if not answers or not known.get(question, set()).issuperset(answers):
                yield _problem(f"{key}.{question}", "no such answer, or asked later")


def _reasons(file: schema.DoorFinderFile) -> Iterator[Problem]:
    for one in sorted(file.reason, key=lambda one: one.id):
        if one.id not in set(Purpose):
            yield _problem(f"reason.{one.id}", "no such purpose")
        if one.id != Purpose.ADULT_ADVICE:
            for key in ("for_parent", "online_only"):
                if getattr(one, key):
                    yield _problem(f"reason.{one.id}.{key}", "stands at adult-advice only")


def _purposes(file: schema.DoorFinderFile) -> Iterator[Problem]:
    known = {one.id for one in file.reason}
    for kind, tables in (("path", file.path), ("extra", file.extra)):
        for table in tables:
            key = f"{kind}.{table.id}.purposes"
            for purpose in table.purposes:
                if purpose not in known:
                    yield _problem(key, f"no reason for {purpose}")
            if Purpose.EMERGENCY in table.purposes[1:]:
                yield _problem(key, "the emergency number stands first or not at all")


def _cards(pack: Pack) -> Iterator[Problem]:
    known = {card.id for card in pack.situations.card}
    file = pack.door_finder
    named = [(f"path.{one.id}.cards", one.cards) for one in file.path]
    named += [(f"extra.{one.id}.cards", one.cards) for one in file.extra]
    for key, cards in named:
        for card in cards:
            if card not in known:
                yield _problem(key, f"{card} does not exist")


def _problem(key: str, text: str) -> Problem:
    return Problem(pack_files.DOOR_FINDER, key, text)
