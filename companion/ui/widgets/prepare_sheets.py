# SPDX-License-Identifier: Apache-2.0
"""Which worksheet of a child is open, what the others hold, and which one was asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from companion.domain.preparation import Preparation, Worksheet, worksheet_for
from companion.services.preparation_service import PreparationService
from companion.ui.kit.desk import Desk


class PrepareSheets:
    """Holds no widgets. `now` is the open sheet as it was read or last filled in."""

    def __init__(self, desk: Desk, service: PreparationService) -> None:
        self._desk, self._service = desk, service
        self.offered: tuple[Worksheet, ...] = ()
        self.kept: dict[str, Preparation] = {}
        self.now: Preparation | None = None
        self.wanted = ""
        """A worksheet or a door that is to be shown, such as "channel=uk-ceop"."""

    def begin(self, kept: Iterable[Preparation]) -> None:
        """Begin with what is kept of a child, the last written first."""
        known = tuple(kept)
        self.kept = {one.worksheet_id: one for one in known}
        self.offer()
        newest = known[0].worksheet_id if known else self.offered[0].id
        self.wanted = self.wanted or f"sheet={newest}"

    def offer(self) -> None:
        """Offer what this place has, and what has words already."""
        doors = (door.id for door in self._desk.channels.channels())
        self.offered = self._service.worksheets(doors, self.kept)

    def offer_again(self, shown: Preparation) -> None:
        """Offer what a new place has; words that are there already stay to be seen."""
        kept = {**self.kept, shown.worksheet_id: shown}
        self.kept = {name: one for name, one in kept.items() if not one.is_blank}
        self.offer()
        self.wanted = f"sheet={shown.worksheet_id}"

    def take_wanted(self) -> tuple[Worksheet | None, str]:
        """Return the worksheet that was asked for, and its door where a door was."""
        kind, _, name = self.wanted.partition("=")
        channel_id = name if kind == "channel" else ""
        sheet = next((one for one in self.offered if one.id == name), None)
        if channel_id or sheet is None:
            sheet = worksheet_for(self.offered, channel_id)
        self.wanted = ""
        return sheet, channel_id

    def wanted_title(self) -> str:
        """Return how the worksheet that was asked for is called; empty where none was."""
        if not self.wanted:
            return ""
        self.offer()
        before = self.wanted
        sheet, _ = self.take_wanted()
        self.wanted = before
        return sheet.title if sheet is not None else ""

    def open(self, child_id: int, sheet: Worksheet, channel_id: str) -> Preparation:
        """Make a worksheet the open one, as it is kept or empty."""
        kept = self.kept.get(sheet.id) or Preparation(child_id, sheet.id)
        door = channel_id or kept.channel_id or self._door_of(sheet)
        self.now = replace(kept, channel_id=door)
        return self.now

    def remember(self, words: Mapping[str, str]) -> None:
        """Remember the words of the worksheet that is open, if one is."""
        if self.now is not None:
            self.now = self.filled(words)
            self.kept[self.now.worksheet_id] = self.now

    def filled(self, words: Mapping[str, str]) -> Preparation:
        """Return the open worksheet with these words in its boxes."""
        if self.now is None:
            message = "no worksheet is open"
            raise ValueError(message)
        # Words of questions that a later pack has no more are kept.
        return replace(self.now, words={**self.now.words, **words})

    def of_others(self, shown: Preparation, sheet: Worksheet) -> Mapping[str, str]:
        """Return for the empty fields of a sheet what stands on the child's other sheets."""
        others = (one for one in self.kept.values() if one.worksheet_id != shown.worksheet_id)
        fields, found = {one.id for one in sheet.fields}, shown.words_elsewhere(others)
        return {one: words for one, words in found.items() if one in fields}

    def _door_of(self, sheet: Worksheet) -> str:
        """Return the one door of a sheet that this place has; nothing where it has several."""
        doors = [one.id for one in self._desk.channels.channels() if one.id in sheet.channels]
        return doors[0] if len(doors) == 1 else ""
