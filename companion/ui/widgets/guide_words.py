# SPDX-License-Identifier: Apache-2.0
"""The guide's ids as words: ages, needs and kinds of search results."""

from PySide6.QtCore import QCoreApplication

from companion.domain.guide import AgeBand, ReactionKind, Starter
from companion.domain.search import Kind
from companion.ui.kit.desk import Desk

translate = QCoreApplication.translate


def age_words(age: AgeBand) -> str:
    """Return an age band such as "8 to 10"."""
    return {
        AgeBand.UNDER_5: translate("GuideWords", "Under 5"),
        AgeBand.AGE_5_7: translate("GuideWords", "5 to 7"),
        AgeBand.AGE_8_10: translate("GuideWords", "8 to 10"),
        AgeBand.AGE_11_13: translate("GuideWords", "11 to 13"),
        AgeBand.AGE_14_17: translate("GuideWords", "14 to 17"),
    }[age]


def need_words(need: str) -> str:
    """Return what a starter is also made for; an unknown need as it is written."""
    return {
        "send": translate("GuideWords", "Special educational needs"),
        "looked-after": translate("GuideWords", "In care"),
        "new-to-english": translate("GuideWords", "New to English"),
    }.get(need, need)


def reaction_words(kind: ReactionKind) -> str:
    """Return how a child may answer, as the words of a choice."""
    return {
        ReactionKind.SHRUG: translate("GuideWords", "Shrugs"),
        ReactionKind.SILENCE: translate("GuideWords", "Goes quiet"),
        ReactionKind.JOKE: translate("GuideWords", "Jokes"),
        ReactionKind.ANGER: translate("GuideWords", "Gets angry"),
        ReactionKind.TEARS: translate("GuideWords", "Cries"),
        ReactionKind.TELLS: translate("GuideWords", "Tells you something"),
    }[kind]


def in_quotes(words: str) -> str:
    """Return what somebody says in quotation marks; marks inside it become single ones."""
    inside = words.replace("“", "‘").replace("”", "’")
    return translate("GuideWords", "“{words}”").format(words=inside)


def fits_words(desk: Desk, starter: Starter) -> str:
    """Return whom a starter is for, such as "Gaming · Age: 8 to 10, 11 to 13"."""
    topic = desk.content.topics()[starter.topic].title
    ages = translate("GuideWords", "Age: {ages}").format(
        ages=", ".join(age_words(age) for age in AgeBand if age in starter.ages)
    )
    needs = ", ".join(need_words(need) for need in starter.needs)
    return " · ".join(part for part in (topic, ages, needs) if part)


def kind_words(kind: Kind) -> str:
    """Return the heading above search results of one kind."""
    return {
        Kind.CARD: translate("GuideWords", "When something has happened"),
        Kind.CHANNEL: translate("GuideWords", "Doors: where to report or ask"),
        Kind.SIGN: translate("GuideWords", "Signs you may notice"),
        Kind.TACTIC: translate("GuideWords", "How grooming is done"),
        Kind.STARTER: translate("GuideWords", "Words to begin with"),
        Kind.PAGE: translate("GuideWords", "To read about"),
        Kind.TOPIC: translate("GuideWords", "Topics to talk about"),
        Kind.PRINCIPLE: translate("GuideWords", "Talking with a child"),
        Kind.SMART: translate("GuideWords", "SMART: five ideas"),
        Kind.NEVER: translate("GuideWords", "Never, whatever happens"),
        Kind.HELP: translate("GuideWords", "How Companion works"),
    }[kind]


def statement_words(kind: str) -> str:
    """Return what a statement of the guide is, such as "Words to begin with"."""
    return {
        "card": translate("GuideWords", "First steps"),
        "sign": translate("GuideWords", "Sign you may notice"),
        "tactic": translate("GuideWords", "How it may be done"),
        "point": translate("GuideWords", "Good to know"),
        "principle": translate("GuideWords", "What helps a talk"),
        "smart": translate("GuideWords", "SMART: five ideas"),
        "never": translate("GuideWords", "Never, whatever happens"),
        "topic": translate("GuideWords", "Words to begin with"),
        "starter": translate("GuideWords", "Words to begin with"),
        "tile": translate("GuideWords", "On the page Start here"),
        "rule": translate("GuideWords", "Next step after the list of signs"),
        "channel": translate("GuideWords", "Who to ask"),
        "help": translate("GuideWords", "How Companion works"),
    }[kind]


def page_words(target: str) -> str:
    """Return the name of a page of the window, such as "page:talk"; nothing for other targets."""
    return {
        "page:start": translate("Pages", "Start here"),
        "page:understand": translate("Pages", "Understand"),
        "page:talk": translate("Pages", "Talk"),
        "page:get-help": translate("Pages", "Get help"),
        "page:notice": translate("Pages", "Notice"),
        "page:journal": translate("Pages", "Journal"),
        "page:reports": translate("Pages", "Reports"),
        "page:plans": translate("Pages", "Plans"),
        "page:settings": translate("Pages", "Settings"),
        "page:first-start": translate("Pages", "The questions of the first start"),
        "page:search": translate("Pages", "Search"),
        "page:secrets": translate("Pages", "Passphrase and recovery sheet"),
        "page:backups": translate("Pages", "Copies of your notes"),
        "page:restore": translate("Pages", "Bring a copy back"),
        "page:records": translate("Pages", "Records and carers"),
        "page:hand-over": translate("Pages", "Hand over a record"),
        "page:chronology": translate("Pages", "Chronology"),
        "page:check-record": translate("Pages", "Check the record"),
        "page:import": translate("Pages", "Bring in notes"),
        "page:facts": translate("Pages", "How old the numbers are"),
        "page:fact-file": translate("Pages", "Newer numbers from a file"),
        "page:kept": translate("Pages", "Kept to read"),
        "page:missing": translate("Pages", "If your child goes missing"),
        "page:handbook": translate("Pages", "How Companion works"),
        "page:household": translate("Pages", "Who else uses this computer?"),
        "page:about": translate("Pages", "About Companion"),
        "page:new-key": translate("Pages", "Somebody knows my passphrase"),
        "page:wipe": translate("Pages", "Wipe everything"),
    }.get(target, "")
