# SPDX-License-Identifier: Apache-2.0
"""Receipts on paper: for a record that was handed over, and for one that was wiped."""

from PySide6.QtCore import QCoreApplication

from companion.domain.records import HandOver, Wipe
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.kit.paper import WRITING_LINE, Block, Sheet
from companion.ui.widgets.records_words import (
    moment_words,
    newest_words,
    noted_words,
    what_remains,
)
from companion.ui.widgets.sheets import emergency_line

translate = QCoreApplication.translate


def hand_over_sheet(desk: Desk, hand_over: HandOver, initials: str) -> Sheet:
    """Return the receipt of a hand-over, with two places to sign."""
    blocks = [
        Block("words", _record_of(initials)),
        Block("heading", translate("Receipt", "What was handed over")),
        *(Block("point", words) for words in _handed(hand_over)),
        *_fingerprint(hand_over.newest_hash),
        Block("heading", translate("Receipt", "What stays in Companion")),
        Block("words", hand_over.remains or _all_remains()),
        Block("heading", translate("Receipt", "Signed")),
        *_place_to_sign(translate("Receipt", "Given by:")),
        *_place_to_sign(translate("Receipt", "Taken by:")),
    ]
    day = formatting.day(hand_over.handed_on)
    title = translate("Receipt", "Receipt for a record handed over")
    return _sheet(desk, title, day, blocks)


def wipe_sheet(desk: Desk, wipe: Wipe) -> Sheet:
    """Return the receipt of a wipe."""
    wiped = (
        translate("Receipt", "Wiped from the folder beside the program on {moment}.")
        if desk.is_portable
        else translate("Receipt", "Wiped from this computer on {moment}.")
    )
    blocks = [
        Block("words", _record_of(wipe.initials)),
        Block("words", wiped.format(moment=moment_words(wipe.wiped_at))),
        *_copy_before(wipe),
        *_fingerprint(wipe.newest_hash),
        Block("heading", translate("Receipt", "What this does not reach")),
        *(Block("point", words) for words in what_remains()),
        Block("heading", translate("Receipt", "Signed")),
        *_place_to_sign(translate("Receipt", "Wiped by:")),
    ]
    day = formatting.day(formatting.local(wipe.wiped_at).date())
    return _sheet(desk, translate("Receipt", "Receipt for a wiped record"), day, blocks)


def _sheet(desk: Desk, title: str, day: str, blocks: list[Block]) -> Sheet:
    note = translate("Receipt", "You made this receipt yourself, on your own computer.")
    return Sheet(title, day, tuple(blocks), emergency_line(desk), "", note)


def _record_of(initials: str) -> str:
    return translate("Receipt", "Record of {initials}").format(initials=initials)


def _handed(hand_over: HandOver) -> list[str]:
    given = (
        (translate("Receipt", "What: {words}"), hand_over.what),
        (translate("Receipt", "Pages or files: {words}"), hand_over.pages),
        (translate("Receipt", "Given to: {words}"), hand_over.to_whom),
        (translate("Receipt", "Given on: {words}"), formatting.day(hand_over.handed_on)),
        (
            translate("Receipt", "Entries in the whole record when this was written down: {words}"),
            str(hand_over.entries),
        ),
    )
    return [sentence.format(words=words) for sentence, words in given if words]


def _copy_before(wipe: Wipe) -> list[Block]:
    """Say what was noted of a hand-over, and leave a line: to whom it was went with the record."""
    noted = noted_words(wipe)
    words = translate("Receipt", "Was a copy handed over before? To whom, and when:")
    if wipe.handed_on is not None:
        limit = translate("Receipt", "This does not show who has it now, or how much it held.")
        noted = f"{noted} {limit}"
        words = translate("Receipt", "To whom it was handed over:")
    elif noted:
        words = translate("Receipt", "Was a copy given away all the same? To whom, and when:")
    said = [Block("words", noted)] if noted else []
    return [*said, Block("words", f"{words} {WRITING_LINE * 2}")]


def _fingerprint(newest: str) -> list[Block]:
    meaning = translate(
        "Receipt",
        "Whoever holds it can see later whether an entry from before that day was changed or "
        "taken out. It does not show that the words are true, or who typed them.",
    )
    return [
        Block("heading", translate("Receipt", "Newest fingerprint of the notes")),
        Block("words", newest_words(newest)),
        Block("note", meaning, is_kept=True),
    ]


def _all_remains() -> str:
    return translate(
        "Receipt", "The whole record stays there, locked, until somebody wipes it on purpose."
    )


def _place_to_sign(who: str) -> list[Block]:
    when = translate("Receipt", "Date and signature:")
    return [
        Block("words", f"{who} {WRITING_LINE * 2}"),
        Block("words", f"{when} {WRITING_LINE * 2}", is_kept=True),
    ]
