# SPDX-License-Identifier: Apache-2.0
"""A chronology in words: for the picture on the screen, for paper, and for every kind of file."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from companion.domain.chronology import (
    Chronology,
    Item,
    ItemKind,
    Left,
    Reader,
    Wording,
)
from companion.domain.chronology_script import (
    Appendix,
    Line,
    Script,
    ScriptItem,
    ScriptPart,
    indented,
)
from companion.domain.entry_details import EntryKind
from companion.domain.journal import RevisionKind
from companion.ui.kit import formatting
from companion.ui.kit.check_words import in_groups
from companion.ui.kit.paper import danger_words, no_service_words
from companion.ui.kit.paper_pages import Paper, usual_paper
from companion.ui.widgets.entry_words import (
    happened_words,
    moment_words,
    revision_words,
)
from companion.ui.widgets.written_parts import (
    left_words,
    part_line,
    part_text,
    part_title,
    with_reason,
)

translate = QCoreApplication.translate
COLUMN_BOXES = (
    *("saw", "told_by", "child_words", "asked", "seemed", "think", "did", "outcome"),
    *("place", "who"),
)


def script_of(chronology: Chronology, emergency_line: str, country: str = "") -> Script:
    """Return all its words. The country says on which paper it is usually printed."""
    parts = [ScriptPart("", tuple(map(_script_item, chronology.items)))]
    if chronology.undated:
        title = translate("Chronology", "Day not known")
        parts.append(ScriptPart(title, tuple(map(_script_item, chronology.undated))))
    return Script(
        emergency_line=emergency_line,
        danger=danger_words(emergency_line),
        title=translate("Chronology", "Chronology: what was written down about {child}").format(
            child=chronology.child
        ),
        cover=tuple(_cover(chronology)),
        parts=tuple(parts),
        feet=(no_service_words(),),
        page_words=translate("Chronology", "Page {page} of {count}"),
        columns=_columns(),
        not_checkable=not_checkable_words(),
        left_out=_all_left_out(chronology) if chronology.left_out else "",
        is_right_to_left=QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft,
        is_letter=usual_paper(country) is Paper.LETTER,
        appendix=_fingerprints(chronology),
    )


def reader_words(reader: Reader) -> str:
    """Return whom it is for."""
    return {
        Reader.POLICE: translate("Chronology", "The police"),
        Reader.SCHOOL: translate("Chronology", "The school"),
        Reader.SOCIAL_WORKER: translate("Chronology", "A social worker"),
        Reader.SOLICITOR: translate("Chronology", "A solicitor"),
        Reader.MYSELF: translate("Chronology", "The person who wrote it"),
    }[reader]


def left_out_words(what: Left, count: int) -> str:
    """Return what was left out and how often, such as "Phone numbers: 3"."""
    words = {
        Left.OTHER_CHILD: translate("Chronology", "Names of other children: {count}"),
        Left.ADDRESS: translate("Chronology", "Addresses: {count}"),
        Left.PHONE: translate("Chronology", "Phone numbers: {count}"),
        Left.EMAIL: translate("Chronology", "Email addresses: {count}"),
        Left.OPINION: translate("Chronology", "Opinions of the writer: {count}"),
        Left.OTHER_NAME: translate("Chronology", "Other names: {count}"),
        Left.NAME: translate("Chronology", "Names shown as initials: {count}"),
        Left.EARLIER_WORDING: translate("Chronology", "Earlier wordings: {count}"),
        Left.STRUCK_OUT: translate("Chronology", "Struck-out items: {count}"),
    }[what]
    return words.format(count=count)


def not_checkable_words() -> str:
    """Return what a file of data says of itself where the chain can not bear it out."""
    return translate(
        "Chronology",
        "Parts were left out of this file, or it holds more than entries. So it can not be "
        "checked against the record. The record itself was not changed.",
    )


def _cover(chronology: Chronology) -> Iterator[Line]:
    choices, count = chronology.choices, len(chronology.all_items)
    yield Line(
        translate(
            "Chronology",
            "This is what a parent or carer wrote down. It does not prove what happened, or who "
            "did it.",
        )
    )
    yield Line(
        translate(
            "Chronology",
            "The writer chose what to put in. The record may hold more.",
        )
    )
    yield Line(reader_words(choices.reader), translate("Chronology", "For:"))
    yield Line(chronology.child, translate("Chronology", "About:"))
    writer = ", ".join(one for one in (choices.maker_name, choices.maker_role) if one.strip())
    if writer:
        yield Line(writer, translate("Chronology", "Written by:"))
    if chronology.days:
        first, last = map(formatting.day, chronology.days)
        words = translate("Chronology", "{first} to {last}") if first != last else "{first}"
        days = words.format(first=first, last=last)
        yield Line(days, translate("Chronology", "Days covered:"))
    yield Line(str(count), translate("Chronology", "Numbered items:"))
    if chronology.undated:
        yield Line(
            str(len(chronology.undated)), translate("Chronology", "Of these, day not known:")
        )
    yield Line(moment_words(chronology.made_at), translate("Chronology", "Made:"))
    yield from _left_out(chronology)
    yield Line(
        translate(
            "Chronology",
            "Each item has two times. One is when it happened, as the writer gave it. The other "
            "is when it was written, by the clock of the computer. That clock may be wrong.",
        ),
        is_small=True,
    )


def _fingerprints(chronology: Chronology) -> Appendix | None:
    """Return the fingerprint of each numbered entry, for whoever checks the record."""
    number = translate("Chronology", "{number}.")
    lines = [
        Line(in_groups(item.revision_hash), number.format(number=item.number), is_small=True)
        for item in chronology.all_items
        if item.revision_hash
    ]
    if chronology.newest_hash:
        label = translate("Chronology", "Newest fingerprint of the record:")
        lines.append(Line(in_groups(chronology.newest_hash), label, is_small=True))
    if not lines:
        return None
    return Appendix(
        translate("Chronology", "Fingerprints, for checking"),
        translate(
            "Chronology",
            "Each number stands for the item above that has it. A check of the record can show "
            "whether the saved words still fit.",
        ),
        tuple(lines),
    )


def _all_left_out(chronology: Chronology) -> str:
    words = translate("Chronology", "Left out or changed for this reader: {what}")
    return words.format(what=_left_out_counts(chronology))


def _left_out_counts(chronology: Chronology) -> str:
    return "; ".join(left_out_words(one.what, one.count) for one in chronology.left_out)


def _left_out(chronology: Chronology) -> Iterator[Line]:
    label = translate("Chronology", "Left out or changed for this reader:")
    if not chronology.left_out:
        yield Line(translate("Chronology", "Nothing in these items"), label)
        return
    yield Line(_left_out_counts(chronology), label)
    if any(one.what is Left.NAME for one in chronology.left_out):
        yield Line(
            translate(
                "Chronology",
                "Some names stand as initials. The same initials always mean the same person. In "
                "the child's exact words they stand in square brackets.",
            ),
            is_small=True,
        )


def _script_item(item: Item) -> ScriptItem:
    lines = tuple(_item_lines(item))
    return ScriptItem(_heading(item), lines, _cells(item))


def _heading(item: Item) -> str:
    words = translate("Chronology", "{number}. {when}")
    heading = words.format(number=item.number, when=happened_words(item.happened))
    if item.kind is not ItemKind.ENTRY:
        words = translate("Chronology", "{heading} · {kind}")
        heading = words.format(heading=heading, kind=kind_words(item))
    if item.struck_out:
        return translate("Chronology", "{heading} (struck out)").format(heading=heading)
    return heading


def kind_words(item: Item) -> str:
    """Return what an item is, in a few words."""
    return {
        ItemKind.ENTRY: translate("Chronology", "Journal entry"),
        ItemKind.REPORT: translate("Chronology", "Report made"),
        ItemKind.TALK: translate("Chronology", "Talk with the child"),
        ItemKind.SIGNS: translate("Chronology", "Looked through a list of signs"),
        ItemKind.NOTE: translate("Chronology", "Quick note"),
    }[item.kind]


def _item_lines(item: Item) -> Iterator[Line]:
    if item.struck_out:
        words = revision_words(RevisionKind.STRUCK_OUT, item.struck_out.at)
        yield Line(with_reason(words, item.struck_out.reason))
    if item.kind is ItemKind.ENTRY and item.entry_kind is not EntryKind.OTHER:
        yield Line(_entry_kind_words(item.entry_kind), is_small=True)
    yield from map(part_line, item.parts)
    yield Line(_written_words(item), is_small=True, is_kept=True)
    yield from _all_earlier_lines(item)


def _all_earlier_lines(item: Item) -> Iterator[Line]:
    for wording in item.earlier:
        yield from _earlier_lines(wording)
    mark = Line(left_words(Left.EARLIER_WORDING), is_small=True, is_kept=True)
    yield from (mark for _ in range(item.earlier_left_out))


def _written_words(item: Item) -> str:
    """Return when it was written and changed, and where to find it in the record."""
    found = []
    if item.written_at:
        words = revision_words(RevisionKind.WRITTEN, item.written_at)
        found.append(words if item.changed_at else with_reason(words, item.reason))
    if item.changed_at:
        words = revision_words(RevisionKind.CHANGED, item.changed_at)
        found.append(with_reason(words, item.reason))
    if item.kind is ItemKind.ENTRY:
        words = translate("Chronology", "Entry {entry} of the record")
        found.append(words.format(entry=item.item_id))
    return " · ".join(found)


def _earlier_lines(wording: Wording) -> Iterator[Line]:
    words = with_reason(revision_words(wording.kind, wording.written_at), wording.reason)
    if not wording.parts:
        yield Line(words, is_small=True)
        return
    label = translate("Chronology", "Earlier wording.")
    when = happened_words(wording.happened)
    words = translate("Chronology", "{written} · When it happened: {when}").format(
        written=words, when=when
    )
    yield Line(words, label, is_small=True)
    for part in wording.parts:
        line = part_line(part)
        yield replace(line, is_small=True, is_kept=True)


def _entry_kind_words(kind: EntryKind) -> str:
    return {
        EntryKind.SAW: translate("Chronology", "The writer saw or heard it"),
        EntryKind.TOLD: translate("Chronology", "Someone told the writer"),
        EntryKind.TALK: translate("Chronology", "A talk with the child"),
        EntryKind.REPORT: translate("Chronology", "A report"),
        EntryKind.OTHER: "",
    }[kind]


def _columns() -> tuple[str, ...]:
    return (
        translate("Chronology", "Number"),
        translate("Chronology", "What it is"),
        translate("Chronology", "Day"),
        translate("Chronology", "Time"),
        translate("Chronology", "How sure"),
        translate("Chronology", "Written"),
        translate("Chronology", "Changed"),
        translate("Chronology", "Struck out"),
        *map(part_title, COLUMN_BOXES),
        translate("Chronology", "Everything else"),
        translate("Chronology", "Earlier wordings"),
        translate("Chronology", "Entry of the record"),
        translate("Chronology", "Fingerprint"),
    )


def _cells(item: Item) -> tuple[str, ...]:
    boxes = dict.fromkeys(COLUMN_BOXES, "")
    others = []
    for part in item.parts:
        if part.name in boxes:
            boxes[part.name] = part_text(part)
        else:
            line = part_line(part)
            others.append(f"{line.label} {indented(line.text)}")
    earlier = (f"{one.label} {indented(one.text)}".strip() for one in _all_earlier_lines(item))
    struck_out = ""
    if item.struck_out:
        words = moment_words(item.struck_out.at)
        struck_out = with_reason(words, item.struck_out.reason)
    is_entry = item.kind is ItemKind.ENTRY
    return (
        str(item.number),
        kind_words(item),
        item.happened.day.isoformat() if item.happened.day else "",
        item.happened.at.isoformat("minutes") if item.happened.at else "",
        _certainty_words(item),
        item.written_at.isoformat(timespec="seconds") if item.written_at else "",
        item.changed_at.isoformat(timespec="seconds") if item.changed_at else "",
        struck_out,
        *boxes.values(),
        "\n".join(others),
        "\n".join(earlier),
        str(item.item_id) if is_entry else "",
        item.revision_hash,
    )


def _certainty_words(item: Item) -> str:
    return {
        "exact": translate("Chronology", "exact"),
        "about": translate("Chronology", "about"),
        "unknown": translate("Chronology", "not known"),
    }[item.happened.certainty.value]
