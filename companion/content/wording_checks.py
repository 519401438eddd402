# SPDX-License-Identifier: Apache-2.0
"""Checks of the wording files: every rule leads to advice, every box exists, patterns are read."""

from collections.abc import Iterator

from companion.content import pack_files
from companion.content.pack_files import Pack
from companion.content.problem import Problem
from companion.content.wording_to_domain import picture_book, wording_book
from companion.domain.errors import CompanionError
from companion.domain.wording_check import BOXES, CHILD_WORDS


def wording_problems(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong between wording.toml and wording_words.toml."""
    try:
        wording_book(pack.wording, pack.wording_words)
        picture_book(pack.wording_words)
    except CompanionError as error:
        yield Problem(pack_files.WORDING_WORDS, str(error.parameters["key"]), "cannot be read")
    advice = {one.id for one in pack.wording.advice}
    worded = {one.advice for one in pack.wording_words.rule}
    for one in sorted(advice - worded):
        yield Problem(pack_files.WORDING_WORDS, f"advice.{one}", "has no wording")
    for one in sorted(worded - advice):
        yield Problem(pack_files.WORDING_WORDS, f"advice.{one}", "does not exist")
    boxes = {box for one in pack.wording_words.rule for box in one.boxes}
    for box in sorted(boxes - (set(BOXES) - {CHILD_WORDS})):
        yield Problem(pack_files.WORDING_WORDS, f"boxes.{box}", "is no box to check")
