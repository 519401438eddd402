# SPDX-License-Identifier: Apache-2.0
"""Hand-written stand-ins for services/ports.py, in memory. Contract tests hold them to the real."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from companion.domain.backup import (
    Backup,
    BackupFacts,
    BackupState,
    DoorNews,
    OldCopy,
    OtherCopy,
    SecondPlace,
)
from companion.domain.checklist import Answer, Child, ChildColour, Review, StrengthAnswer
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.fact_file import KeptFactFile
from companion.domain.form_draft import FormDraft, R
from companion.domain.guide import AgeBand
from companion.domain.kept import Kept, Shelf
from companion.domain.lock_seen import LockSeen
from companion.domain.new_secrets import NewSecrets
from companion.domain.noticing import Noticing
from companion.domain.preferences import Preferences
from companion.domain.records import HandOver, Record, WaitingBeside, Wipe
from companion.domain.report import EarlierReport, Report
from companion.domain.talk import Talk
from companion.domain.watch import Watch
from companion.services.ports import OpenVault
from tests.fake_journal import Fault, InMemoryJournalStore
from tests.fake_missing import InMemoryMissingStore
from tests.fake_people import InMemoryPeopleStore, InMemorySavedSearchStore
from tests.fake_preparations import InMemoryPreparationStore

T = TypeVar("T")

START = datetime(2026, 3, 1, 20, 30, tzinfo=UTC)
RECOVERY_CODE = "0000-0000-0000-0000-0000-0000-0000"


class FakeClock:
    """A clock that moves only when told to."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now
        self._seconds = 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._seconds

    def advance(self, seconds: float) -> None:
        """Let time pass on both clocks."""
        self._now += timedelta(seconds=seconds)
        self._seconds += seconds

    def sleep_computer(self, seconds: float) -> None:
        """Let time pass on the wall only, as while the computer is suspended."""
        self._now += timedelta(seconds=seconds)


class InMemoryChildStore:
    """Children in a dict."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._children: dict[int, Child] = {}

    def children(self) -> tuple[Child, ...]:
        self._fault.strike()
        return tuple(self._children.values())

    def add_child(
        self,
        label: str,
        age_band: AgeBand | None,
        *,
        has_extra_needs: bool,
        birth_year: int | None = None,
        colour: ChildColour = ChildColour.SEA,
    ) -> Child:
        self._fault.strike()
        number = len(self._children) + 1
        child = Child(number, label, age_band, has_extra_needs, birth_year, colour)
        self._children[child.id] = child
        return child

    def change_child(self, child: Child) -> None:
        self._fault.strike()
        known(self._children, child.id)
        self._children[child.id] = child


class InMemoryChecklistStore:
    """Reviews in a dict."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._reviews: dict[int, Review] = {}

    def start_review(self, child_id: int, at: datetime) -> Review:
        self._fault.strike()
        self._refuse_two_open(child_id)
        return self._keep(Review(len(self._reviews) + 1, child_id, at, None, None, ()))

    def open_review(self, child_id: int) -> Review | None:
        self._fault.strike()
        reviews = (one for one in reversed(self._reviews.values()) if one.child_id == child_id)
        return next((one for one in reviews if one.finished_at is None), None)

    def review(self, review_id: int) -> Review:
        self._fault.strike()
        return known(self._reviews, review_id)

    def keep_answer(self, review_id: int, answer: Answer) -> None:
        review = self._unfinished(review_id)
        answers = {one.sign_id: one for one in review.answers} | {answer.sign_id: answer}
        self._keep(replace(review, answers=tuple(answers.values())))

    def drop_answer(self, review_id: int, sign_id: str) -> None:
        review = self._unfinished(review_id)
        kept = tuple(one for one in review.answers if one.sign_id != sign_id)
        self._keep(replace(review, answers=kept))

    def keep_strength(self, review_id: int, answer: StrengthAnswer) -> None:
        review = self._unfinished(review_id)
        said = {one.strength_id: one for one in review.strengths} | {answer.strength_id: answer}
        self._keep(replace(review, strengths=tuple(said.values())))

    def drop_strength(self, review_id: int, strength_id: str) -> None:
        review = self._unfinished(review_id)
        kept = tuple(one for one in review.strengths if one.strength_id != strength_id)
        self._keep(replace(review, strengths=kept))

    def step_up(self, review_id: int, rule_id: str) -> Review:
        return self._keep(replace(self.review(review_id), stepped_up_to=rule_id))

    def keep_worry(self, review_id: int, *, is_still_worried: bool | None) -> None:
        self._keep(replace(self._unfinished(review_id), is_still_worried=is_still_worried))

    def finish_review(
        self, review_id: int, *, is_still_worried: bool | None, at: datetime
    ) -> Review:
        review = self.review(review_id)
        return self._keep(replace(review, finished_at=at, is_still_worried=is_still_worried))

    def reopen_review(self, review_id: int) -> Review:
        review = self.review(review_id)
        if review.finished_at is not None:
            self._refuse_two_open(review.child_id)
        return self._keep(replace(review, finished_at=None))

    def finished_reviews(self, child_id: int) -> tuple[Review, ...]:
        self._fault.strike()
        finished = [
            (one.finished_at, one.id, one)
            for one in self._reviews.values()
            if one.child_id == child_id and one.finished_at is not None
        ]
        return tuple(one for _, _, one in sorted(finished, key=lambda row: row[:2], reverse=True))

    def _refuse_two_open(self, child_id: int) -> None:
        if self.open_review(child_id) is not None:
            raise CompanionError(ErrorCode.STORAGE_FAILED, open=child_id)

    def _unfinished(self, review_id: int) -> Review:
        review = self.review(review_id)
        if review.finished_at is not None:
            raise CompanionError(ErrorCode.STORAGE_FAILED, finished=review_id)
        return review

    def _keep(self, review: Review) -> Review:
        self._reviews[review.id] = review
        return review


