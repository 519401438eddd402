# SPDX-License-Identifier: Apache-2.0
"""The forms for a quick note and for a decision to watch: their drafts, and what saving does."""

from dataclasses import replace

from companion.domain.noticing import QuickNote, moment_of
from companion.domain.watch import Watch, WatchWords
from companion.services.noticing_service import NoticingService
from companion.services.ports import Clock
from companion.services.record_service import FormDrafts
from companion.services.watch_service import WatchService


class QuickNoteForms:
    """Makes a quick note of its form."""

    def __init__(
        self, noticings: NoticingService, drafts: FormDrafts[QuickNote], clock: Clock
    ) -> None:
        self._noticings = noticings
        self.drafts = drafts
        self._clock = clock

    def save(self, record: QuickNote, draft_id: int = 0) -> QuickNote:
        """Keep the note, and drop its draft. Raises CompanionError."""
        at = moment_of(record.day, self._clock.now()) if record.day else None
        noted = self._noticings.note(record.child_id, record.sign_id, record.words, at)
        self.drafts.drop_saved(draft_id)
        return replace(record, id=noted.noticing.id)


class WatchForms:
    """Makes of its form a decision to watch, a change of one, or what came of it."""

    def __init__(self, watches: WatchService, drafts: FormDrafts[WatchWords]) -> None:
        self._watches = watches
        self.drafts = drafts

    def save(self, record: WatchWords, draft_id: int = 0) -> WatchWords:
        """Keep it, and drop its draft. Raises CompanionError."""
        kept = self._keep(record)
        self.drafts.drop_saved(draft_id)
        return replace(record, id=kept.id)

    def _keep(self, record: WatchWords) -> Watch:
        watches = self._watches
        if record.has_looked:
            return watches.looked(record.id, record.outcome, record.look_again_on)
        watch = Watch(
            record.id,
            record.child_id,
            record.look_again_on or watches.today(),
            record.review_id,
            record.why,
            record.what_would_change,
        )
        return watches.change(watch) if watch.id else watches.decide(watch)
