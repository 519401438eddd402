# SPDX-License-Identifier: Apache-2.0
"""Which pages there are. A page's module is imported when it is first opened."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QWidget

from companion.services.private_room import PrivateRoom
from companion.ui import vault_pages
from companion.ui.kit.desk import Desk
from companion.ui.kit.input_watch import InputWatch
from companion.ui.kit.look import Look
from companion.ui.kit.paper import Sheet
from companion.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from companion.ui.dialogs.household_dialog import HouseholdDialog
    from companion.ui.dialogs.print_dialog import PrintDialog
    from companion.ui.widgets.child_choice import ChildChoice

OpenFactory = Callable[[Desk], ScrollPage]
PrivateFactory = Callable[[Desk, PrivateRoom], ScrollPage]


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: exactly one of the two factories is set."""

    id: str
    title: str = ""
    icon: str = ""
    build_open: OpenFactory | None = None
    build_private: PrivateFactory | None = None

    @property
    def needs_vault(self) -> bool:
        """True where the passphrase is asked for first."""
        return self.build_private is not None


def _start(desk: Desk) -> ScrollPage:
    from companion.ui.pages.start_page import StartPage

    return StartPage(desk)


def _first_start(desk: Desk) -> ScrollPage:
    from companion.ui.pages.first_start_page import FirstStartPage

    return FirstStartPage(desk)


def _card(desk: Desk) -> ScrollPage:
    from companion.ui.pages.card_page import CardPage

    return CardPage(desk)


def _understand(desk: Desk) -> ScrollPage:
    from companion.ui.pages.understand_page import UnderstandPage

    return UnderstandPage(desk)


def _talk(desk: Desk) -> ScrollPage:
    from companion.ui.pages.talk_page import TalkPage

    return TalkPage(desk)


def _get_help(desk: Desk) -> ScrollPage:
    from companion.ui.pages.get_help_page import GetHelpPage

    return GetHelpPage(desk)


def _door_finder(desk: Desk) -> ScrollPage:
    from companion.services.door_finder_service import DoorFinderService
    from companion.ui.pages.door_finder_page import DoorFinderPage

    return DoorFinderPage(desk, DoorFinderService(desk.content, desk.channels))


def _search(desk: Desk) -> ScrollPage:
    from companion.ui.pages.search_page import SearchPage

    return SearchPage(desk)


def _phrases(desk: Desk) -> ScrollPage:
    from companion.ui.pages.phrases_page import PhrasesPage

    return PhrasesPage(desk)


def _handbook(desk: Desk) -> ScrollPage:
    from companion.ui.pages.handbook_page import HandbookPage

    return HandbookPage(desk)


def _about(desk: Desk) -> ScrollPage:
    from companion.services.about_service import AboutService
    from companion.ui.pages.about_page import AboutPage

    return AboutPage(desk, AboutService(desk.content, desk.clock))


def _licences(desk: Desk) -> ScrollPage:
    from companion.ui.pages.licences_page import LicencesPage

    return LicencesPage(desk, desk.notices())


def _settings(desk: Desk) -> ScrollPage:
    from companion.ui.pages.settings_page import SettingsPage

    return SettingsPage(desk)


def _household(desk: Desk) -> ScrollPage:
    from companion.ui.pages.household_page import HouseholdPage

    return HouseholdPage(desk)


def _unlock(desk: Desk) -> ScrollPage:
    from companion.ui.kit.warm_up import JOURNAL, WarmUp
    from companion.ui.pages.unlock_page import UnlockPage

    page = UnlockPage(desk)
    WarmUp(desk.tasks, JOURNAL, page)
    return page


