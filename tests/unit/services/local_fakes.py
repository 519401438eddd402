# SPDX-License-Identifier: Apache-2.0
"""Small stand-ins for what the services need: a clock, a little content, stores in memory."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from companion.domain.channel import Channel, Country, Purpose
from companion.domain.checklist import (
    Child,
    ChildColour,
    GroupKind,
    Review,
    Sign,
    SignGroup,
    Since,
    StepUp,
    Strength,
)
from companion.domain.entry_find import Found
from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.guide import (
    AgeBand,
    GuidePage,
    NeverRule,
    Part,
    Point,
    Principle,
    Provenance,
    Reaction,
    ReactionKind,
    SituationCard,
    SmartIdea,
    Source,
    Starter,
    StartTile,
    Tactic,
    TacticKind,
    Topic,
)
from companion.domain.journal import NO_DETAILS, Entry, EntryLine, Revision, RevisionKind
from companion.domain.next_step import Condition, Rule, RuleTable
from companion.domain.record_check import ChainCheck
from companion.domain.urgency import Urgency
from tests.fake_journal import Fault
from tests.fakes import InMemoryNoticingStore

SOURCED = Provenance(("s1",), date(2026, 1, 1), date(2026, 7, 1))


class StillClock:
    """A clock that moves only when a test moves it."""

    def __init__(self):
        self.moment = datetime(2026, 6, 30, 21, 15, 42, tzinfo=UTC)

    def now(self):
        return self.moment

    def monotonic(self):
        return self.moment.timestamp()

    def pass_days(self, days):
        self.moment += timedelta(days=days)


def channel(channel_id, *purposes, nation="", address="", phone="", dial=""):
    words = ("A charity", purposes or (Purpose.ADULT_ADVICE,), "Any adult.", "Advice by phone.", "")
    return Channel(
        channel_id, "GB", nation, f"Door {channel_id}", *words,
        address, phone, dial, "", "", "", "", "", "", SOURCED,
    )  # fmt: skip


def starter(starter_id, *ages, topic="gaming", situations=(), needs=()):
    reactions = (Reaction("Nobody.", "All right.", ReactionKind.SHRUG),)
    return Starter(
        starter_id, f"Words {starter_id}", ages, topic, situations, needs, "It is open.",
        reactions, "A test.", SOURCED,
    )  # fmt: skip


def card(card_id, *purposes, related=()):
    return SituationCard(
        card_id, f"Card {card_id}", "Listen first.", "Thank you.", ("Write it down.",),
        ("I believe you.",), ("Why?",), ("Promise secrecy.",), ("A note.",), purposes, related,
        SOURCED,
    )  # fmt: skip


def tactic(tactic_id):
    return Tactic(
        tactic_id, TacticKind.TACTIC, f"Tactic {tactic_id}", "A new app.", ("Add me.",),
        "Fewer see it.", ("House rule.",), ("Friends move too.",), (), (), (), (), SOURCED,
    )  # fmt: skip


def sign(sign_id, group, urgency=Urgency.EYE, careful=None):
    steps = (StepUp(careful, for_step_up_child=True),) if careful else ()
    return Sign(
        sign_id, group, f"Sign {sign_id}", ("Puberty",), "Any age", urgency, steps, "", (), SOURCED
    )


def rule(rule_id, *conditions):
    return Rule(rule_id, "Do", "Lead", ("Act",), conditions, (), (), 0, SOURCED)


class LittleContent:
    """Content that a test can change."""

    def __init__(self):
        self.named = {
            "GB": (channel("help"), channel("police", Purpose.POLICE_NON_EMERGENCY)),
            "INT": (channel("world", Purpose.DIRECTORY, address="https://world.example/"),),
        }
        self.cards_now = (card("told", "adult-advice", related=("off",)), card("off"))
        self.starters_now = ()
        self.signs_now = (sign("a", "one"), sign("b", "two", Urgency.TALK), sign("c", "one"))

    def fact_files(self):
        return ()

    def start_tiles(self):
        return (StartTile("learn", "Learn", "Short pages.", "book", "page:understand", SOURCED),)

    def cards(self):
        return {one.id: one for one in self.cards_now}

    def never_rules(self):
        return (NeverRule("no-pay", "Never pay.", "It does not end.", SOURCED),)

    def principles(self):
        return (Principle("calm", "Stay calm", "Take a breath.", SOURCED),)

    def smart_ideas(self):
        return (SmartIdea("tell", "T", "Tell", "A trusted adult.", "We listen.", "Whom?", SOURCED),)

    def topics(self):
        names = ("gaming", "secrets")
        return {name: Topic(name, name.title(), ("Play together.",), SOURCED) for name in names}

    def starters(self):
        return self.starters_now

    def tactics(self):
        return {"private": tactic("private")}

    def pages(self):
        point = Point("meaning", "The word", ("Gaining trust.",), SOURCED, "2024", "Wales")
        return (GuidePage("what", Part.GROOMING, "What it is", "In short.", "A note.", (point,)),)

    def handbook(self):
        point = Point("printing", "On paper", ("Fetch it at once.",), SOURCED)
        return (GuidePage("paper", Part.SHARING, "Printing", "In short.", "", (point,)),)

    def synonyms(self):
        return (("blackmail", "sextortion"), ("card off", "gut feeling"))

    def sign_groups(self):
        return (
            SignGroup("one", "One", ""),
            SignGroup("two", "Two", ""),
            SignGroup("adult", "Adult", "", GroupKind.ADULT),
        )

    def strengths(self):
        return tuple(Strength(one, f"Strength {one}", "Go on.", SOURCED) for one in ("s", "t"))

    def signs(self):
        return {one.id: one for one in self.signs_now}

    def rules(self):
        return (
            rule("talk", Condition(urgencies=(Urgency.TALK,), count=1)),
            rule("worried", Condition(still_worried=True)),
            rule("eye", Condition(urgencies=(Urgency.EYE,), count=1)),
            rule("none", Condition(no_ticks=True)),
        )

    def rule_table(self):
        return RuleTable(
            self.rules(),
            usual_days=7,
            new_since=(Since.TODAY, Since.THIS_WEEK, Since.WEEKS),
            careful_bands=(AgeBand.UNDER_5, AgeBand.AGE_5_7, AgeBand.AGE_8_10, AgeBand.AGE_11_13),
        )

    def source(self, source_id):
        return Source(source_id, "A body", "A page", "2024")

    def countries(self):
        return {code: code for code in self.named}

    def country(self, code):
        nations = (("GB-SCT", "Scotland"),) if code == "GB" else ()
        line = "999" if code == "GB" else ""
        return Country(code, code, line, f"tel:{line}" if line else "", nations, ())

    def channels(self, code):
        return self.named[code]


@dataclass
class Ledger:
    """Collects what services say has changed."""

    changes: list = field(default_factory=list)

    def __call__(self, change):
        self.changes.append(change)


class MemoryChildren:
    def __init__(self):
        self.kept = {}

    def children(self):
        return tuple(self.kept.values())

    def add_child(
        self, label, age_band, *, has_extra_needs, birth_year=None, colour=ChildColour.SEA
    ):
        number = len(self.kept) + 1
        child = Child(number, label, age_band, has_extra_needs, birth_year, colour)
        self.kept[child.id] = child
        return child

    def change_child(self, child):
        self.kept[child.id] = child


class MemoryReviews:
    def __init__(self):
        self.kept = {}

    def start_review(self, child_id, at):
        review = Review(len(self.kept) + 1, child_id, at, None, is_still_worried=None, answers=())
        self.kept[review.id] = review
        return review

    def open_review(self, child_id):
        mine = (one for one in self.kept.values() if one.child_id == child_id)
        return next((one for one in mine if one.finished_at is None), None)

    def review(self, review_id):
        return self.kept[review_id]

    def keep_answer(self, review_id, answer):
        assert self.kept[review_id].finished_at is None
        self.drop_answer(review_id, answer.sign_id)
        review = self.kept[review_id]
        self.kept[review_id] = replace(review, answers=(*review.answers, answer))

    def drop_answer(self, review_id, sign_id):
        review = self.kept[review_id]
        assert review.finished_at is None
        answers = tuple(one for one in review.answers if one.sign_id != sign_id)
        self.kept[review_id] = replace(review, answers=answers)

    def keep_strength(self, review_id, answer):
        assert self.kept[review_id].finished_at is None
        self.drop_strength(review_id, answer.strength_id)
        review = self.kept[review_id]
        self.kept[review_id] = replace(review, strengths=(*review.strengths, answer))

    def drop_strength(self, review_id, strength_id):
        review = self.kept[review_id]
        assert review.finished_at is None
        strengths = tuple(one for one in review.strengths if one.strength_id != strength_id)
        self.kept[review_id] = replace(review, strengths=strengths)

    def step_up(self, review_id, rule_id):
        self.kept[review_id] = replace(self.kept[review_id], stepped_up_to=rule_id)
        return self.kept[review_id]

    def keep_worry(self, review_id, *, is_still_worried):
        assert self.kept[review_id].finished_at is None
        review = replace(self.kept[review_id], is_still_worried=is_still_worried)
        self.kept[review_id] = review

    def finish_review(self, review_id, *, is_still_worried, at):
        review = replace(self.kept[review_id], finished_at=at, is_still_worried=is_still_worried)
        self.kept[review_id] = review
        return review

    def reopen_review(self, review_id):
        self.kept[review_id] = replace(self.kept[review_id], finished_at=None)
        return self.kept[review_id]

    def finished_reviews(self, child_id):
        mine = (one for one in self.kept.values() if one.child_id == child_id and one.finished_at)
        return tuple(sorted(mine, key=lambda one: one.id, reverse=True))


class MemoryJournal:
    def __init__(self):
        self.kept = {}
        self.wordings = []
        self.draft_of = {}
        self.draft_error = None

    def add_entry(self, child_id, happened, text, at, details=NO_DETAILS):
        new = Revision(
            0, len(self.kept) + 1, RevisionKind.WRITTEN, at, happened, text, details=details
        )
        revision = self._keep(new)
        self.kept[revision.entry_id] = Entry(
            revision.entry_id, child_id, at, is_struck_out=False, current=revision
        )
        return self.kept[revision.entry_id]

    def add_revision(self, entry_id, happened, text, reason, at, details=NO_DETAILS):  # noqa: PLR0917
        revision = self._keep(
            Revision(0, entry_id, RevisionKind.CHANGED, at, happened, text, reason, details=details)
        )
        self.kept[entry_id] = replace(self.kept[entry_id], current=revision)
        return self.kept[entry_id]

    def strike_out(self, entry_id, reason, at):
        return self._mark(entry_id, RevisionKind.STRUCK_OUT, reason, at)

    def restore(self, entry_id, reason, at):
        return self._mark(entry_id, RevisionKind.RESTORED, reason, at)

    def entry(self, entry_id):
        if entry_id not in self.kept:
            raise CompanionError(ErrorCode.NO_SUCH_ENTRY, id=entry_id)
        return self.kept[entry_id]

    def revisions(self, entry_id):
        return tuple(one for one in self.wordings if one.entry_id == entry_id)

    def lines(self, child_id, *, offset, limit):
        mine = [self._line(one) for one in self.kept.values() if one.child_id == child_id]
        return tuple(reversed(mine))[offset : offset + limit]

    def count(self, child_id):
        return len([one for one in self.kept.values() if one.child_id == child_id])

    def find(self, child_id, wanted, *, offset, limit):
        mine = self.lines(child_id, offset=0, limit=len(self.kept))
        found = tuple(one for one in mine if wanted.words in one.first_line)
        return Found(found[offset : offset + limit])

    def tags(self, child_id, limit):
        mine = [one.current.details for one in self.kept.values() if one.child_id == child_id]
        return tuple(tag for one in mine for tag in one.tags)[:limit]

    def keep_draft(self, draft):
        self.draft_of[draft.child_id, draft.entry_id] = draft

    def drafts(self):
        return tuple(self.draft_of.values())

    def draft(self, child_id, entry_id):
        return self.draft_of.get((child_id, entry_id))

    def drop_draft(self, child_id, entry_id):
        if self.draft_error:
            raise self.draft_error
        self.draft_of.pop((child_id, entry_id), None)

    def check_chain(self):
        return ChainCheck(len(self.wordings), None, None, None, "")

    def _keep(self, revision):
        self.wordings.append(replace(revision, id=len(self.wordings) + 1))
        return self.wordings[-1]

    def _mark(self, entry_id, kind, reason, at):
        now = self.kept[entry_id].current
        revision = self._keep(replace(now, kind=kind, reason=reason, written_at=at))
        is_struck_out = kind is RevisionKind.STRUCK_OUT
        self.kept[entry_id] = replace(
            self.kept[entry_id], current=revision, is_struck_out=is_struck_out
        )
        return self.kept[entry_id]

    def _line(self, entry):
        now = entry.current
        line = (entry.id, entry.child_id, now.happened, now.written_at, now.text.first_line)
        return EntryLine(*line, is_struck_out=entry.is_struck_out)


def little_vault():
    """Return what the checklist needs of a vault, in memory."""
    return SimpleNamespace(
        children=MemoryChildren(),
        checklist=MemoryReviews(),
        noticings=InMemoryNoticingStore(Fault()),
        reports=SimpleNamespace(reports=lambda _child_id: ()),
    )
