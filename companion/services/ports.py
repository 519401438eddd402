# SPDX-License-Identifier: Apache-2.0
"""What the services need from outside: protocols that content and storage implement."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from companion.domain.channel import Channel, Country
from companion.domain.checklist import (
    Answer,
    Child,
    ChildColour,
    Review,
    Sign,
    SignGroup,
    Strength,
    StrengthAnswer,
)
from companion.domain.chronology import Chronology, Progress
from companion.domain.chronology_script import Script
from companion.domain.door_finder import DoorFinder
from companion.domain.entry_details import AccountName, EntryDetails
from companion.domain.entry_find import Found, Wanted
from companion.domain.guide import (
    AgeBand,
    GuidePage,
    NeverRule,
    Principle,
    SituationCard,
    SmartIdea,
    Source,
    Starter,
    StartTile,
    Tactic,
    Topic,
)
from companion.domain.journal import (
    NO_DETAILS,
    Draft,
    Entry,
    EntryLine,
    EntryText,
    Happened,
    Revision,
)
from companion.domain.missing import MissingForm
from companion.domain.new_entry import NewEntry
from companion.domain.next_step import Rule, RuleTable
from companion.domain.noticing import Noticing
from companion.domain.people import Account, AccountSeen, Merge, Person, PersonSeen
from companion.domain.phrases import PhraseBook
from companion.domain.picture_words import PictureBook
from companion.domain.preferences import Preferences
from companion.domain.preparation import Worksheet
from companion.domain.record_check import ChainCheck, ChainLink
from companion.domain.watch import Watch
from companion.domain.who_names import WhoBox
from companion.domain.wording_check import WordingBook
from companion.services.aside_ports import AsideDoor
from companion.services.backup_ports import BackupDoor, BackupStore
from companion.services.edge_ports import EdgesOfVault
from companion.services.fact_ports import FactFileStore, FactSource
from companion.services.record_ports import (
    FormDraftStore,
    KeptStore,
    MissingStore,
    PreparationStore,
    RecordStore,
    ReportStore,
    SavedSearchStore,
    SheetStore,
    TalkStore,
)
from companion.services.renewal_ports import RenewalDoor, RenewalStore
from companion.services.secrets_ports import SecretsDoor
from companion.services.unkept_ports import UnkeptDoor


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never jump back."""
        ...


class ContentSource(FactSource, Protocol):
    """The content in the chosen language. Each raises CompanionError(CONTENT_DAMAGED)."""

    def start_tiles(self) -> tuple[StartTile, ...]: ...
    def cards(self) -> Mapping[str, SituationCard]: ...
    def never_rules(self) -> tuple[NeverRule, ...]: ...
    def principles(self) -> tuple[Principle, ...]: ...
    def smart_ideas(self) -> tuple[SmartIdea, ...]: ...
    def topics(self) -> Mapping[str, Topic]: ...
    def starters(self) -> tuple[Starter, ...]: ...
    def sign_groups(self) -> tuple[SignGroup, ...]: ...
    def signs(self) -> Mapping[str, Sign]: ...
    def strengths(self) -> tuple[Strength, ...]: ...
    def rules(self) -> tuple[Rule, ...]: ...
    def rule_table(self) -> RuleTable:
        """Return the rules with what they all count by."""
        ...

    def tactics(self) -> Mapping[str, Tactic]:
        """Return stages, tactics and newer patterns by id, in that order."""
        ...

    def passphrase_words(self) -> tuple[str, ...]: ...
    def pages(self) -> tuple[GuidePage, ...]: ...
    def handbook(self) -> tuple[GuidePage, ...]: ...
    def phrases(self) -> PhraseBook:
        """Return what the phrase look-up knows."""
        ...

    def wording(self) -> WordingBook:
        """Return what the check of wording before sharing knows."""
        ...

    def picture_words(self) -> PictureBook:
        """Return the wording that tells of a picture of a child."""
        ...

    def door_finder(self) -> DoorFinder:
        """Return the questions that lead to a door, and where each answer leads."""
        ...

    def worksheets(self) -> tuple[Worksheet, ...]:
        """Return what doors ask, to get ready before a report."""
        ...

    def missing_form(self) -> MissingForm:
        """Return the questions of the sheet for a missing child."""
        ...

    def synonyms(self) -> tuple[tuple[str, ...], ...]:
        """Return groups of words that a search takes for the same."""
        ...

    def sources(self) -> tuple[Source, ...]:
        """Return every source of the guide, those of channels apart."""
        ...

    def source(self, source_id: str) -> Source: ...
    def countries(self) -> Mapping[str, str]:
        """Return the name of each country with channels, by code, without reading their files."""
        ...

    def country(self, code: str) -> Country: ...
    def channels(self, code: str) -> tuple[Channel, ...]: ...


