# SPDX-License-Identifier: Apache-2.0
"""What the services need of reports, talks, sheets, shelves and records: part of `ports.py`."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from companion.domain.entry_find import SavedSearch, Wanted
from companion.domain.form_draft import FormDraft, R
from companion.domain.kept import Kept, Shelf
from companion.domain.missing import MissingDay, MissingSheet
from companion.domain.preparation import Preparation
from companion.domain.records import HandOver, Record, WaitingBeside, Wipe
from companion.domain.report import EarlierReport, Report
from companion.domain.talk import Talk


class ReportStore(Protocol):
    """Reports made to channels."""

    def save_report(self, report: Report) -> Report:
        """Add (id 0) or change a report, and return it as stored.

        Words that would be gone are kept as they were.
        """
        ...

    def reports(self, child_id: int) -> Sequence[Report]: ...
    def earlier_reports(self, child_id: int) -> tuple[EarlierReport, ...]:
        """Return how the reports about a child read before they were changed, oldest first."""
        ...


class TalkStore(Protocol):
    """Talks planned and held."""

    def save_talk(self, talk: Talk) -> Talk:
        """Add (id 0) or change a talk, and return it as stored."""
        ...

    def talks(self, child_id: int) -> Sequence[Talk]: ...


class PreparationStore(Protocol):
    """Worksheets got ready for a report, one of each kind for a child."""

    def keep_preparation(self, preparation: Preparation) -> None:
        """Keep it in place of the one before; one without words is dropped."""
        ...

    def preparations(self, child_id: int) -> tuple[Preparation, ...]:
        """Return those of a child, the last written first."""
        ...


class MissingStore(Protocol):
    """Sheets for a missing child: part one of each child, part two of each day."""

    def keep_missing_sheet(self, sheet: MissingSheet) -> None:
        """Keep part one in place of the one before; one without words is dropped."""
        ...

    def missing_sheet(self, child_id: int) -> MissingSheet | None: ...
    def keep_missing_day(self, day: MissingDay) -> int:
        """Add (id 0) or change part two of a day; one without words is dropped. Returns the id."""
        ...

    def missing_days(self, child_id: int) -> tuple[MissingDay, ...]:
        """Return part two of each day of a child, the newest first."""
        ...


class SheetStore(Protocol):
    """When the recovery sheet was last found to work."""

    def keep_worked_on(self, day: date) -> None: ...
    def worked_on(self) -> date | None: ...


class KeptStore(Protocol):
    """Places of the guide that are kept to read again."""

    def keep(self, target: str, shelf: Shelf, at: datetime) -> None: ...
    def put_back(self, target: str, shelf: Shelf) -> None: ...
    def kept(self) -> tuple[Kept, ...]:
        """Return everything that is kept, newest first."""
        ...


class SavedSearchStore(Protocol):
    """Searches with a name."""

    def save_search(
        self, child_id: int, name: str, wanted: Wanted, at: datetime
    ) -> SavedSearch: ...
    def saved_searches(self, child_id: int) -> tuple[SavedSearch, ...]:
        """Return the searches of a child, in the order of saving."""
        ...

    def drop_search(self, search_id: int) -> None: ...


class RecordStore(Protocol):
    """Records as wholes: their list, handing over, wiping; what the household said of itself."""

    def records(self) -> tuple[Record, ...]:
        """Return the record of every child, in the order they were added."""
        ...

    def is_carer(self) -> bool:
        """Return True where the person cares for children of other families."""
        ...

    def set_carer(self, *, is_carer: bool) -> None: ...
    def newest_hash(self) -> str:
        """Return the newest hash of the chain; empty before the first revision."""
        ...

    def save_hand_over(self, hand_over: HandOver) -> HandOver:
        """Add (id 0) or change a hand-over, and return it as stored."""
        ...

    def hand_overs(self, child_id: int) -> tuple[HandOver, ...]:
        """Return what of this child was handed over, newest first."""
        ...

    def waiting_beside(self, child_id: int) -> WaitingBeside:
        """Return what waits beside the records, and whether a wipe of this one takes it along."""
        ...

    def wipe(self, child_id: int, initials: str, at: datetime) -> Wipe:
        """Wipe all that is held for a child. After a CompanionError all is as it was."""
        ...

    def wipes(self) -> tuple[Wipe, ...]:
        """Return the receipts of wiped records, newest first."""
        ...


class FormDraftStore(Protocol):
    """Forms that are being typed."""

    def keep_form_draft(self, draft: FormDraft[R]) -> FormDraft[R]:
        """Add (id 0) or change a draft, and return it as stored."""
        ...

    def drop_form_draft(self, draft_id: int) -> None: ...
    def form_drafts(self, kind: type[R], child_id: int) -> tuple[FormDraft[R], ...]:
        """Return the drafts of one kind about a child, newest first."""
        ...
