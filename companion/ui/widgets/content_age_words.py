# SPDX-License-Identifier: Apache-2.0
"""The words about how old the statements of this version are."""

from PySide6.QtCore import QCoreApplication

from companion.domain.content_age import ContentAge, Unit
from companion.ui.kit import formatting


def checked_words(what: str, age: ContentAge) -> str:
    """Return when something was checked; `what` begins the sentence, such as "The guide"."""
    if age.oldest == age.newest:
        words = QCoreApplication.translate("ContentAge", "{what} was checked on {day}.")
        return words.format(what=what, day=formatting.day(age.newest))
    words = QCoreApplication.translate(
        "ContentAge", "{what} was checked between {oldest} and {newest}."
    )
    return words.format(
        what=what, oldest=formatting.day(age.oldest), newest=formatting.day(age.newest)
    )


def ago_words(age: ContentAge) -> str:
    """Return how long ago the newest check was, in words."""
    count, unit = age.since_newest
    if unit is Unit.DAYS:
        return _days_words(count)
    if unit is Unit.WEEKS:
        words = QCoreApplication.translate("ContentAge", "The last check was {count} weeks ago.")
    else:
        words = QCoreApplication.translate("ContentAge", "The last check was {count} months ago.")
    return words.format(count=count)


def _days_words(count: int) -> str:
    if count == 0:
        return QCoreApplication.translate("ContentAge", "The last check was today.")
    if count == 1:
        return QCoreApplication.translate("ContentAge", "The last check was yesterday.")
    words = QCoreApplication.translate("ContentAge", "The last check was {count} days ago.")
    return words.format(count=count)
