# SPDX-License-Identifier: Apache-2.0
"""Getting a report ready: worksheets of the place, their words, and notes to fill them from."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, time

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.journal import Entry
from companion.domain.local_time import local_day
from companion.domain.preparation import Names, Notes, Preparation, Worksheet
from companion.services.ports import Clock, ContentSource, OpenVault


class PreparationService:
    """Keeps what is typed, from the first key. It sends nothing."""

    def __init__(self, vault: OpenVault, content: ContentSource, clock: Clock) -> None:
        self._vault = vault
        self._content = content
        self._clock = clock

    def worksheets(self, channel_ids: Iterable[str], begun: Iterable[str]) -> tuple[Worksheet, ...]:
        """Return the worksheets of these doors, the general one, and those that are begun."""
        doors, kept = set(channel_ids), set(begun)
        return tuple(
            one
            for one in self._content.worksheets()
            if not one.channels or doors & set(one.channels) or one.id in kept
        )

    def of(self, child_id: int) -> tuple[Preparation, ...]:
        """Return what is got ready for a child, the last written first."""
        return self._vault.preparations.preparations(child_id)

    def keep(self, preparation: Preparation) -> bool:
        """Keep a worksheet as it stands. Returns whether there is a word in it."""
        written_at = self._clock.now().astimezone(UTC)
        self._vault.preparations.keep_preparation(replace(preparation, written_at=written_at))
        return not preparation.is_blank

    def notes(
        self,
        child_id: int,
        entry_ids: Sequence[int],
        names: Names,
        report_ids: Sequence[int] = (),
    ) -> Notes:
        """Return what was ticked, in the order of the days. Never what is about another child."""
        entries = [self._vault.journal.entry(one) for one in entry_ids]
        if any(entry.child_id != child_id for entry in entries):
            raise CompanionError(ErrorCode.NO_SUCH_ENTRY, child=child_id)
        standing = [entry for entry in entries if not entry.is_struck_out]
        standing.sort(key=_moment)
        known = reversed(self._vault.reports.reports(child_id))
        reports = tuple(one for one in known if one.id in report_ids)
        return Notes(tuple(standing), names, reports)


def _moment(entry: Entry) -> tuple[date, time, int]:
    happened = entry.current.happened
    day = happened.day or local_day(entry.created_at)
    return day, happened.at or time.min, entry.id
