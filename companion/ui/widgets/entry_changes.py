# SPDX-License-Identifier: Apache-2.0
"""What one wording of an entry changed in the one before: said in words, and marked."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from itertools import pairwise

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from companion.domain.entry_details import EntryDetails
from companion.domain.journal import EntryText, Revision
from companion.domain.long_words import broken
from companion.domain.text_difference import Run, RunKind, differences
from companion.ui.widgets.entry_words import (
    account_words,
    box_title,
    happened_in_full,
    kind_words,
)
from companion.ui.widgets.link_names import LinkNames

AROUND = 120
"""How many letters of what was kept are shown on each side of a change."""
NOTHING = Run(RunKind.KEPT, "")


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A part of an entry that is different, and what became of its words."""

    title: str
    runs: tuple[Run, ...] = field(repr=False)


def changed_parts(before: Revision, after: Revision, names: LinkNames) -> tuple[ChangedPart, ...]:
    """Return what is different, in the order of the form."""
    pairs = zip(_parts(before, names), _parts(after, names), strict=True)
    return tuple(
        ChangedPart(title, differences(old, new)) for (title, old), (_, new) in pairs if old != new
    )


def detail_parts(details: EntryDetails, names: LinkNames) -> Iterator[tuple[str, str]]:
    """Yield the title and the words of everything besides the boxes."""
    yield QCoreApplication.translate("EntryChanges", "Kind of entry"), kind_words(details.kind)
    kept = (*details.people, *(account_words(one) for one in details.accounts))
    yield QCoreApplication.translate("EntryChanges", "Names kept with it"), "\n".join(kept)
    yield QCoreApplication.translate("EntryChanges", "What it belongs to"), names.words(details)
    yield QCoreApplication.translate("EntryChanges", "Tags"), "\n".join(details.tags)


def write_changes(edit: QPlainTextEdit, parts: tuple[ChangedPart, ...]) -> None:
    """Write the changes: taken out struck through, added in bold, both said in words as well."""
    edit.clear()
    cursor = QTextCursor(edit.document())
    if not parts:
        words = QCoreApplication.translate("EntryChanges", "The words are the same as before.")
        cursor.insertText(words, QTextCharFormat())
    for place, part in enumerate(parts):
        title = QCoreApplication.translate("EntryChanges", "{title}:").format(title=part.title)
        gap = "\n\n" if place else ""
        cursor.insertText(f"{gap}{title}\n", QTextCharFormat())
        for run, following in pairwise((*part.runs, NOTHING)):
            _write_run(cursor, run)
            is_tight = not (run.text[-1:].isspace() or following.text[:1].isspace())
            if is_tight and RunKind.KEPT not in (run.kind, following.kind):
                cursor.insertText(" ", QTextCharFormat())
    edit.moveCursor(QTextCursor.MoveOperation.Start)


def _parts(revision: Revision, names: LinkNames) -> Iterator[tuple[str, str]]:
    yield (
        QCoreApplication.translate("EntryChanges", "When it happened"),
        happened_in_full(revision.happened),
    )
    for box in fields(EntryText):
        yield box_title(box.name), getattr(revision.text, box.name)
    yield from detail_parts(revision.details, names)


def _write_run(cursor: QTextCursor, run: Run) -> None:
    if run.kind is RunKind.KEPT:
        cursor.insertText(_shortened(run.text), QTextCharFormat())
        return
    style = QTextCharFormat()
    if run.kind is RunKind.REMOVED:
        before = QCoreApplication.translate("EntryChanges", "[taken out: ")
        style.setFontStrikeOut(True)
    else:
        before = QCoreApplication.translate("EntryChanges", "[added: ")
        style.setFontWeight(QFont.Weight.Bold)
    whole = broken(run.text)
    text = whole.strip() or whole
    lead, _, trail = whole.partition(text)
    cursor.insertText(f"{lead}{before}", QTextCharFormat())
    cursor.insertText(text, style)
    cursor.insertText(f"]{trail}", QTextCharFormat())


def _shortened(text: str) -> str:
    """Return what was kept, its middle left out where it is long."""
    if len(text) <= 2 * AROUND:
        return text
    return f"{text[:AROUND].rstrip()} … {text[-AROUND:].lstrip()}"