class InMemoryNoticingStore:
    """Quick notes in a dict."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._noticings: dict[int, Noticing] = {}

    def add_noticing(self, noticing: Noticing) -> Noticing:
        self._fault.strike()
        added = replace(noticing, id=len(self._noticings) + 1, taken_back_at=None)
        self._noticings[added.id] = added
        return added

    def take_back(self, noticing_id: int, at: datetime) -> Noticing:
        self._fault.strike()
        noticing = known(self._noticings, noticing_id)
        if noticing.is_taken_back:
            raise CompanionError(ErrorCode.STORAGE_FAILED, taken_back=noticing_id)
        self._noticings[noticing_id] = replace(noticing, taken_back_at=at)
        return self._noticings[noticing_id]

    def noticings(self, child_id: int) -> tuple[Noticing, ...]:
        self._fault.strike()
        own = [one for one in self._noticings.values() if one.child_id == child_id]
        return tuple(sorted(own, key=lambda one: (one.noticed_at, one.id), reverse=True))


class InMemoryWatchStore:
    """Decisions to watch in a dict."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._watches: dict[int, Watch] = {}

    def add_watch(self, watch: Watch) -> Watch:
        self._fault.strike()
        added = replace(watch, id=len(self._watches) + 1, followed_by=0)
        self._watches[added.id] = added
        return added

    def end_watch(self, ended: Watch, follow: Watch | None = None) -> Watch:
        self._fault.strike()
        if not known(self._watches, ended.id).is_open:
            raise CompanionError(ErrorCode.STORAGE_FAILED, ended=ended.id)
        added = self.add_watch(follow) if follow else None
        self._watches[ended.id] = replace(ended, followed_by=added.id if added else 0)
        return added or self._watches[ended.id]

    def watch(self, watch_id: int) -> Watch:
        self._fault.strike()
        return known(self._watches, watch_id)

    def watches(self, child_id: int) -> tuple[Watch, ...]:
        self._fault.strike()
        own = [one for one in self._watches.values() if one.child_id == child_id]
        return tuple(sorted(own, key=lambda one: (one.look_again_on, one.id), reverse=True))