def _notice(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.notice_page import NoticePage

    return NoticePage(desk, room)


def _journal(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.journal_page import JournalPage

    return JournalPage(desk, room)


def _reports(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.reports_page import ReportsPage

    return ReportsPage(desk, room)


def _prepare(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.prepare_page import PreparePage

    return PreparePage(desk, room)


def _plans(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.plans_page import PlansPage

    return PlansPage(desk, room)


def _watch(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.watch_page import WatchPage

    return WatchPage(desk, room)


def _quick_note(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.quick_note_page import QuickNotePage

    return QuickNotePage(desk, room)


def _timeline(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.timeline_page import TimelinePage

    return TimelinePage(desk, room)


def _people(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.people_page import PeoplePage

    return PeoplePage(desk, room)


def _import(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.import_page import ImportPage

    return ImportPage(desk, room)


def _chronology(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.chronology_page import ChronologyPage

    return ChronologyPage(desk, room)


def _kept(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.kept_page import KeptPage

    return KeptPage(desk, room)


def _check_record(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.check_record_page import CheckRecordPage

    return CheckRecordPage(desk, room)


def _records(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.records_page import RecordsPage

    return RecordsPage(desk, room)


def _facts(desk: Desk) -> ScrollPage:
    from companion.services.fact_service import FactAgeService
    from companion.ui.pages.facts_page import FactsPage

    return FactsPage(desk, FactAgeService(desk.content, desk.clock))


def _fact_file(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.fact_file_page import FactFilePage

    return FactFilePage(desk, room)


def _hand_over(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.hand_over_page import HandOverPage

    return HandOverPage(desk, room)


def _missing(desk: Desk, room: PrivateRoom) -> ScrollPage:
    from companion.ui.pages.missing_page import MissingPage

    return MissingPage(desk, room)


def print_dialog(
    look: Look, sheet: Sheet, leave: Callable[[], None], watch: InputWatch, parent: QWidget
) -> "PrintDialog":
    """Return the print dialog for a sheet; Qt's printing is loaded only here."""
    from companion.ui.dialogs.print_dialog import PrintDialog

    dialog = PrintDialog(look, sheet, leave, watch, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def household_dialog(desk: Desk, leave: Callable[[], None], parent: QWidget) -> "HouseholdDialog":
    """Return the question who may find a paper or a file."""
    from companion.ui.dialogs.household_dialog import HouseholdDialog

    return HouseholdDialog(desk, leave, parent)


def child_choice_of(page: ScrollPage) -> "ChildChoice | None":
    """Return the choice of a child on a page, if it has one."""
    from companion.ui.widgets.child_choice import ChildChoice

    choice = page.findChild(ChildChoice)
    return choice if isinstance(choice, ChildChoice) else None


def is_deck(name: str) -> bool:
    """Return whether there is a deck of cards of this name, such as "smart"."""
    from companion.domain.table import deck_named

    return deck_named(name) is not None


def keep_to_read(
    desk: Desk, room: PrivateRoom, page: ScrollPage, place: str, shelf_name: str
) -> None:
    """Keep a place of the guide to read again, and say so on the page."""
    from companion.domain.kept import Shelf
    from companion.ui.widgets.kept_words import kept_words, where_words

    shelf = Shelf(shelf_name)

    def say(_: None) -> None:
        page.say(kept_words(shelf), where_words())

    desk.tasks.on_vault(page, partial(room.kept.keep, place, shelf), say, page.say_error)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("start", str(QT_TRANSLATE_NOOP("Pages", "Start here")), "house", _start),
    PageSpec("understand", str(QT_TRANSLATE_NOOP("Pages", "Understand")), "book-open", _understand),
    PageSpec("talk", str(QT_TRANSLATE_NOOP("Pages", "Talk")), "messages-square", _talk),
    PageSpec("get-help", str(QT_TRANSLATE_NOOP("Pages", "Get help")), "life-buoy", _get_help),
    PageSpec(
        "notice", str(QT_TRANSLATE_NOOP("Pages", "Notice")), "list-checks", build_private=_notice
    ),
    PageSpec(
        "journal",
        str(QT_TRANSLATE_NOOP("Pages", "Journal")),
        "notebook-pen",
        build_private=_journal,
    ),
    PageSpec("reports", str(QT_TRANSLATE_NOOP("Pages", "Reports")), "send", build_private=_reports),
    PageSpec(
        "plans", str(QT_TRANSLATE_NOOP("Pages", "Plans")), "calendar-days", build_private=_plans
    ),
    PageSpec(
        "prepare", str(QT_TRANSLATE_NOOP("Pages", "Prepare a report")), build_private=_prepare
    ),
    PageSpec("timeline", str(QT_TRANSLATE_NOOP("Pages", "Timeline")), build_private=_timeline),
    PageSpec(
        "people", str(QT_TRANSLATE_NOOP("Pages", "People and accounts")), build_private=_people
    ),
    PageSpec("import", str(QT_TRANSLATE_NOOP("Pages", "Bring in notes")), build_private=_import),
    PageSpec(
        "chronology", str(QT_TRANSLATE_NOOP("Pages", "Chronology")), build_private=_chronology
    ),
    PageSpec(
        "check-record",
        str(QT_TRANSLATE_NOOP("Pages", "Check the record")),
        build_private=_check_record,
    ),
    PageSpec("kept", str(QT_TRANSLATE_NOOP("Pages", "Kept to read")), build_private=_kept),
    PageSpec(
        "watch",
        str(QT_TRANSLATE_NOOP("Pages", "What you decided to watch")),
        build_private=_watch,
    ),
    PageSpec(
        "quick-note",
        str(QT_TRANSLATE_NOOP("Pages", "I noticed something")),
        build_private=_quick_note,
    ),
    PageSpec(
        "records", str(QT_TRANSLATE_NOOP("Pages", "Records and carers")), build_private=_records
    ),
    PageSpec(
        "hand-over", str(QT_TRANSLATE_NOOP("Pages", "Hand over a record")), build_private=_hand_over
    ),
    PageSpec(
        "missing",
        str(QT_TRANSLATE_NOOP("Pages", "If your child goes missing")),
        build_private=_missing,
    ),
    PageSpec(
        "door-finder",
        str(QT_TRANSLATE_NOOP("Pages", "Find the right door")),
        build_open=_door_finder,
    ),
    PageSpec(
        "facts", str(QT_TRANSLATE_NOOP("Pages", "How old the numbers are")), build_open=_facts
    ),
    PageSpec(
        "fact-file",
        str(QT_TRANSLATE_NOOP("Pages", "Newer numbers from a file")),
        build_private=_fact_file,
    ),
    PageSpec(
        "secrets",
        str(QT_TRANSLATE_NOOP("Pages", "Passphrase and recovery sheet")),
        build_private=vault_pages.secrets,
    ),
    PageSpec(
        "new-key",
        str(QT_TRANSLATE_NOOP("Pages", "Somebody knows my passphrase")),
        build_private=vault_pages.new_key,
    ),
    PageSpec(
        "wipe", str(QT_TRANSLATE_NOOP("Pages", "Wipe everything")), build_open=vault_pages.wipe
    ),
    PageSpec(
        "backups",
        str(QT_TRANSLATE_NOOP("Pages", "Copies of your notes")),
        build_private=vault_pages.backups,
    ),
    PageSpec(
        "restore",
        str(QT_TRANSLATE_NOOP("Pages", "Bring a copy back")),
        build_open=vault_pages.restore,
    ),
    PageSpec(
        "handbook", str(QT_TRANSLATE_NOOP("Pages", "How Companion works")), build_open=_handbook
    ),
    PageSpec("about", str(QT_TRANSLATE_NOOP("Pages", "About Companion")), build_open=_about),
    PageSpec(
        "licences", str(QT_TRANSLATE_NOOP("Pages", "Programs of others")), build_open=_licences
    ),
    PageSpec("settings", build_open=_settings),
    PageSpec(
        "household",
        str(QT_TRANSLATE_NOOP("Pages", "Who else uses this computer?")),
        build_open=_household,
    ),
    PageSpec("card", build_open=_card),
    PageSpec("search", build_open=_search),
    PageSpec("phrases", build_open=_phrases),
    PageSpec("unlock", build_open=_unlock),
    PageSpec("first-start", build_open=_first_start),
)
SPECS = {spec.id: spec for spec in PAGES}

TARGET_PAGES = {
    "card": "card",
    "starter": "talk",
    "topic": "talk",
    "situation": "talk",
    "channel": "get-help",
    "sign": "understand",
    "principle": "understand",
    "smart": "understand",
    "never": "understand",
    "source": "understand",
}
"""Which page shows a target such as "card:blackmail"."""


CHAPTERS = {"security": "handbook#what-is-protected"}
"""Chapters of the handbook that are asked for by a name of their own: "page:security"."""
WATCH_PARTS = ("watch", "looked")
"""Parts of the plans that have a page of their own: "page:plans#watch"."""


def page_of(target: str) -> tuple[str, str]:
    """Return the page id and the part of the page for a target."""
    kind, _, name = target.partition(":")
    if kind == "page":
        page, _, part = CHAPTERS.get(name, name).partition("#")
        kind = part.partition("=")[0]
        if page == "plans" and kind in WATCH_PARTS:
            page = "watch"
        elif page == "notice" and kind == "note":
            page = "quick-note"
        return page, part
    page = TARGET_PAGES[kind]
    return page, target if page in ("understand", "talk") else name
