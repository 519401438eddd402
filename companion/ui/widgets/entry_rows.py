# SPDX-License-Identifier: Apache-2.0
"""Reading entries for a list: so many at a time, and which of them have a draft."""

from dataclasses import dataclass, replace

from companion.domain.entry_find import Found, SortBy, Wanted
from companion.domain.journal import Draft
from companion.services.journal_service import JournalService

PAGE_ROWS = 200


@dataclass(frozen=True, slots=True)
class Rows:
    """What was read for the list: for whom, what was wanted, and what there is."""

    child_id: int
    wanted: Wanted
    found: Found
    total: int
    with_draft: frozenset[int | None] = frozenset()

    @property
    def has_more(self) -> bool:
        """True where there are more entries than were read."""
        return self.total > len(self.found.lines)


def read_rows(
    journal: JournalService, child_id: int, wanted: Wanted, first: int, many: int
) -> Rows:
    """Read rows. Of a search nobody knows the total: one more row tells of more."""
    drafts = frozenset(
        one.entry_id
        for one in journal.drafts()
        if one.child_id == child_id and not _only_asks(journal, one)
    )
    found = journal.find(child_id, wanted, offset=first, limit=many + 1)
    is_all = replace(wanted, sort=SortBy.BEST) == Wanted()
    total = journal.count(child_id) - first if is_all else len(found.lines)
    return Rows(child_id, wanted, replace(found, lines=found.lines[:many]), total, drafts)


def _only_asks(journal: JournalService, draft: Draft) -> bool:
    """Return True where nothing is changed, and a reason for striking out was begun."""
    if draft.entry_id is None or not draft.reasons.strike_out.strip():
        return False
    now = journal.entry(draft.entry_id).current
    is_same = (draft.happened, draft.text, draft.details) == (now.happened, now.text, now.details)
    return is_same and not draft.reasons.change.strip()