class InMemoryReportStore:
    """Reports in a dict."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._reports: dict[int, Report] = {}
        self._earlier: list[EarlierReport] = []

    def save_report(self, report: Report) -> Report:
        self._fault.strike()
        if report.id:
            known(self._reports, report.id)
        saved = replace(report, id=report.id or len(self._reports) + 1)
        before = self._reports.get(saved.id)
        if before is not None and saved.loses_words_of(before):
            self._earlier.append(EarlierReport(before, saved.written_at or START))
        self._reports[saved.id] = saved
        return saved

    def earlier_reports(self, child_id: int) -> tuple[EarlierReport, ...]:
        self._fault.strike()
        return tuple(one for one in self._earlier if one.report.child_id == child_id)

    def reports(self, child_id: int) -> tuple[Report, ...]:
        self._fault.strike()
        own = [one for one in self._reports.values() if one.child_id == child_id]
        return tuple(sorted(own, key=lambda one: (one.reported_on, one.id), reverse=True))


class InMemoryTalkStore:
    """Talks in a dict."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._talks: dict[int, Talk] = {}

    def save_talk(self, talk: Talk) -> Talk:
        self._fault.strike()
        if talk.id:
            known(self._talks, talk.id)
        saved = replace(talk, id=talk.id or len(self._talks) + 1)
        self._talks[saved.id] = saved
        return saved

    def talks(self, child_id: int) -> tuple[Talk, ...]:
        self._fault.strike()
        own = [one for one in self._talks.values() if one.child_id == child_id]
        return tuple(sorted(own, key=talk_key, reverse=True))


class InMemoryChildDraftStore:
    """What is typed about children in a dict."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._drafts: dict[int, Child] = {}

    def keep_child_draft(self, child: Child, at: datetime) -> None:
        self._fault.strike()
        self._drafts[child.id] = child

    def child_drafts(self) -> tuple[Child, ...]:
        self._fault.strike()
        return tuple(self._drafts.values())

    def drop_child_draft(self, child_id: int) -> None:
        self._fault.strike()
        self._drafts.pop(child_id, None)


class InMemoryFormDraftStore:
    """Drafts of forms in a dict."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._drafts: dict[int, FormDraft[Any]] = {}
        self._last = 0

    def keep_form_draft(self, draft: FormDraft[R]) -> FormDraft[R]:
        self._fault.strike()
        if draft.id:
            known(self._drafts, draft.id)
        else:
            self._last += 1
        kept = replace(draft, id=draft.id or self._last)
        self._drafts[kept.id] = kept
        return kept

    def drop_form_draft(self, draft_id: int) -> None:
        self._fault.strike()
        self._drafts.pop(draft_id, None)

    def form_drafts(self, kind: type[R], child_id: int) -> tuple[FormDraft[R], ...]:
        self._fault.strike()
        own = [
            one
            for one in self._drafts.values()
            if isinstance(one.record, kind) and one.record.child_id == child_id
        ]
        return tuple(sorted(own, key=lambda one: (one.kept_at, one.id), reverse=True))


