# SPDX-License-Identifier: Apache-2.0
"""What this version is: how old its statements are."""

from collections.abc import Iterator
from datetime import date

from companion.domain.content_age import ContentAge, age_between
from companion.services.fact_service import today
from companion.services.ports import Clock, ContentSource


class AboutService:
    """Reads the whole guide, so it is asked only where somebody wants to know."""

    def __init__(self, content: ContentSource, clock: Clock) -> None:
        self._content = content
        self._clock = clock

    def doors(self) -> ContentAge | None:
        """Return the age of the doors of all countries; what a file says is left out."""
        return age_between(self._door_days(), today(self._clock))

    def guide(self) -> ContentAge | None:
        """Return the age of cards, signs, tactics, starters and rules."""
        return age_between(self._guide_days(), today(self._clock))

    def _door_days(self) -> Iterator[date]:
        for code in self._content.countries():
            for door in self._content.channels(code):
                if not door.provenance.is_from_file:
                    yield door.provenance.checked_on

    def _guide_days(self) -> Iterator[date]:
        content = self._content
        named = (content.cards(), content.signs(), content.tactics())
        listed = (
            *(content.never_rules(), content.principles(), content.smart_ideas()),
            *(content.starters(), content.strengths()),
        )
        for items in (*(one.values() for one in named), *listed):
            for item in items:
                yield item.provenance.checked_on
