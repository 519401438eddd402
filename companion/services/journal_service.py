# SPDX-License-Identifier: Apache-2.0
"""The rules of writing a journal: drafts, saving, changing, striking out, finding."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from companion.domain.entry_details import TAGS_SHOWN, EntryDetails
from companion.domain.entry_find import Found, SortBy, Wanted
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import (
    NO_DETAILS,
    Certainty,
    Draft,
    Entry,
    EntryLine,
    EntryText,
    Happened,
    Reasons,
    Revision,
)
from companion.domain.who_names import Name, with_name
from companion.services.changes import Change, OnChange
from companion.services.ports import Clock, JournalStore

PAGE_LENGTH = 50
NO_REASONS = Reasons()
NOTHING_SPECIAL = (Wanted(), Wanted(sort=SortBy.EVENT))
_log = logging.getLogger(__name__)


class JournalService:
    """Writes and finds entries. Nothing is rewritten: a change adds a revision."""

    def __init__(self, store: JournalStore, clock: Clock, on_change: OnChange) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    def happened_now(self) -> Happened:
        """Return this minute in the person's own time, to begin a new entry with."""
        local = self._clock.now().astimezone()
        at = local.time().replace(second=0, microsecond=0)
        return Happened(Certainty.EXACT, local.date(), at)

    def keep_draft(  # noqa: PLR0913, PLR0917 - a draft has so many parts
        self,
        child_id: int,
        entry_id: int | None,
        happened: Happened,
        text: EntryText,
        reasons: Reasons = NO_REASONS,
        details: EntryDetails = NO_DETAILS,
        arrived: str = "",
    ) -> None:
        """Keep unsaved wording; boxes emptied to the last letter leave no draft behind.

        `arrived` are words in it that waited for their place: they do no longer, or stay waiting.
        """
        is_undated = not happened.said.strip()
        if text.is_blank and reasons.is_blank and details.is_blank and is_undated:
            self._store.drop_draft(child_id, entry_id)
            return
        draft = Draft(child_id, entry_id, happened, text, self._now(), reasons, details, arrived)
        self._store.keep_draft(draft)

    def resume_draft(self, child_id: int, entry_id: int | None = None) -> Draft | None:
        """Return the unsaved wording of a new entry, or of a change to one."""
        return self._store.draft(child_id, entry_id)

    def drafts(self) -> tuple[Draft, ...]:
        """Return everything that waits to be saved."""
        return self._store.drafts()

    def drop_draft(self, child_id: int, entry_id: int | None = None) -> None:
        """Give up unsaved wording, because the person said so."""
        self._store.drop_draft(child_id, entry_id)

    def save_entry(
        self,
        child_id: int,
        happened: Happened,
        text: EntryText,
        details: EntryDetails = NO_DETAILS,
    ) -> Entry:
        """Store a new entry and drop its draft. Raises CompanionError(ENTRY_EMPTY) and others."""
        _refuse_blank(text)
        entry = self._store.add_entry(child_id, _tidy(happened), text, self._now(), details.tidy())
        self._drop_saved_draft(child_id, None)
        return self._changed(entry)

    def change_entry(
        self,
        entry_id: int,
        happened: Happened,
        text: EntryText,
        reason: str = "",
        details: EntryDetails | None = None,
    ) -> Entry:
        """Add a revision, unless nothing is different. Raises CompanionError(ENTRY_EMPTY).

        Without details those of the entry stay as they are.
        """
        _refuse_blank(text)
        entry = self._store.entry(entry_id)
        now, happened = entry.current, _tidy(happened)
        details = now.details if details is None else details.tidy()
        is_same = (happened, text, details) == (now.happened, now.text, now.details)
        if not is_same:
            entry = self._store.add_revision(entry_id, happened, text, reason, self._now(), details)
        self._drop_saved_draft(entry.child_id, entry_id)
        return entry if is_same else self._changed(entry)

    def keep_name(self, entry_ids: Iterable[int], name: Name, reason: str) -> int:
        """Keep a name with entries, each as a revision, and return how many there were.

        A draft of such an entry stays, and has the name as well.
        """
        count = 0
        for entry_id in entry_ids:
            entry = self._store.entry(entry_id)
            if entry.is_struck_out:
                continue
            now = entry.current
            details = with_name(now.details, name)
            if details == now.details:
                continue
            draft = self._store.draft(entry.child_id, entry_id)
            self._store.add_revision(entry_id, now.happened, now.text, reason, self._now(), details)
            if draft is not None:
                self._store.keep_draft(replace(draft, details=with_name(draft.details, name)))
            count += 1
        if count:
            self._on_change(Change.JOURNAL)
        return count

    def strike_out(self, entry_id: int, reason: str) -> Entry:
        """Mark an entry as struck out; its wording stays readable."""
        entry = self._store.entry(entry_id)
        if entry.is_struck_out:
            return entry
        entry = self._store.strike_out(entry_id, reason, self._now())
        self._drop_given_reason(entry)
        return self._changed(entry)

    def restore(self, entry_id: int, reason: str = "") -> Entry:
        """Take back a striking out."""
        entry = self._store.entry(entry_id)
        if not entry.is_struck_out:
            return entry
        return self._changed(self._store.restore(entry_id, reason, self._now()))

    def entry(self, entry_id: int) -> Entry:
        """Return an entry. Raises CompanionError(NO_SUCH_ENTRY)."""
        return self._store.entry(entry_id)

    def history(self, entry_id: int) -> tuple[Revision, ...]:
        """Return every wording that an entry has had, oldest first."""
        return self._store.revisions(entry_id)

    def lines(
        self, child_id: int, offset: int = 0, limit: int = PAGE_LENGTH
    ) -> tuple[EntryLine, ...]:
        """Return entries of a child for a list, newest event first."""
        return self._store.lines(child_id, offset=offset, limit=limit)

    def count(self, child_id: int) -> int:
        """Return how many entries a child has."""
        return self._store.count(child_id)

    def search(self, child_id: int, words: str, limit: int = PAGE_LENGTH) -> tuple[EntryLine, ...]:
        """Return entries that hold all words; without words, the newest."""
        return self.find(child_id, Wanted(words), limit=limit).lines

    def find(
        self, child_id: int, wanted: Wanted, *, offset: int = 0, limit: int = PAGE_LENGTH
    ) -> Found:
        """Return entries that fit everything wanted; where nothing is, the newest."""
        if not wanted.words.strip():
            wanted = replace(wanted, words="")
        if wanted in NOTHING_SPECIAL:
            return Found(self.lines(child_id, offset, limit))
        return self._store.find(child_id, wanted, offset=offset, limit=limit)

    def tags(self, child_id: int, limit: int = TAGS_SHOWN) -> tuple[str, ...]:
        """Return tags that the entries of a child have, the last used first."""
        return self._store.tags(child_id, limit)

    def sign_ids(self, child_id: int) -> tuple[str, ...]:
        """Return the signs that entries of a child are linked with now."""
        return self._store.sign_ids(child_id)

    def first_broken_revision(self) -> int | None:
        """Return the id of the first revision that the hash chain does not bear out, or None."""
        return self._store.check_chain().first_broken

    def _now(self) -> datetime:
        return self._clock.now().astimezone(UTC)

    def _changed(self, entry: Entry) -> Entry:
        self._on_change(Change.JOURNAL)
        return entry

    def _drop_saved_draft(self, child_id: int, entry_id: int | None) -> None:
        """Drop a draft whose wording is safe by now: if it stays, saving has still succeeded."""
        try:
            self._store.drop_draft(child_id, entry_id)
        except CompanionError as error:
            _log.warning("draft not dropped: child %d, %s", child_id, error.code)

    def _drop_given_reason(self, entry: Entry) -> None:
        """Take the reason of a striking out out of the draft: it stands in the record now."""
        draft = self._store.draft(entry.child_id, entry.id)
        if draft is None:
            return
        now = entry.current
        saved = (now.happened, now.text, now.details)
        left = replace(draft, reasons=replace(draft.reasons, strike_out=""))
        if left.reasons.is_blank and (draft.happened, draft.text, draft.details) == saved:
            self._drop_saved_draft(entry.child_id, entry.id)
        else:
            self._store.keep_draft(left)


def _refuse_blank(text: EntryText) -> None:
    if text.is_blank:
        raise CompanionError(ErrorCode.ENTRY_EMPTY)


def _tidy(happened: Happened) -> Happened:
    """Without a day there is no time either, and nothing is certain; the words for it stay."""
    said = " ".join(happened.said.split())
    if happened.day is None or happened.certainty is Certainty.UNKNOWN:
        return Happened(said=said)
    return replace(happened, said=said)
