# SPDX-License-Identifier: Apache-2.0
"""What is said of a door beside its number and address, each under a short title."""

from PySide6.QtCore import QCoreApplication

from companion.domain.channel import Channel
from companion.ui.kit.desk import Desk
from companion.ui.widgets.door_silent import silent_title

translate = QCoreApplication.translate


def place_words(desk: Desk, door: Channel) -> str:
    """Return for which part of its country a door is; nothing where it is for all of it."""
    nations = dict(desk.content.country(door.country).nations) if door.nation else {}
    name = nations.get(door.nation, "")
    return translate("DoorFacts", "Only in {nation}.").format(nation=name) if name else ""


def door_facts(desk: Desk, door: Channel) -> tuple[tuple[str, str], ...]:
    """Return title and words of all that the list says; hours only where it is sure of them."""
    whom = " ".join(part for part in (place_words(desk, door), door.for_whom) if part)
    facts = (
        (translate("DoorFacts", "Who may use it"), whom),
        (translate("DoorFacts", "What it does not do"), door.not_for),
        (silent_title(), door.without_speaking),
        (translate("DoorFacts", "Other ways to reach it"), door.other_ways),
        (translate("DoorFacts", "When"), _hours(door)),
        (translate("DoorFacts", "Cost"), "" if door.phone else door.cost),
        (translate("DoorFacts", "Can you stay unnamed?"), door.anonymity),
        (translate("DoorFacts", "Good to know"), door.good_to_know),
        (translate("DoorFacts", "Who runs it"), door.operator),
    )
    return tuple((title, words) for title, words in facts if words)


def _hours(door: Channel) -> str:
    return " ".join(part for part in (_ended(door.hours), door.hours_note) if part)


def _ended(words: str) -> str:
    return words if not words or words.endswith((".", "?")) else f"{words}."
