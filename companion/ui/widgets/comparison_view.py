# SPDX-License-Identifier: Apache-2.0
"""What is different from the times before, sign by sign, with dates. Never a total or a trend."""

from collections.abc import Callable

from companion.domain.over_time import Comparison, Dated
from companion.ui.kit import formatting
from companion.ui.kit.desk import Desk
from companion.ui.widgets.card import Card
from companion.ui.widgets.labels import Heading, Words


class ComparisonView(Card):
    """The parts of a comparison, each only where there is something to say."""

    def __init__(self, desk: Desk, comparison: Comparison) -> None:
        super().__init__(desk.look)
        self._desk = desk
        day = formatting.day(comparison.before)
        self.column.addWidget(Heading(self.tr("Compared with {day}").format(day=day)))
        parts: tuple[tuple[str, tuple[Dated, ...], Callable[[Dated], str]], ...] = (
            (self.tr("New"), comparison.new, self._new_words),
            (
                self.tr("This happened, and still counts"),
                comparison.still_counts,
                self._ticked_words,
            ),
            (self.tr("You took back a tick"), comparison.taken_back, self._taken_back_words),
            (self.tr("No longer"), comparison.no_longer, self._ticked_words),
            (self.tr("As before"), comparison.unchanged, self._unchanged_words),
            (self.tr("Not sure this time"), comparison.unsure, self._skipped_words),
            (self.tr("Not looked at this time"), comparison.not_looked_at, self._skipped_words),
        )
        shown = [part for part in parts if part[1]]
        happened = (comparison.still_counts, comparison.taken_back)
        if not shown:
            note = self.tr("Nothing was ticked then, and nothing now.")
        elif any(found not in happened for _, found, _ in shown):
            note = self.tr("A change is a reason to be curious. It can have an ordinary cause.")
        else:
            note = ""
        if note:
            self.column.addWidget(Words(note, "muted"))
        for title, found, words_of in shown:
            self._add_part(title, found, words_of)

    def _add_part(
        self, title: str, found: tuple[Dated, ...], words_of: Callable[[Dated], str]
    ) -> None:
        signs = self._desk.content.signs()
        self.column.addSpacing(self._desk.look.px(4))
        self.column.addWidget(Heading(title, 3))
        for one in found:
            self.column.addWidget(Words(signs[one.sign_id].text))
            self.column.addWidget(Words(words_of(one), "muted"))

    def _new_words(self, one: Dated) -> str:
        since = formatting.day(one.since)
        if one.ticked_before is not None:
            words = self.tr("Ticked again on {day}. Before that, on {before}.")
            return words.format(day=since, before=formatting.day(one.ticked_before))
        if one.last is None:
            return self.tr("First ticked on {day}.").format(day=since)
        words = self.tr("First ticked on {day}. Not ticked on {before}.")
        return words.format(day=since, before=formatting.day(one.last))

    def _ticked_words(self, one: Dated) -> str:
        if one.last in (None, one.since):
            return self.tr("Ticked on {day}.").format(day=formatting.day(one.since))
        words = self.tr("First ticked on {day}, last on {last}.")
        return words.format(day=formatting.day(one.since), last=_last(one))

    def _taken_back_words(self, one: Dated) -> str:
        return self.tr("You took back a tick of {day}.").format(day=_last(one))

    def _unchanged_words(self, one: Dated) -> str:
        return self.tr("Ticked since {day}.").format(day=formatting.day(one.since))

    def _skipped_words(self, one: Dated) -> str:
        return self.tr("Last ticked on {last}.").format(last=_last(one))


def _last(one: Dated) -> str:
    return formatting.day(one.last or one.since)
