# SPDX-License-Identifier: Apache-2.0
"""An entry's dates and times as sentences, the same in the list, the form and the history."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from companion.domain.entry_details import AccountKind, AccountName, EntryKind
from companion.domain.journal import Certainty, Happened, RevisionKind
from companion.ui.kit import formatting


def moment_words(moment: datetime) -> str:
    """Return when something was written, such as "Thu 14 May 2026, 14:02"."""
    local = formatting.local(moment)
    return f"{formatting.weekday_and_day(local.date())}, {formatting.clock(local.time())}"


def since_words(moment: datetime, now: datetime) -> str:
    """Return only the time for today, such as "14:02", and the day as well for earlier."""
    local = formatting.local(moment)
    if local.date() == formatting.local(now).date():
        return formatting.clock(local.time())
    return moment_words(moment)


def happened_words(happened: Happened) -> str:
    """Return when it happened, such as "About Thu 14 May 2026, 14:02"."""
    if happened.day is None:
        return QCoreApplication.translate("EntryWords", "Day not known")
    words = formatting.weekday_and_day(happened.day)
    if happened.at is not None:
        words = f"{words}, {formatting.clock(happened.at)}"
    if happened.certainty is Certainty.ABOUT:
        return QCoreApplication.translate("EntryWords", "About {day}").format(day=words)
    return words


def happened_in_full(happened: Happened) -> str:
    """Return when it happened, with the words that were typed for it."""
    words = happened_words(happened)
    if not happened.said:
        return words
    both = QCoreApplication.translate("EntryWords", "{day}. In your words: “{said}”")
    return both.format(day=words, said=happened.said)


def revision_words(kind: RevisionKind, written_at: datetime) -> str:
    """Return what was done and when, such as "Changed Thu 14 May 2026, 14:02"."""
    words = {
        RevisionKind.WRITTEN: QCoreApplication.translate("EntryWords", "Written {moment}"),
        RevisionKind.CHANGED: QCoreApplication.translate("EntryWords", "Changed {moment}"),
        RevisionKind.STRUCK_OUT: QCoreApplication.translate("EntryWords", "Struck out {moment}"),
        RevisionKind.RESTORED: QCoreApplication.translate("EntryWords", "Brought back {moment}"),
    }
    return words[kind].format(moment=moment_words(written_at))


def kind_words(kind: EntryKind) -> str:
    """Return what an entry is about, in a few words."""
    return {
        EntryKind.SAW: QCoreApplication.translate("EntryWords", "I saw or heard it"),
        EntryKind.TOLD: QCoreApplication.translate("EntryWords", "Someone told me"),
        EntryKind.TALK: QCoreApplication.translate("EntryWords", "A talk with the child"),
        EntryKind.REPORT: QCoreApplication.translate("EntryWords", "A report"),
        EntryKind.OTHER: QCoreApplication.translate("EntryWords", "Something else"),
    }[kind]


def account_words(account: AccountName) -> str:
    """Return an account with what sort it is, such as "kai_12 (user name)"."""
    sorts = {
        AccountKind.HANDLE: QCoreApplication.translate("EntryWords", "{text} (user name)"),
        AccountKind.LINK: QCoreApplication.translate("EntryWords", "{text} (link)"),
        AccountKind.PHONE: QCoreApplication.translate("EntryWords", "{text} (phone number)"),
        AccountKind.EMAIL: QCoreApplication.translate("EntryWords", "{text} (email address)"),
        AccountKind.GAME_TAG: QCoreApplication.translate("EntryWords", "{text} (game tag)"),
        AccountKind.OTHER: "{text}",
    }
    return sorts[account.kind].format(text=account.text)


def box_title(box: str) -> str:
    """Return how a box of EntryText is called where it is read."""
    return {
        "saw": QCoreApplication.translate("EntryWords", "What you saw or heard"),
        "told_by": QCoreApplication.translate("EntryWords", "Who told you"),
        "child_words": QCoreApplication.translate("EntryWords", "The child's exact words"),
        "asked": QCoreApplication.translate("EntryWords", "What you asked"),
        "seemed": QCoreApplication.translate("EntryWords", "How the child seemed"),
        "think": QCoreApplication.translate("EntryWords", "What you think (opinion)"),
        "did": QCoreApplication.translate("EntryWords", "What you did"),
        "outcome": QCoreApplication.translate("EntryWords", "What came of it"),
        "place": QCoreApplication.translate("EntryWords", "Where it was"),
        "who": QCoreApplication.translate("EntryWords", "Who was in it"),
    }[box]