class PreferencesFile(Protocol):
    """The plain settings file."""

    def load(self) -> Preferences:
        """Return what is stored, with defaults for what is missing or not readable."""
        ...

    def save(self, preferences: Preferences) -> None:
        """Write all of it or nothing. Raises CompanionError."""
        ...


class ChildStore(Protocol):
    """Children written about."""

    def children(self) -> tuple[Child, ...]: ...
    def add_child(
        self,
        label: str,
        age_band: AgeBand | None,
        *,
        has_extra_needs: bool,
        birth_year: int | None = None,
        colour: ChildColour = ChildColour.SEA,
    ) -> Child: ...
    def change_child(self, child: Child) -> None: ...


class JournalStore(Protocol):
    """Entries, revisions and drafts. Each call is one transaction; each raises CompanionError."""

    def add_entry(
        self,
        child_id: int,
        happened: Happened,
        text: EntryText,
        at: datetime,
        details: EntryDetails = NO_DETAILS,
    ) -> Entry: ...
    def add_entries(self, child_id: int, entries: Iterable[NewEntry]) -> None:
        """Add many entries, each with its first wording, all of them or none."""
        ...

    def add_revision(  # noqa: PLR0913, PLR0917 - a revision has so many parts
        self,
        entry_id: int,
        happened: Happened,
        text: EntryText,
        reason: str,
        at: datetime,
        details: EntryDetails | None = None,
    ) -> Entry:
        """Add a wording; without details those of the newest one stay."""
        ...

    def strike_out(self, entry_id: int, reason: str, at: datetime) -> Entry: ...
    def restore(self, entry_id: int, reason: str, at: datetime) -> Entry: ...
    def entry(self, entry_id: int) -> Entry: ...
    def revisions(self, entry_id: int) -> tuple[Revision, ...]: ...
    def lines(self, child_id: int, *, offset: int, limit: int) -> tuple[EntryLine, ...]:
        """Return entries of a child, newest event first."""
        ...

    def count(self, child_id: int) -> int: ...
    def find(self, child_id: int, wanted: Wanted, *, offset: int, limit: int) -> Found:
        """Return entries that fit everything wanted; the last word may be a beginning."""
        ...

    def tags(self, child_id: int, limit: int) -> tuple[str, ...]:
        """Return tags that entries have now, the last used first."""
        ...

    def sign_ids(self, child_id: int) -> tuple[str, ...]:
        """Return the signs that entries are linked with now."""
        ...

    def keep_draft(self, draft: Draft) -> None: ...
    def drafts(self) -> tuple[Draft, ...]: ...
    def draft(self, child_id: int, entry_id: int | None) -> Draft | None: ...
    def drop_draft(self, child_id: int, entry_id: int | None) -> None: ...
    def check_chain(self) -> ChainCheck:
        """Read every revision of every child, and say whether the chain bears them out."""
        ...

    def hashes(self) -> dict[int, str]:
        """Return the hash of every revision of every child, wiped ones too."""
        ...

    def links(self, *, after: int, limit: int) -> tuple[ChainLink, ...]:
        """Return revisions of every child behind that one, in the order of the chain."""
        ...


class PeopleStore(Protocol):
    """People and accounts, as the newest wordings name them; who was said to be one."""

    def people(self, child_id: int) -> tuple[PersonSeen, ...]:
        """Return everybody named, those merged as one, the first seen first."""
        ...

    def everybody(self, child_id: int) -> tuple[PersonSeen, ...]:
        """Return the same, and whom only an earlier wording names, under every label ever used."""
        ...

    def accounts(self, child_id: int) -> tuple[AccountSeen, ...]:
        """Return every account named, the first seen first."""
        ...

    def person(self, person_id: int) -> Person:
        """Return who stands for this person now."""
        ...

    def account(self, account_id: int) -> Account: ...
    def find(self, child_id: int, name: str | AccountName) -> int | None:
        """Return the id of the person or account that is called so, however it is written."""
        ...

    def who_boxes(self, child_id: int) -> tuple[WhoBox, ...]:
        """Return the box for people of every entry that stands, the first event first."""
        ...

    def give_account(self, account_id: int, person_id: int | None) -> None: ...
    def merge(self, kept_id: int, merged_id: int, at: datetime) -> Merge: ...
    def split(self, merge_id: int, at: datetime) -> Merge: ...
    def merges(self, child_id: int) -> tuple[Merge, ...]:
        """Return every merging, those taken back too, newest first."""
        ...