class InMemoryKeptStore:
    """What is kept, in a list."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._kept: list[Kept] = []

    def keep(self, target: str, shelf: Shelf, at: datetime) -> None:
        self._fault.strike()
        if not any((one.target, one.shelf) == (target, shelf) for one in self._kept):
            self._kept.append(Kept(target, shelf, at))

    def put_back(self, target: str, shelf: Shelf) -> None:
        self._fault.strike()
        self._kept = [one for one in self._kept if (one.target, one.shelf) != (target, shelf)]

    def kept(self) -> tuple[Kept, ...]:
        self._fault.strike()
        newest_first = reversed(self._kept)
        return tuple(sorted(newest_first, key=lambda one: one.kept_at, reverse=True))


class InMemoryRecordStore:
    """Hand-overs and receipts in lists. Wiping takes the child away, and nothing else."""

    def __init__(self, fault: Fault, children: InMemoryChildStore) -> None:
        self._fault = fault
        self._children = children
        self._hand_overs: list[HandOver] = []
        self._wipes: list[Wipe] = []
        self._wiped: set[int] = set()
        self._is_carer = False
        self.newest = ""

    def records(self) -> tuple[Record, ...]:
        self._fault.strike()
        children = (one for one in self._children.children() if one.id not in self._wiped)
        return tuple(Record(one, None) for one in children)

    def is_carer(self) -> bool:
        self._fault.strike()
        return self._is_carer

    def set_carer(self, *, is_carer: bool) -> None:
        self._fault.strike()
        self._is_carer = is_carer

    def newest_hash(self) -> str:
        self._fault.strike()
        return self.newest

    def save_hand_over(self, hand_over: HandOver) -> HandOver:
        self._fault.strike()
        kept = replace(hand_over, id=hand_over.id or len(self._hand_overs) + 1)
        self._hand_overs = [one for one in self._hand_overs if one.id != kept.id] + [kept]
        return kept

    def hand_overs(self, child_id: int) -> tuple[HandOver, ...]:
        self._fault.strike()
        own = (one for one in self._hand_overs if one.child_id == child_id)
        return tuple(sorted(own, key=lambda one: (one.handed_on, one.id), reverse=True))

    def waiting_beside(self, child_id: int) -> WaitingBeside:
        self._fault.strike()
        return WaitingBeside()

    def wipe(self, child_id: int, initials: str, at: datetime) -> Wipe:
        self._fault.strike()
        self._wiped.add(child_id)
        handed = max((one.handed_on for one in self.hand_overs(child_id)), default=None)
        wipe = Wipe(
            len(self._wipes) + 1,
            at,
            initials,
            self.newest,
            is_hand_over_known=True,
            handed_on=handed,
        )
        self._wipes.append(wipe)
        return self._wipes[-1]

    def wipes(self) -> tuple[Wipe, ...]:
        self._fault.strike()
        return tuple(reversed(self._wipes))


class InMemoryFactFileStore:
    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._files: dict[str, KeptFactFile] = {}

    def keep_fact_file(self, file: KeptFactFile) -> None:
        self._fault.strike()
        self._files[file.code] = file

    def drop_fact_file(self, code: str) -> None:
        self._fault.strike()
        self._files.pop(code, None)

    def fact_files(self) -> tuple[KeptFactFile, ...]:
        self._fault.strike()
        return tuple(self._files[code] for code in sorted(self._files))


class InMemorySheetStore:
    """One day."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._day: date | None = None

    def keep_worked_on(self, day: date) -> None:
        self._fault.strike()
        self._day = day

    def worked_on(self) -> date | None:
        self._fault.strike()
        return self._day


class InMemorySecondPlace:
    """Remembers a folder, and the moments of the copies there. `code` is what copying raises."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self.chosen = ""
        self.due = True
        self.made: list[datetime] = []
        self.tries = 0
        self.code: ErrorCode | None = None

    def place(self) -> SecondPlace | None:
        self._fault.strike()
        last = self.made[-1] if self.made else None
        return SecondPlace(self.chosen, is_there=True, last_at=last) if self.chosen else None

    def choose(self, path: str) -> None:
        self._fault.strike()
        self.chosen = path

    def forget(self) -> None:
        self._fault.strike()
        self.chosen = ""

    def is_due(self, now: datetime) -> bool:
        self._fault.strike()
        return bool(self.chosen) and self.due

    def copy(self, now: datetime) -> None:
        self.tries += 1
        self._fault.strike()
        if self.code is not None:
            raise CompanionError(self.code)
        self.made.append(now)
        self.due = False


class InMemoryBackupStore:
    """Keeps the moments of copies."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self.made: list[datetime] = []
        self.written: list[str] = []
        self.is_stopped = False
        self.due = True
        self.old: list[OldCopy] = []
        self.others: list[OtherCopy] = []
        self.second = InMemorySecondPlace(fault)

    def state(self) -> BackupState:
        self._fault.strike()
        kept = [Backup(f"copy-{at:%d%H%M}.zip", "", at) for at in reversed(self.made)]
        return BackupState(tuple(kept), self.due, "copies")

    def is_due(self, now: datetime) -> bool:
        self._fault.strike()
        return self.due

    def keep(self, now: datetime) -> None:
        self._fault.strike()
        self.made.append(now)
        self.due = False

    def write(self, path: str, now: datetime) -> None:
        self._fault.strike()
        self.written.append(path)

    def other_copies(self) -> tuple[OtherCopy, ...]:
        self._fault.strike()
        return tuple(self.others)

    def leave_others(self) -> None:
        self._fault.strike()
        self.others = []

    def old_copies(self) -> tuple[OldCopy, ...]:
        self._fault.strike()
        return tuple(self.old)

    def drop_old(self, paths: tuple[str, ...]) -> None:
        self._fault.strike()
        self.old = [one for one in self.old if one.backup.path not in paths]

    def stop(self) -> None:
        self.is_stopped = True


