# SPDX-License-Identifier: Apache-2.0
"""How a second place for copies is put into words: what it means, and how it stands there."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from companion.domain.backup import SecondPlace
from companion.domain.errors import ErrorCode
from companion.ui.widgets.backup_words import age_words

translate = QCoreApplication.translate


def about_words() -> tuple[str, ...]:
    """Return what it means to have a second place."""
    return (
        translate(
            "SecondPlace",
            "Choose a stick, another disk or any folder once. When a copy is due and the place is "
            "there, Companion puts one there too.",
        ),
        translate(
            "SecondPlace",
            "It keeps the newest five of its own there. It touches no other file.",
        ),
        translate(
            "SecondPlace",
            "Each copy is locked, like your notes. But somebody who finds it can see that it comes "
            "from Companion, and when it was made.",
        ),
        translate(
            "SecondPlace",
            "After you bring a copy back, choose the second place again.",
        ),
        translate(
            "SecondPlace",
            "Companion writes down the place inside your locked notes, and nowhere else.",
        ),
    )


def state_words(place: SecondPlace, now: datetime) -> str:
    """Return how it stands there, and what to do where it is not connected."""
    last = _last_words(place.last_at, now)
    if place.is_there:
        return last
    away = translate("SecondPlace", "This place is not connected now.")
    todo = translate(
        "SecondPlace",
        "Nothing is wrong. When it suits you, put the stick in and press “Make a copy there now”.",
    )
    return f"{away} {last} {todo}"


def _last_words(last_at: datetime | None, now: datetime) -> str:
    if last_at is None:
        return translate("SecondPlace", "There is no copy there yet.")
    words = translate("SecondPlace", "The last copy there was made {when}.")
    return words.format(when=age_words(last_at, now))


def same_disk_words() -> str:
    """Return what a folder on the disk of the notes can not do."""
    return translate(
        "SecondPlace",
        "This folder is on the same disk as your notes. If that disk breaks, you may lose both.",
    )


def trouble_words(code: ErrorCode) -> str:
    """Return why the last try there did not work, and what to do."""
    if code is ErrorCode.PLACE_MISSING:
        return translate(
            "SecondPlace",
            "No copy was made: the place is not connected. Put the stick in, wait a moment, and "
            "try again.",
        )
    if code is ErrorCode.DISK_FULL:
        return translate(
            "SecondPlace",
            "No copy was made: there is no room left there. Your notes are as they were. Make "
            "room, or choose another place.",
        )
    if code is ErrorCode.READ_ONLY:
        return translate(
            "SecondPlace",
            "No copy was made: nothing can be written there. A stick may have a small lock switch. "
            "Look there, or choose another place.",
        )
    return translate(
        "SecondPlace",
        "No copy was made: it could not be finished there. Your notes and the earlier copies are "
        "as they were. Try again, or choose another place.",
    )


def made_words() -> str:
    """Return what is said once a copy is there."""
    return translate(
        "SecondPlace",
        "The copy is made in the second place. It is whole. Before you pull a stick out, tell the "
        "computer to eject it.",
    )


def forgotten_words() -> str:
    """Return what is said once there is no second place any more."""
    return translate(
        "SecondPlace",
        "Companion makes no more copies there. Those that are there stay, until you remove them.",
    )
