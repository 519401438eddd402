# SPDX-License-Identifier: Apache-2.0
"""What every page is given: the look, the services of the open room, and the ways out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from companion.ui.kit.chosen_child import ChosenChild
from companion.ui.kit.held_words import HeldWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from companion.services.channel_service import ChannelService
    from companion.services.guide_service import GuideService
    from companion.services.links_service import LinksService
    from companion.services.notice_ports import NoticeSource
    from companion.services.phrase_service import PhraseService
    from companion.services.ports import ChronologyFiles, Clock, ContentSource
    from companion.services.preferences_service import PreferencesService
    from companion.services.private_room import RoomKeeper
    from companion.services.search_service import SearchService
    from companion.ui.kit.clipboard import Clipboard
    from companion.ui.kit.look import Look
    from companion.ui.kit.signals import Signals
    from companion.ui.kit.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Desk:
    """The open room's tools. Only `held` holds words of the person, and only in memory.

    `notices` reads the licences of others' programs, which few people ask for.
    `open_address` hands a listed address to the system and returns False where nothing opens it.
    """

    look: Look
    tasks: Tasks
    signals: Signals
    clipboard: Clipboard
    clock: Clock
    content: ContentSource
    guide: GuideService
    search: SearchService
    links: LinksService
    phrases: PhraseService
    channels: ChannelService
    preferences: PreferencesService
    keeper: RoomKeeper
    files: ChronologyFiles
    notices: Callable[[], NoticeSource]
    open_address: Callable[[str], bool]
    data_folder: str
    chosen_child: ChosenChild = field(default_factory=ChosenChild)
    held: HeldWords = field(default_factory=HeldWords)
    is_portable: bool = False
    """Notes and copies lie beside the program, and not on this computer."""
