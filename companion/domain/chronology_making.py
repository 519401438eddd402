# SPDX-License-Identifier: Apache-2.0
"""Makes a chronology of what was read: chooses, puts in order, leaves out. No stored word changes.

Notes to oneself beside a talk are never part of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from companion.domain.checklist import Child, Reply, Review
from companion.domain.chronology import (
    Choices,
    Chronology,
    Item,
    ItemKind,
    Left,
    LeftOut,
    Part,
    Piece,
    Progress,
    StruckOut,
    Wording,
    always,
    go_on,
)
from companion.domain.chronology_names import is_like_a_name
from companion.domain.chronology_redaction import ACCOUNT, Redaction
from companion.domain.entry_details import EntryDetails, fold_label
from companion.domain.journal import Certainty, Entry, Happened, Revision, RevisionKind
from companion.domain.local_time import local_day, local_hour
from companion.domain.noticing import Noticing
from companion.domain.people import Person, PersonSeen
from companion.domain.report import EarlierReport, Report
from companion.domain.talk import Talk
from companion.domain.who_names import people_in
from companion.domain.wording_check import BOXES, WordingBook

NOON = time(12)
_ORDER = {kind: place for place, kind in enumerate(ItemKind)}
_MARKS = (RevisionKind.STRUCK_OUT, RevisionKind.RESTORED)


@dataclass(frozen=True, slots=True)
class Material:
    """What was read from the vault. `to_read` are the entries that are still to come."""

    child: Child
    made_at: datetime
    book: WordingBook = field(repr=False)
    to_read: tuple[int, ...]
    other_children: tuple[Child, ...] = ()
    people: tuple[PersonSeen, ...] = ()
    reports: tuple[Report, ...] = ()
    earlier_reports: tuple[EarlierReport, ...] = ()
    talks: tuple[Talk, ...] = ()
    reviews: tuple[Review, ...] = ()
    noticings: tuple[Noticing, ...] = ()
    signs: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[tuple[Entry, tuple[Revision, ...]], ...] = ()
    newest_hash: str = ""

    @property
    def is_whole(self) -> bool:
        """True where nothing is left to read."""
        return not self.to_read

    @property
    def entries_read(self) -> int:
        """How many entries were read."""
        return len(self.entries)


def chronology_of(material: Material, choices: Choices, progress: Progress = always) -> Chronology:
    """Return what goes to the reader. Raises CompanionError(STOPPED)."""
    making = _Making(material, choices)
    found: list[Item] = []
    for done, (entry, revisions) in enumerate(material.entries):
        go_on(progress, done, len(material.entries))
        found.extend(making.entry_item(entry, revisions))
    found.extend(making.other_items())
    found.sort(key=_place)
    items = tuple(replace(item, number=number) for number, item in enumerate(found, 1))
    left_out = making.left_out(items)
    can_be_checked = not left_out and not making.dropped_marks
    if not can_be_checked:
        items = tuple(item.without_hashes for item in items)
    return Chronology(
        choices=choices,
        child=making.redaction.child,
        made_at=material.made_at,
        items=tuple(item for item in items if item.happened.day),
        undated=tuple(item for item in items if not item.happened.day),
        left_out=left_out,
        newest_hash=material.newest_hash if can_be_checked else "",
        can_be_checked=can_be_checked,
        may_still_show=making.redaction.still_shown(
            _shown_words(items), _shown_accounts(items), _typed_names(material)
        ),
        knows_other_children=bool(material.other_children or choices.other_names.strip()),
    )


class _Making:
    """Makes items, and counts what they leave out."""

    def __init__(self, material: Material, choices: Choices) -> None:
        self._material = material
        self._choices = choices
        self.redaction = Redaction(
            material.child,
            material.other_children,
            _everybody(material, with_typed=choices.names_as_initials),
            material.book.streets,
            choices,
        )
        self._dropped: Counter[Left] = Counter()
        self.dropped_marks = 0

    def entry_item(self, entry: Entry, revisions: tuple[Revision, ...]) -> Iterator[Item]:
        """Yield the item of an entry; none where it is struck out and not wanted so."""
        if entry.is_struck_out and not self._choices.with_struck_out:
            self._dropped[Left.STRUCK_OUT] += 1
            return
        wording = next(one for one in reversed(revisions) if one.kind not in _MARKS)
        mark = _last_mark(revisions) if entry.is_struck_out else None
        history = [one for one in revisions if one not in (wording, mark)]
        earlier = self._earlier(history)
        wordings = sum(one.kind not in _MARKS for one in history)
        struck_out = (
            StruckOut(mark.written_at, self.redaction.pieces(mark.reason)) if mark else None
        )
        yield Item(
            number=0,
            kind=ItemKind.ENTRY,
            item_id=entry.id,
            happened=_without_words(wording.happened),
            written_at=entry.created_at,
            parts=self._revision_parts(wording),
            changed_at=wording.written_at if wording.kind is RevisionKind.CHANGED else None,
            earlier=earlier,
            earlier_left_out=0 if self._choices.with_earlier_wordings else wordings,
            reason=self._reason(wording),
            struck_out=struck_out,
            revision_id=revisions[-1].id,
            revision_hash=revisions[-1].hash,
            entry_kind=wording.details.kind,
        )

    def other_items(self) -> Iterator[Item]:
        """Yield the items of reports, talks, looks through the list, and quick notes."""
        choices, read = self._choices, self._material
        if choices.with_reports:
            yield from (
                self._report_item(one) for one in read.reports if any(map(choices.takes, one.days))
            )
        if choices.with_talks:
            yield from (
                self._talk_item(one)
                for one in read.talks
                if choices.takes(one.held_on or one.planned_for)
            )
        if choices.with_signs:
            yield from self._sign_items()

    def _sign_items(self) -> Iterator[Item]:
        for review in self._material.reviews:
            if self._choices.takes(review.day):
                yield from self._review_item(review)
        for noticing in self._material.noticings:
            if self._choices.takes(local_day(noticing.noticed_at)):
                yield from self._noticing_item(noticing)

    def left_out(self, items: Iterable[Item]) -> tuple[LeftOut, ...]:
        """Return what the items do not show, in the order of its kinds."""
        counted = Counter(
            piece.left_out for item in items for piece in item.all_pieces if piece.left_out
        )
        counted.update(self._dropped)
        return tuple(LeftOut(what, counted[what]) for what in Left if counted[what])

    def _revision_parts(self, revision: Revision) -> tuple[Part, ...]:
        boxes = [("said", revision.happened.said)]
        boxes += [(box, getattr(revision.text, box)) for box in BOXES]
        parts = [self.redaction.part(name, words) for name, words in boxes if words.strip()]
        return (*parts, *self._detail_parts(revision.details))

    def _detail_parts(self, details: EntryDetails) -> Iterator[Part]:
        for label in details.people:
            yield self.redaction.part("person", label)
        for account in details.accounts:
            yield self.redaction.account(account)
        for sign_id in details.sign_ids:
            yield self._sign(sign_id)
        for tag in details.tags:
            yield self.redaction.part("tag", tag)

    def _sign(self, sign_id: str, *codes: str) -> Part:
        words = self._material.signs.get(sign_id, sign_id)
        return self.redaction.untouched("sign", words, *codes)

    def _reason(self, wording: Revision) -> tuple[Piece, ...]:
        """Return why a wording was written; why it was changed tells of the ones left out."""
        is_change = wording.kind is RevisionKind.CHANGED
        if is_change and not self._choices.with_earlier_wordings:
            return ()
        return self.redaction.pieces(wording.reason)

    def _earlier(self, history: list[Revision]) -> tuple[Wording, ...]:
        if not self._choices.with_earlier_wordings:
            marks = sum(one.kind in _MARKS for one in history)
            self.dropped_marks += marks
            self._dropped[Left.EARLIER_WORDING] += len(history) - marks
            return ()
        return tuple(
            Wording(
                kind=one.kind,
                written_at=one.written_at,
                happened=_without_words(one.happened),
                parts=() if one.kind in _MARKS else self._revision_parts(one),
                reason=self.redaction.pieces(one.reason),
                revision_id=one.id,
                revision_hash=one.hash,
            )
            for one in history
        )

    def _report_item(self, report: Report) -> Item:
        history = [one for one in self._material.earlier_reports if one.report.id == report.id]
        is_told = self._choices.with_earlier_wordings
        if not is_told:
            self._dropped[Left.EARLIER_WORDING] += len(history)
        return Item(
            number=0,
            kind=ItemKind.REPORT,
            item_id=report.id,
            happened=Happened(Certainty.EXACT, report.reported_on),
            written_at=report.written_at if not history else None,
            parts=self._report_parts(report),
            changed_at=history[-1].changed_at if history else None,
            earlier=tuple(map(self._earlier_report, history)) if is_told else (),
            earlier_left_out=0 if is_told else len(history),
        )

    def _earlier_report(self, earlier: EarlierReport) -> Wording:
        report = earlier.report
        return Wording(
            kind=RevisionKind.WRITTEN,
            written_at=report.written_at or earlier.changed_at,
            happened=Happened(Certainty.EXACT, report.reported_on),
            parts=self._report_parts(report),
            reason=(),
            revision_id=0,
            revision_hash="",
        )

    def _report_parts(self, report: Report) -> tuple[Part, ...]:
        boxes = {
            "report-channel": report.channel,
            "report-how": report.how,
            "report-reference": report.reference,
            "report-spoke-to": report.spoke_to,
            "report-said": report.said,
        }
        parts = [self.redaction.part(name, words) for name, words in boxes.items() if words]
        for promise in report.promises:
            codes = (_day_code(promise.by), promise.state.value)
            parts.append(self.redaction.part("report-promise", promise.words, *codes))
        for update in report.updates:
            code = _day_code(update.on)
            parts.append(self.redaction.part("report-update", update.words, code))
        if report.next_step or report.next_on:
            code = _day_code(report.next_on)
            parts.append(self.redaction.part("report-next", report.next_step, code))
        return tuple(parts)

    def _talk_item(self, talk: Talk) -> Item:
        boxes = {
            "talk-topic": talk.topic,
            "talk-opening": talk.opening,
            "talk-went": talk.how_it_went,
            "child_words": talk.child_words,
        }
        how = "held" if talk.held_on else "planned"
        parts = [self.redaction.part(name, words) for name, words in boxes.items() if words]
        day = talk.held_on or talk.planned_for
        happened = Happened(Certainty.EXACT, day) if day else Happened()
        state = self.redaction.untouched("talk-state", "", how)
        return Item(0, ItemKind.TALK, talk.id, happened, talk.written_at, (state, *parts))

    def _review_item(self, review: Review) -> Iterator[Item]:
        """Yield what was ticked, and which earlier tick was a mistake; nothing without either."""
        parts: list[Part] = []
        for answer in review.answers:
            if answer.reply is Reply.YES:
                since = answer.since.value if answer.since else ""
                usual = "usual" if answer.is_usual else ""
                parts.append(self._sign(answer.sign_id, since, usual))
            elif answer.is_correction:
                parts.append(self._sign(answer.sign_id, "", "taken-back"))
            else:
                continue
            if answer.note:
                parts.append(self.redaction.part("sign-note", answer.note))
        if parts:
            happened = Happened(Certainty.EXACT, review.day)
            at = review.finished_at
            yield Item(0, ItemKind.SIGNS, review.id, happened, at, tuple(parts))

    def _noticing_item(self, noticing: Noticing) -> Iterator[Item]:
        if noticing.taken_back_at and not self._choices.with_struck_out:
            self._dropped[Left.STRUCK_OUT] += 1
            return
        parts = [self._sign(noticing.sign_id)] if noticing.sign_id else []
        if noticing.words:
            parts.append(self.redaction.part("note-words", noticing.words))
        is_of_this_moment = noticing.noticed_at == noticing.written_at
        at = local_hour(noticing.noticed_at) if is_of_this_moment else None
        yield Item(
            number=0,
            kind=ItemKind.NOTE,
            item_id=noticing.id,
            happened=Happened(Certainty.EXACT, local_day(noticing.noticed_at), at),
            written_at=noticing.written_at,
            parts=tuple(parts),
            struck_out=StruckOut(noticing.taken_back_at) if noticing.taken_back_at else None,
        )


def _without_words(happened: Happened) -> Happened:
    """Return the day and the hour only: what was typed for them is a part, with its marks."""
    return replace(happened, said="")


def _last_mark(revisions: tuple[Revision, ...]) -> Revision | None:
    return next((one for one in reversed(revisions) if one.kind in _MARKS), None)


def _place(item: Item) -> tuple[bool, date, time, float, int, int]:
    """Return what items are sorted by; without an hour it is noon, without a day the writing."""
    happened = item.happened
    written = item.written_at.timestamp() if item.written_at else 0.0
    day = happened.day or date.max
    return happened.day is None, day, happened.at or NOON, written, _ORDER[item.kind], item.item_id


def _everybody(material: Material, *, with_typed: bool) -> tuple[PersonSeen, ...]:
    """Return all people, also those whom only an earlier wording names.

    `with_typed`: and who stands where names belong, and was never kept as a name.
    """
    children = (material.child, *material.other_children)
    known = {fold_label(label) for one in material.people for label in _labels(one)}
    known |= {fold_label(child.label) for child in children}
    people = list(material.people)
    for _, revisions in material.entries:
        for revision in revisions:
            typed = people_in(revision.text.who) if with_typed else ()
            for label in (*revision.details.people, *filter(is_like_a_name, typed)):
                if fold_label(label) not in known:
                    known.add(fold_label(label))
                    nobody = Person(0, material.child.id, label)
                    people.append(PersonSeen(nobody, (label,), (), None))
    return tuple(people)


def _labels(seen: PersonSeen) -> tuple[str, ...]:
    return seen.person.label, *seen.labels


def _typed_names(material: Material) -> Iterator[str]:
    """Yield what stands where names belong: who was in it, who told, who was spoken to."""
    for _, revisions in material.entries:
        for revision in revisions:
            yield from people_in(revision.text.who)
            yield from people_in(revision.text.told_by)
    for report in (*material.reports, *(one.report for one in material.earlier_reports)):
        yield from people_in(report.spoke_to)


def _shown_words(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield from (piece.text for piece in item.all_pieces if piece.left_out is None)


def _shown_accounts(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        for part in (*item.parts, *(part for one in item.earlier for part in one.parts)):
            if part.name == ACCOUNT:
                yield from (piece.text for piece in part.pieces if piece.left_out is None)


def _day_code(day: date | None) -> str:
    return day.isoformat() if day else ""