class InMemoryRenewalStore:
    """Writes nothing anywhere."""

    def write(self, path: Path, key: bytes, sheet_worked_on: date | None) -> None:
        """Do nothing: the fake door needs no file."""

    def refuse_leaving(self) -> None:
        """Do nothing."""


class InMemoryUnkeptStore:
    """Holds nothing: what the fakes refuse to keep is tested on the real vault."""

    carried: tuple[str, str] | None = None
    is_waiting = False

    def begin(self) -> None:
        """Do nothing."""

    def sealed(self) -> str:
        return ""

    def sealed_beside(self) -> str:
        return ""

    def take_key(self, key: bytes) -> None:
        """Do nothing."""

    def take(self, sealed: str) -> bool:
        return False

    def carry_strange(self) -> int:
        return 0

    def put_back(self) -> int:
        return 0


class InMemoryUnkeptFiles:
    """Holds what is sealed in memory."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def words(self) -> tuple[str, ...]:
        return tuple(self.lines)

    def settle(self, new: Iterable[str], kept: Collection[str]) -> bool:
        known = dict.fromkeys((*self.lines, *new))
        self.lines = [one for one in known if one not in kept]
        return True


class InMemoryEdgeStore:
    """Keeps both in memory."""

    def __init__(self) -> None:
        self._carried: tuple[str, str] | None = None
        self._lock: LockSeen | None = None

    def keep_carried(self, carried: tuple[str, str]) -> None:
        self._carried = carried

    def carried(self) -> tuple[str, str] | None:
        return self._carried

    def strange(self) -> tuple[str, str] | None:
        return None

    def let_arrive(self, words: str) -> None:
        self._carried = None

    def keep_lock(self, seen: LockSeen) -> None:
        self._lock = seen

    def lock(self) -> LockSeen | None:
        return self._lock


class InMemoryVault:
    """An open vault that keeps nothing. Set `fault.code` to see what a failing disk does."""

    def __init__(self) -> None:
        self.fault = Fault()
        self.children = InMemoryChildStore(self.fault)
        self.child_drafts = InMemoryChildDraftStore(self.fault)
        self.journal = InMemoryJournalStore(self.fault)
        self.people = InMemoryPeopleStore(self.fault, self.journal)
        self.saved_searches = InMemorySavedSearchStore(self.fault)
        self.checklist = InMemoryChecklistStore(self.fault)
        self.noticings = InMemoryNoticingStore(self.fault)
        self.watches = InMemoryWatchStore(self.fault)
        self.reports = InMemoryReportStore(self.fault)
        self.preparations = InMemoryPreparationStore(self.fault)
        self.missing = InMemoryMissingStore(self.fault)
        self.talks = InMemoryTalkStore(self.fault)
        self.form_drafts = InMemoryFormDraftStore(self.fault)
        self.kept = InMemoryKeptStore(self.fault)
        self.fact_files = InMemoryFactFileStore(self.fault)
        self.backups = InMemoryBackupStore(self.fault)
        self.sheet = InMemorySheetStore(self.fault)
        self.renewal = InMemoryRenewalStore()
        self.unkept = InMemoryUnkeptStore()
        self.edges = InMemoryEdgeStore()
        self.records = InMemoryRecordStore(self.fault, self.children)

    def hurry(self, *, is_leaving: bool) -> None:
        self.backups.stop()

    def close(self) -> None:
        self.fault.code = ErrorCode.VAULT_LOCKED


@dataclass
class FakeVaultDoor:
    """A door in front of one in-memory vault. Give a passphrase to have a vault from the start."""

    passphrase: str | None = None
    recovery_code: str = RECOVERY_CODE
    vault: InMemoryVault = field(default_factory=InMemoryVault)
    fault: Fault = field(default_factory=Fault)
    tried: str = ""
    put_in_place: tuple[str, bool] | None = None
    wipes: list[str] = field(default_factory=list)
    unkept_files: InMemoryUnkeptFiles = field(default_factory=InMemoryUnkeptFiles)

    def exists(self) -> bool:
        return self.passphrase is not None

    def create(self, passphrase: str) -> str:
        self.fault.strike()
        refuse_weak(passphrase)
        if self.exists():
            raise CompanionError(ErrorCode.VAULT_EXISTS)
        self.passphrase = passphrase
        return self.recovery_code

    def unlock(self, passphrase: str) -> InMemoryVault:
        self._check(passphrase)
        return self._open()

    def unlock_with_recovery_code(self, code: str, new_passphrase: str) -> InMemoryVault:
        self.fault.strike()
        refuse_weak(new_passphrase)
        self.check_recovery_code(code)
        self.passphrase = new_passphrase
        return self._open()

    def change_passphrase(self, current: str, new: str) -> None:
        refuse_weak(new)
        self._check(current)
        self.passphrase = new

    def check_passphrase(self, passphrase: str) -> None:
        self._check(passphrase)

    def renew(self, vault: OpenVault, current: str, secrets: NewSecrets) -> None:
        refuse_weak(secrets.passphrase)
        self._check(current)
        self.passphrase, self.recovery_code = secrets.passphrase, secrets.code
        vault.close()

    def begin_wipe(self, *, keeps_settings: bool, is_open: bool) -> None:
        self.fault.strike()
        self.wipes.append(f"settings={keeps_settings} open={is_open}")

    def finish_wipe(self) -> None:
        assert self.vault.fault.code is ErrorCode.VAULT_LOCKED or "open=False" in self.wipes[-1]
        self.passphrase = None

    def draw_recovery_code(self, passphrase: str) -> str:
        self._check(passphrase)
        return self.recovery_code.translate(str.maketrans("01", "10"))

    def set_recovery_code(self, passphrase: str, code: str) -> None:
        self._check(passphrase)
        self.recovery_code = code

    def set_aside(self) -> tuple[Backup, ...]:
        return ()

    def news(self) -> DoorNews:
        return DoorNews()

    def kept_backups(self) -> tuple[Backup, ...]:
        return self.vault.backups.state().kept

    def try_backup(self, path: str, passphrase: str) -> BackupFacts:
        self._check(passphrase)
        self.tried = path
        return BackupFacts(1, 1, START, START)

    def put_back(self, *, is_copied: bool) -> None:
        self.fault.strike()
        self.put_in_place = (self.tried, is_copied)

    def forget_tried(self) -> None:
        self.tried = ""

    def check_recovery_code(self, code: str) -> None:
        self.fault.strike()
        typed, right = (text.replace("-", "").upper() for text in (code, self.recovery_code))
        if len(typed) != len(right):
            raise CompanionError(ErrorCode.MISTYPED_RECOVERY_CODE)
        if typed != right:
            raise CompanionError(ErrorCode.WRONG_RECOVERY_CODE)

    def seconds_to_wait(self) -> float:
        return 0.0

    def _check(self, passphrase: str) -> None:
        self.fault.strike()
        if self.passphrase is None:
            raise CompanionError(ErrorCode.VAULT_MISSING)
        if passphrase != self.passphrase:
            raise CompanionError(ErrorCode.WRONG_PASSPHRASE)

    def _open(self) -> InMemoryVault:
        self.vault.fault.code = None
        return self.vault


class FakePreferencesFile:
    """Settings in memory. Set `fault.code` to make saving fail."""

    def __init__(self, stored: Preferences | None = None) -> None:
        self.stored = stored or Preferences()
        self.fault = Fault()

    def load(self) -> Preferences:
        return self.stored

    def save(self, preferences: Preferences) -> None:
        self.fault.strike()
        self.stored = preferences


def known(things: dict[int, T], number: int) -> T:
    """Return the thing with this id."""
    if number not in things:
        raise CompanionError(ErrorCode.STORAGE_FAILED)
    return things[number]


def refuse_weak(passphrase: str) -> None:
    """Raise for fewer than ten characters."""
    if len(passphrase) < 10:
        raise CompanionError(ErrorCode.WEAK_PASSPHRASE)


def talk_key(talk: Talk) -> tuple[str, int]:
    """Return what a list of talks is sorted by: the day held, else planned, else written."""
    day = talk.held_on or talk.planned_for or talk.written_at
    return day.isoformat() if day else "", talk.id
