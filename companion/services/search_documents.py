# SPDX-License-Identifier: Apache-2.0
"""What can be found: each item of the guide and each door as a title and a text."""

from collections.abc import Iterable, Iterator

from companion.domain.channel import Channel
from companion.domain.guide import GuidePage, SituationCard, Starter, Tactic
from companion.domain.search import Document, Kind
from companion.services.ports import ContentSource


def guide_documents(content: ContentSource) -> Iterator[Document]:
    """Yield everything of the guide."""
    yield from map(_card, content.cards().values())
    for sign in content.signs().values():
        reasons = "; ".join(sign.ordinary_reasons).rstrip(".") + "."
        text = _lines(reasons, *sign.questions, sign.also)
        yield Document(Kind.SIGN, f"sign:{sign.id}", sign.text, text)
    yield from map(_tactic, content.tactics().values())
    yield from map(_starter, content.starters())
    for page in content.pages():
        yield from _page(page)
    for chapter in content.handbook():
        yield from _chapter(chapter)
    for topic in content.topics().values():
        yield Document(Kind.TOPIC, f"page:talk#{topic.id}", topic.title, _lines(*topic.points))
    for one in content.principles():
        yield Document(Kind.PRINCIPLE, f"page:understand#{one.id}", one.title, one.text)
    for idea in content.smart_ideas():
        text = _lines("SMART.", idea.text, idea.adults, idea.ask_together)
        yield Document(Kind.SMART, f"page:understand#{idea.id}", idea.word, text)
    for rule in content.never_rules():
        yield Document(Kind.NEVER, f"page:understand#{rule.id}", rule.text, rule.reason)


def channel_documents(channels: Iterable[Channel]) -> Iterator[Document]:
    """Yield the doors."""
    for one in channels:
        text = _lines(
            one.what_it_is,
            one.for_whom,
            one.not_for,
            one.operator,
            one.phone,
            one.calm_phone,
            one.address,
            one.other_ways,
            one.without_speaking,
            one.good_to_know,
        )
        yield Document(Kind.CHANNEL, f"channel:{one.id}", one.name, text)


def _card(card: SituationCard) -> Document:
    text = _lines(
        card.summary,
        *card.first_steps,
        *card.words_that_help,
        *card.words_that_harm,
        *card.do_not,
        *card.notes,
    )
    return Document(Kind.CARD, f"card:{card.id}", card.title, text)


def _tactic(tactic: Tactic) -> Document:
    text = _lines(
        tactic.looks_like,
        *tactic.sounds_like,
        tactic.why_it_works,
        *tactic.what_you_can_do,
        *tactic.ordinary_reasons,
    )
    return Document(Kind.TACTIC, f"page:understand#{tactic.id}", tactic.title, text)


def _starter(starter: Starter) -> Document:
    reactions = (part for one in starter.reactions for part in (one.child, one.say))
    text = _lines(starter.why, *reactions, starter.avoid)
    return Document(Kind.STARTER, f"starter:{starter.id}", starter.words, text)


def _page(page: GuidePage) -> Iterator[Document]:
    text = _lines(page.intro, page.note)
    yield Document(Kind.PAGE, f"page:understand#{page.id}", page.title, text)
    for point in page.points:
        text = _lines(*point.text, point.year, point.place)
        yield Document(Kind.PAGE, f"page:understand#{point.id}", point.title, text)


def _chapter(page: GuidePage) -> Iterator[Document]:
    """Yield a chapter of the handbook and what it says; it must not hide what is urgent."""
    text = _lines(page.intro, page.note)
    yield Document(Kind.HELP, f"page:handbook#{page.id}", page.title, text)
    for point in page.points:
        yield Document(Kind.HELP, f"page:handbook#{point.id}", point.title, _lines(*point.text))


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