class ChecklistStore(Protocol):
    """Reviews, and what was answered to signs and strengths."""

    def start_review(self, child_id: int, at: datetime) -> Review: ...
    def open_review(self, child_id: int) -> Review | None: ...
    def review(self, review_id: int) -> Review: ...
    def keep_answer(self, review_id: int, answer: Answer) -> None:
        """Keep an answer. Refused once the review is finished, as is dropping one."""
        ...

    def drop_answer(self, review_id: int, sign_id: str) -> None: ...
    def keep_strength(self, review_id: int, answer: StrengthAnswer) -> None:
        """Keep what was said to a strength. Refused once finished, as is dropping it."""
        ...

    def drop_strength(self, review_id: int, strength_id: str) -> None: ...
    def keep_worry(self, review_id: int, *, is_still_worried: bool | None) -> None:
        """Keep the reply to the last question; None leaves it open. Refused once finished."""
        ...

    def step_up(self, review_id: int, rule_id: str) -> Review:
        """Keep the higher rule that the person chose; empty for none."""
        ...

    def reopen_review(self, review_id: int) -> Review: ...
    def finish_review(
        self, review_id: int, *, is_still_worried: bool | None, at: datetime
    ) -> Review: ...
    def finished_reviews(self, child_id: int) -> tuple[Review, ...]:
        """Return finished reviews, newest first."""
        ...


class NoticingStore(Protocol):
    """Quick notes: added and taken back, never changed or erased."""

    def add_noticing(self, noticing: Noticing) -> Noticing: ...
    def take_back(self, noticing_id: int, at: datetime) -> Noticing:
        """Mark a note as taken back. Refused where it is already."""
        ...

    def noticings(self, child_id: int) -> tuple[Noticing, ...]:
        """Return the notes about a child, those taken back too, newest first."""
        ...


class WatchStore(Protocol):
    """Decisions to watch: added and ended, never changed."""

    def add_watch(self, watch: Watch) -> Watch: ...
    def end_watch(self, ended: Watch, follow: Watch | None = None) -> Watch:
        """Keep the end of a decision, with another in its place: both or neither.

        Refused where it has ended. Returns the one that stands now, else the one that ended.
        """
        ...

    def watch(self, watch_id: int) -> Watch: ...
    def watches(self, child_id: int) -> tuple[Watch, ...]:
        """Return the decisions about a child, the latest day to look again first."""
        ...


class ChronologyFiles(Protocol):
    """Bytes of files. Slow: call them on the pool. A stop raises CompanionError(STOPPED)."""

    def word(self, script: Script, progress: Progress) -> bytes: ...
    def text(self, script: Script, progress: Progress) -> bytes: ...
    def table(self, script: Script, progress: Progress) -> bytes: ...
    def data(self, script: Script, chronology: Chronology, progress: Progress) -> bytes:
        """Return data (JSON) that says that it can not be checked."""
        ...

    def record(self, record: Mapping[str, object]) -> bytes:
        """Return the record for checking (JSON)."""
        ...

    def locked_pdf(self, pdf: bytes, password: str) -> bytes: ...


class OpenVault(EdgesOfVault, Protocol):
    """An unlocked vault: its stores, until it is closed."""

    @property
    def children(self) -> ChildStore: ...
    @property
    def journal(self) -> JournalStore: ...
    @property
    def people(self) -> PeopleStore: ...
    @property
    def saved_searches(self) -> SavedSearchStore: ...
    @property
    def checklist(self) -> ChecklistStore: ...
    @property
    def noticings(self) -> NoticingStore: ...
    @property
    def watches(self) -> WatchStore: ...
    @property
    def reports(self) -> ReportStore: ...
    @property
    def preparations(self) -> PreparationStore: ...
    @property
    def missing(self) -> MissingStore: ...
    @property
    def talks(self) -> TalkStore: ...
    @property
    def form_drafts(self) -> FormDraftStore: ...
    @property
    def kept(self) -> KeptStore: ...
    @property
    def records(self) -> RecordStore: ...
    @property
    def backups(self) -> BackupStore: ...
    @property
    def fact_files(self) -> FactFileStore: ...
    @property
    def sheet(self) -> SheetStore: ...
    @property
    def renewal(self) -> RenewalStore: ...
    def hurry(self, *, is_leaving: bool) -> None:
        """Let long work end, with STOPPED: questions for a lock, the rest too for leaving."""
        ...

    def close(self) -> None: ...


class VaultDoor(AsideDoor, BackupDoor, RenewalDoor, SecretsDoor, UnkeptDoor, Protocol):
    """The vault as seen from outside. Deriving keys is slow: never on the window's thread."""

    def exists(self) -> bool: ...
    def create(self, passphrase: str) -> str:
        """Make a new vault and return the recovery code. Raises CompanionError."""
        ...

    def unlock(self, passphrase: str) -> OpenVault:
        """Open with the passphrase. Raises CompanionError."""
        ...

    def unlock_with_recovery_code(self, code: str, new_passphrase: str) -> OpenVault:
        """Open with the recovery code and set a new passphrase. Raises CompanionError."""
        ...

    def seconds_to_wait(self) -> float:
        """Return how long after wrong tries until the next is let in (else TRY_LATER)."""
        ...
