# SPDX-License-Identifier: Apache-2.0
"""The guide's ids as words: ages, needs and kinds of search results."""

from PySide6.QtCore import QCoreApplication

from companion.domain.guide import AgeBand, Starter
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


def fits_words(desk: Desk, starter: Starter) -> str:
    """Return whom a starter is for, such as "Gaming · Age: 8 to 10, 11 to 13"."""
    topic = desk.content.topics()[starter.topic].title
    ages = translate("GuideWords", "Age: {ages}").format(
        ages=", ".join(age_words(age) for age in starter.ages)
    )
    needs = ", ".join(need_words(need) for need in starter.needs)
    return " · ".join(part for part in (topic, ages, needs) if part)


def kind_words(kind: Kind) -> str:
    """Return the heading above search results of one kind."""
    return {
        Kind.CARD: translate("GuideWords", "When something has happened"),
        Kind.CHANNEL: translate("GuideWords", "Doors: where to report or ask"),
        Kind.SIGN: translate("GuideWords", "Signs you may notice"),
        Kind.STARTER: translate("GuideWords", "Words to begin with"),
        Kind.TOPIC: translate("GuideWords", "Topics to talk about"),
        Kind.PRINCIPLE: translate("GuideWords", "Talking with a child"),
        Kind.SMART: translate("GuideWords", "SMART: five ideas"),
        Kind.NEVER: translate("GuideWords", "Never, whatever happens"),
    }[kind]
