# SPDX-License-Identifier: Apache-2.0
"""How copies of the notes are put into words: their age, what they hold, synchronised places."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from companion.domain.backup import Backup, BackupFacts, BackupState, synced_by
from companion.ui.kit import formatting

translate = QCoreApplication.translate


def state_words(state: BackupState, now: datetime) -> tuple[str, str]:
    """Return how old the last good copy is, and whether something was written since."""
    # One of other notes is no copy of these.
    own = [one for one in state.kept if not one.has_others]
    # A file that somebody put there may say any day.
    proved = [one for one in own if one.is_proved] or own
    made = [one.made_at for one in proved if one.made_at]
    if not made:
        return (
            translate("Backups", "There is no copy yet."),
            translate(
                "Backups",
                "Without one, notes that are lost or damaged can not be brought back. Make one "
                "now, and one on a stick.",
            ),
        )
    age = translate("Backups", "Your last good copy was made {when}.")
    more = (
        translate("Backups", "Something was written after it.")
        if state.is_behind
        else translate("Backups", "Nothing was written after it.")
    )
    return age.format(when=age_words(max(made), now)), more


def age_words(made: datetime, now: datetime) -> str:
    """Return a moment as it is seen from now: "today at 14:02", "on 3 March 2026"."""
    local = formatting.local(made)
    days = (formatting.local(now).date() - local.date()) // timedelta(days=1)
    if days == 0:
        words = translate("Backups", "today at {time}")
        return words.format(time=formatting.clock(local.time()))
    if days == 1:
        return translate("Backups", "yesterday")
    words = translate("Backups", "on {day}")
    return words.format(day=formatting.day(local.date()))


def backup_words(backup: Backup) -> str:
    """Return one copy of the list."""
    made = made_words(backup)
    if backup.has_others:
        words = translate("Backups", "{copy}: it has notes that are not here.")
        return words.format(copy=made)
    return made


def made_words(backup: Backup) -> str:
    """Return when a copy was made, and its name."""
    if backup.made_at is None:
        words = translate("Backups", "{name}: this one can not be read.")
        return words.format(name=backup.name)
    local = formatting.local(backup.made_at)
    words = translate("Backups", "{day}, {time} ({name})")
    return words.format(
        day=formatting.day(local.date()), time=formatting.clock(local.time()), name=backup.name
    )


def aside_words(aside: Backup) -> str:
    """Return one line about notes that were set aside when a copy took their place."""
    if aside.made_at is None:
        return translate("Backups", "Notes that were set aside")
    local = formatting.local(aside.made_at)
    words = translate("Backups", "Notes that were set aside on {day}, {time}")
    return words.format(day=formatting.day(local.date()), time=formatting.clock(local.time()))


def other_copy_words(backup: Backup) -> str:
    """Return what is said once, after opening, about a copy with notes that are not here."""
    if backup.made_at is None:
        return translate("Backups", "A copy has notes that are not here. The copy stays.")
    words = translate("Backups", "A copy from {day} has notes that are not here. The copy stays.")
    return words.format(day=formatting.day(formatting.local(backup.made_at).date()))


def facts_words(facts: BackupFacts) -> str:
    """Return from when to when a copy has notes, and whether the check of them found something."""
    said = _days_words(facts)
    if facts.is_chain_whole:
        return said
    odd = translate(
        "Backups",
        "The check of its entries does not fit: some may have been changed outside Companion, or "
        "are missing.",
    )
    more = translate("Backups", "You can bring the copy back all the same.")
    return f"{said} {odd} {more}"


def _days_words(facts: BackupFacts) -> str:
    """Return from when to when a copy has notes."""
    if not facts.entries:
        return translate("Backups", "It opens. There is nothing in its journal.")
    if facts.first is None or facts.last is None:
        return translate("Backups", "It opens. It has notes. From which days is not known.")
    first, last = (formatting.local(moment).date() for moment in (facts.first, facts.last))
    if first == last:
        words = translate("Backups", "It opens. It has notes from {day}.")
        return words.format(day=formatting.day(first))
    words = translate("Backups", "It opens. It has notes from {first} to {last}.")
    return words.format(first=formatting.day(first), last=formatting.day(last))


def synced_words(path: str) -> str:
    """Return what happens to a file in a place that is carried to the internet, or ""."""
    program = synced_by(path)
    if not program:
        return ""
    words = translate(
        "Backups",
        "This folder belongs to {program}. What is in it may go to the internet, and to every "
        "device that shares the account. The copy stays locked, but others may see that it is "
        "there, and may keep it.",
    )
    return words.format(program=program)
