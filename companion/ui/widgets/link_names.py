# SPDX-License-Identifier: Apache-2.0
"""What an entry may belong to, and what each is called: signs of the list, talks, reports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication

from companion.domain.checklist import Sign
from companion.domain.entry_details import EntryDetails
from companion.domain.errors import CompanionError
from companion.domain.report import Report
from companion.domain.talk import Talk
from companion.ui.widgets.report_words import report_title
from companion.ui.widgets.talk_words import talk_day, talk_title

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Linkable:
    """The talks and reports of one child, newest first."""

    talks: tuple[Talk, ...] = field(default=(), repr=False)
    reports: tuple[Report, ...] = field(default=(), repr=False)


def no_signs() -> Mapping[str, Sign]:
    """Return a list of signs with nothing in it."""
    return {}


@dataclass(frozen=True, slots=True)
class Link:
    """One thing that an entry belongs to: what it is called, and the target that shows it."""

    key: str
    words: str = field(repr=False)
    target: str


class LinkNames:
    """Knows what signs, talks and reports are called. Signs are only read where one is named."""

    def __init__(
        self,
        signs: Callable[[], Mapping[str, Sign]] = no_signs,
        known: Linkable = Linkable(),
    ) -> None:
        self._signs, self.known = signs, known
        self._talks = {talk.id: talk_words(talk) for talk in known.talks}
        self._reports = {report.id: report_title(report) for report in known.reports}

    def knowing(self, known: Linkable) -> "LinkNames":
        """Return the same for other talks and reports."""
        return LinkNames(self._signs, known)

    def links(self, details: EntryDetails) -> tuple[Link, ...]:
        """Return everything that an entry belongs to, signs first."""
        signs = (Link(f"sign={one}", self._sign(one), f"sign:{one}") for one in details.sign_ids)
        talks = (
            Link(f"talk={one}", self._talk(one), f"page:plans#talk={one}")
            for one in details.talk_ids
        )
        reports = (
            Link(f"report={one}", self._report(one), f"page:reports#report={one}")
            for one in details.report_ids
        )
        return (*signs, *talks, *reports)

    def words(self, details: EntryDetails) -> str:
        """Return everything that an entry belongs to, one a line."""
        return "\n".join(link.words for link in self.links(details))

    def _sign(self, sign_id: str) -> str:
        try:
            sign = self._signs().get(sign_id)
        except CompanionError:
            sign = None
        if sign is None:
            return translate("LinkNames", "A sign this list no longer has")
        return translate("LinkNames", "Sign: {words}").format(words=sign.text)

    def _talk(self, talk_id: int) -> str:
        words = self._talks.get(talk_id)
        if words is None:
            return translate("LinkNames", "A talk that is no longer here")
        return translate("LinkNames", "Talk: {words}").format(words=words)

    def _report(self, report_id: int) -> str:
        words = self._reports.get(report_id)
        if words is None:
            return translate("LinkNames", "A report that is no longer here")
        return translate("LinkNames", "Report: {words}").format(words=words)


def with_link(details: EntryDetails, key: str) -> EntryDetails:
    """Return details that belong to one thing more, such as "talk=4"."""
    kind, _, name = key.partition("=")
    match kind:
        case "sign":
            more = replace(details, sign_ids=(*details.sign_ids, name))
        case "talk":
            more = replace(details, talk_ids=(*details.talk_ids, int(name)))
        case _:
            more = replace(details, report_ids=(*details.report_ids, int(name)))
    return more.tidy()


def without_link(details: EntryDetails, key: str) -> EntryDetails:
    """Return details that belong to one thing less."""
    return replace(
        details,
        sign_ids=tuple(one for one in details.sign_ids if key != f"sign={one}"),
        talk_ids=tuple(one for one in details.talk_ids if key != f"talk={one}"),
        report_ids=tuple(one for one in details.report_ids if key != f"report={one}"),
    )


def talk_words(talk: Talk) -> str:
    """Return what a talk is about, and its day."""
    both = translate("LinkNames", "{topic} ({day})")
    return both.format(topic=talk_title(talk), day=talk_day(talk))
