# SPDX-License-Identifier: Apache-2.0
"""How records, hand-overs and receipts are put into words."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from companion.domain.checklist import Child
from companion.domain.records import HandOver, Record, WaitingBeside, Wipe
from companion.ui.kit import formatting
from companion.ui.kit.check_words import in_groups
from companion.ui.widgets.child_mark import mark_name
from companion.ui.widgets.guide_words import age_words

translate = QCoreApplication.translate


def since_words(record: Record) -> str:
    """Return since when there are notes; never how many."""
    if record.since is None:
        return translate("Records", "Nothing is written down yet.")
    day = formatting.day(formatting.local(record.since).date())
    return translate("Records", "Has notes since {day}.").format(day=day)


def child_words(child: Child, today: date) -> str:
    """Return the age and the mark of a child, as far as they are known."""
    mark = translate("Records", "Mark: {mark}.").format(mark=mark_name(child.colour))
    band = child.band_on(today)
    if band is None:
        return mark
    return translate("Records", "Age: {age}. {mark}").format(age=age_words(band), mark=mark)


def handed_words(record: Record) -> str:
    """Return when the record was handed over last; empty where it never was."""
    if record.handed_on is None:
        return ""
    day = formatting.day(record.handed_on)
    return translate("Records", "Handed over on {day}.").format(day=day)


def hand_over_title(hand_over: HandOver) -> str:
    """Return when and to whom."""
    day = formatting.day(hand_over.handed_on)
    if not hand_over.to_whom:
        return day
    return translate("Records", "{day}: {whom}").format(day=day, whom=hand_over.to_whom)


def pages_words(hand_over: HandOver) -> str:
    """Return how much was handed over, as typed; empty where nothing was."""
    if not hand_over.pages:
        return ""
    return translate("Records", "Pages or files: {pages}").format(pages=hand_over.pages)


def wipe_words(wipe: Wipe) -> str:
    """Return which record was wiped, and when."""
    words = translate("Records", "The record of {initials} was wiped on {moment}.")
    return words.format(initials=wipe.initials, moment=moment_words(wipe.wiped_at))


def noted_words(wipe: Wipe) -> str:
    """Return whether a hand-over was noted before the wipe; empty where nobody knows it now."""
    if not wipe.is_hand_over_known:
        return ""
    if wipe.handed_on is None:
        return translate("Records", "No hand-over of this record was written down in Companion.")
    words = translate("Records", "A hand-over was written down in Companion. Its day: {day}.")
    return words.format(day=formatting.day(wipe.handed_on))


def moment_words(moment: datetime) -> str:
    """Return a day and a time."""
    local = formatting.local(moment)
    words = translate("Records", "{day}, {time}")
    return words.format(day=formatting.day(local.date()), time=formatting.clock(local.time()))


def newest_words(newest_hash: str) -> str:
    """Return a fingerprint that can be read out; words where there is none yet."""
    if not newest_hash:
        return translate("Records", "There is none yet, because the journal is empty.")
    return in_groups(newest_hash)


def what_goes() -> tuple[str, ...]:
    """Return what a wipe takes away."""
    return (
        translate("Records", "Every journal entry about this child, with all earlier wordings."),
        translate("Records", "Everything that waits to be saved: drafts and half-filled forms."),
        translate("Records", "Every look at the list of signs, quick notes, what you watch."),
        translate("Records", "Reports, talks, hand-overs, people, accounts, tags, searches."),
        translate("Records", "What this child is called here, the age and the mark."),
        translate("Records", "Copies that Companion made by itself before an update."),
    )


def waiting_words(beside: WaitingBeside, child: Child) -> str:
    """Return what happens to what waits beside the records; empty where nothing does."""
    found = []
    if beside.is_going or beside.is_staying:
        found = [
            translate("Records", "Some of your words still wait for their place in the journal."),
            _what_happens(beside).format(child=child.label),
        ]
    if beside.is_new_begun:
        found.append(translate("Records", "A new record is half typed. It stays."))
    return " ".join(found)


def _what_happens(beside: WaitingBeside) -> str:
    if not beside.is_staying:
        return translate(
            "Records",
            "They go with this record. If you want to keep them, place them there first.",
        )
    if not beside.is_going:
        return translate(
            "Records",
            "They stay. If they are about this child, place them in this record first.",
        )
    return translate(
        "Records",
        "Those that begin with {child} go with this record. The others stay. "
        "You can place them there first.",
    )


def what_remains() -> tuple[str, ...]:
    """Return what no wipe here reaches."""
    return (
        translate(
            "Records",
            "Backups. Each one made before today still holds the record. Those kept here can be "
            "removed afterwards.",
        ),
        translate("Records", "Paper, files and messages that you gave away or saved elsewhere."),
        translate("Records", "What a service, a school or the police wrote down themselves."),
        translate("Records", "What you wrote about this child in the notes of another child."),
        translate(
            "Records",
            "Some disks keep traces of what was deleted. They are encrypted with your key.",
        ),
        translate(
            "Records",
            "One line here: the initials, the day, the day of the last hand-over you wrote down, "
            "and fingerprints that hold no words.",
        ),
    )
