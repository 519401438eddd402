# SPDX-License-Identifier: Apache-2.0
"""Reads from the vault what a chronology needs. Leaving out and writing come after, elsewhere."""

from dataclasses import replace

from companion.domain.chronology import Choices
from companion.domain.chronology_making import Material
from companion.domain.errors import CompanionError, ErrorCode
from companion.services.ports import Clock, ContentSource, OpenVault

ENTRIES_AT_ONCE = 200
"""Reading so many keeps other questions to the vault, and locking it, waiting for a moment only."""


class ChronologyService:
    """Reads, and writes nothing. Runs where the vault is."""

    def __init__(self, vault: OpenVault, content: ContentSource, clock: Clock) -> None:
        self._vault = vault
        self._content = content
        self._clock = clock

    def read(self, choices: Choices, so_far: Material | None = None) -> Material:
        """Return more of what was chosen; call again with it until it is whole.

        Raises CompanionError(NO_SUCH_ENTRY) for an entry that is not about this child.
        """
        material = so_far or self._begun(choices)
        now, later = material.to_read[:ENTRIES_AT_ONCE], material.to_read[ENTRIES_AT_ONCE:]
        journal = self._vault.journal
        entries = [(journal.entry(one), journal.revisions(one)) for one in now]
        for entry, _ in entries:
            if entry.child_id != choices.child_id:
                raise CompanionError(ErrorCode.NO_SUCH_ENTRY, entry=entry.id)
        return replace(
            material,
            to_read=later,
            entries=(*material.entries, *entries),
            newest_hash=self._vault.records.newest_hash(),
        )

    def _begun(self, choices: Choices) -> Material:
        vault, child_id = self._vault, choices.child_id
        children = vault.children.children()
        child = next((one for one in children if one.id == child_id), None)
        if child is None:
            raise CompanionError(ErrorCode.NO_SUCH_ENTRY, child=child_id)
        signs = self._content.signs()
        return Material(
            child=child,
            made_at=self._clock.now(),
            book=self._content.wording(),
            to_read=tuple(dict.fromkeys(choices.entry_ids)),
            other_children=tuple(one for one in children if one.id != child_id),
            people=vault.people.everybody(child_id),
            reports=tuple(vault.reports.reports(child_id)),
            earlier_reports=vault.reports.earlier_reports(child_id),
            talks=tuple(vault.talks.talks(child_id)),
            reviews=vault.checklist.finished_reviews(child_id),
            noticings=vault.noticings.noticings(child_id),
            signs={one.id: one.text for one in signs.values()},
        )
