# SPDX-License-Identifier: Apache-2.0
"""The words about newer facts from a file: what it changes, and why it is not taken."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from companion.domain.channel import FromFile, Touch
from companion.domain.fact_age import FactAge
from companion.domain.fact_file import FactRefusal, Refused
from companion.ui.kit import formatting
from companion.ui.kit.messages import Message

CONTEXT = "FactWords"

FIELD_NAMES: dict[str, object] = {
    "name": QT_TRANSLATE_NOOP("FactWords", "Name"),
    "operator": QT_TRANSLATE_NOOP("FactWords", "Who runs it"),
    "phone": QT_TRANSLATE_NOOP("FactWords", "Phone number"),
    "dial": QT_TRANSLATE_NOOP("FactWords", "Number that is dialled"),
    "calm_phone": QT_TRANSLATE_NOOP("FactWords", "Number when it is not urgent"),
    "calm_dial": QT_TRANSLATE_NOOP("FactWords", "Number that is dialled then"),
    "text": QT_TRANSLATE_NOOP("FactWords", "Number for texts"),
    "address": QT_TRANSLATE_NOOP("FactWords", "Web page"),
    "mail": QT_TRANSLATE_NOOP("FactWords", "Email"),
    "other_ways": QT_TRANSLATE_NOOP("FactWords", "Other ways"),
    "without_speaking": QT_TRANSLATE_NOOP("FactWords", "Without speaking"),
    "hours": QT_TRANSLATE_NOOP("FactWords", "Hours"),
    "hours_note": QT_TRANSLATE_NOOP("FactWords", "About the hours"),
    "cost": QT_TRANSLATE_NOOP("FactWords", "Cost"),
    "anonymity": QT_TRANSLATE_NOOP("FactWords", "Without your name"),
    "for_whom": QT_TRANSLATE_NOOP("FactWords", "Who may use it"),
    "what_it_is": QT_TRANSLATE_NOOP("FactWords", "What it is"),
    "not_for": QT_TRANSLATE_NOOP("FactWords", "What it is not for"),
    "good_to_know": QT_TRANSLATE_NOOP("FactWords", "Good to know"),
}

TOUCHES: dict[Touch, object] = {
    Touch.CHANGED: QT_TRANSLATE_NOOP("FactWords", "Changed by a file you added on {day}."),
    Touch.NEW: QT_TRANSLATE_NOOP("FactWords", "From a file you added on {day}."),
    Touch.LEFT_OUT: QT_TRANSLATE_NOOP(
        "FactWords", "The file you added on {day} leaves this door out."
    ),
}

REFUSALS: dict[FactRefusal, object] = {
    FactRefusal.NOT_READ: QT_TRANSLATE_NOOP(
        "FactWords", "It could not be read. Check that the stick or disk is connected."
    ),
    FactRefusal.TOO_LARGE: QT_TRANSLATE_NOOP(
        "FactWords", "It is far too large to be a list of doors."
    ),
    FactRefusal.NOT_SUCH_A_FILE: QT_TRANSLATE_NOOP(
        "FactWords", "It is not a list of doors, or something in it is damaged."
    ),
    FactRefusal.PLACE: QT_TRANSLATE_NOOP(
        "FactWords", "It is about a country that this version does not have."
    ),
    FactRefusal.OLDER: QT_TRANSLATE_NOOP(
        "FactWords", "It is not newer than what came with Companion."
    ),
    FactRefusal.DATES: QT_TRANSLATE_NOOP(
        "FactWords", "A date in it can not be right. Look at the clock of this computer too."
    ),
    FactRefusal.EMERGENCY: QT_TRANSLATE_NOOP(
        "FactWords",
        "It tries to change whom you phone in danger. Words about that number count too. No file "
        "may do that. Be careful with whoever gave it to you.",
    ),
    FactRefusal.CHILD_LINE: QT_TRANSLATE_NOOP(
        "FactWords",
        "It tries to change, add or leave out a line that children ring. Words about one count "
        "too. No file may do that. Be careful with whoever gave it to you.",
    ),
    FactRefusal.MORE_THAN_DOORS: QT_TRANSLATE_NOOP(
        "FactWords", "It tries to change more than doors. A file may not do that."
    ),
    FactRefusal.KIND_OF_DOOR: QT_TRANSLATE_NOOP(
        "FactWords", "It tries to change what a door is for. A file may not do that."
    ),
    FactRefusal.WEB_SITE: QT_TRANSLATE_NOOP(
        "FactWords",
        "It names a web site that Companion does not know for that door. It could be made to "
        "look like a real one.",
    ),
    FactRefusal.NUMBER: QT_TRANSLATE_NOOP(
        "FactWords",
        "A number in it is not what it seems: another one would be dialled, or is in the words.",
    ),
    FactRefusal.LETTERS: QT_TRANSLATE_NOOP(
        "FactWords", "It holds hidden signs, or letters that look like others."
    ),
    FactRefusal.LENGTH: QT_TRANSLATE_NOOP("FactWords", "A text or a list in it is far too long."),
    FactRefusal.NOTHING_NEW: QT_TRANSLATE_NOOP(
        "FactWords", "It says the same as what came with Companion."
    ),
}


def field_name(name: str) -> str:
    """Return what a part of a door is called."""
    return QCoreApplication.translate(CONTEXT, str(FIELD_NAMES[name]))


def value_words(name: str, value: str) -> str:
    """Return a value as a person reads it: a link without what stands before the colon."""
    if not value:
        return QCoreApplication.translate("FactWords", "Nothing")
    return value.partition(":")[2] if name in ("dial", "text", "mail") else value


def touch_words(mark: FromFile) -> str:
    """Return that a file touched a door, and when it was added."""
    words = QCoreApplication.translate(CONTEXT, str(TOUCHES[mark.touch]))
    return words.format(day=formatting.day(mark.added_on))


def refusal_message(refused: Refused) -> Message:
    """Return why a file is not taken, with the place for its author."""
    title = QCoreApplication.translate("FactWords", "This file is not used. Nothing has changed.")
    text = QCoreApplication.translate(CONTEXT, str(REFUSALS[refused.why]))
    if refused.place:
        place = QCoreApplication.translate("FactWords", "For its author: look at {place}.")
        text = f"{text} {place.format(place=refused.place)}"
    return Message(title, text)


def age_words(age: FactAge) -> str:
    """Return when the doors of a country were checked."""
    if age.oldest == age.newest:
        words = QCoreApplication.translate("FactWords", "Doors: {count}. Checked on {day}.")
        return words.format(count=age.doors, day=formatting.day(age.oldest))
    words = QCoreApplication.translate(
        "FactWords", "Doors: {count}. Checked between {oldest} and {newest}."
    )
    return words.format(
        count=age.doors,
        oldest=formatting.day(age.oldest),
        newest=formatting.day(age.newest),
    )
