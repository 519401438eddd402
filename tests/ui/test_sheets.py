# SPDX-License-Identifier: Apache-2.0
"""The sheets made of the shipped guide: their words, and the pages they take."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSizeF

from companion.domain.guide import Provenance
from companion.services.guide_service import StarterFilter
from companion.services.search_documents import channel_documents, guide_documents
from companion.ui.kit.paper import text_of
from companion.ui.kit.paper_designs import pages_for
from companion.ui.kit.paper_document import Variant
from companion.ui.widgets.fridge_sheet import fridge_sheet
from companion.ui.widgets.guide_words import in_quotes
from companion.ui.widgets.pocket_sheet import pocket_sheet
from companion.ui.widgets.sheets import (
    card_sheet,
    first_steps_sheet,
    publishers,
    results_sheet,
    starters_sheet,
)

A4, LETTER = QSizeF(504, 751), QSizeF(521, 701)
POCKET_SIZES = [QSizeF(533, 780), QSizeF(550, 730)]
"""What the narrow margins of the pocket sheet leave."""
COUNTRIES = ("GB", "US", "IE", "DE", "KE", "INT")


@pytest.mark.parametrize("size", [A4, LETTER])
def test_every_card_fits_one_page_with_the_doors_of_its_country(desk, size):
    for country in COUNTRIES:
        desk.channels.choose(country)
        for card in desk.guide.cards():
            pages = pages_for(card_sheet(desk, card), Variant.NORMAL)
            assert pages.lay_out(size) == 1, (country, card.id)


@pytest.mark.parametrize("size", [A4, LETTER])
def test_the_set_of_cards_has_one_page_for_each(desk, size):
    sheet = first_steps_sheet(desk)
    cards = desk.guide.cards()
    pages = pages_for(sheet, Variant.NORMAL)
    assert pages.lay_out(size) == len(cards) + 2
    words = text_of(sheet)
    for rule in desk.guide.never_rules():
        assert rule.text in words
    for card in cards:
        assert all(step in words for step in card.first_steps)


@pytest.mark.parametrize("variant", Variant)
def test_no_starter_is_parted_where_a_page_has_the_room(desk, variant):
    starters = desk.guide.starters(StarterFilter(topic="gaming"))
    assert len(starters) > 5
    pages = pages_for(starters_sheet(desk, starters, "Gaming"), variant)
    pages.lay_out(A4)
    layout = pages.document.documentLayout()
    for starter in starters:
        block = pages.document.find(in_quotes(starter.words)).block()
        top = layout.blockBoundingRect(block).center().y()
        while block.isValid() and starter.avoid not in block.text():
            block = block.next()
        bottom = layout.blockBoundingRect(block).center().y()
        assert any(view.top() <= top and bottom <= view.bottom() for view in pages.views)


def test_a_list_of_starters_says_whom_it_fits_and_all_six_answers(desk):
    starters = desk.guide.starters()[:3]
    words = text_of(starters_sheet(desk, starters, "Gaming, 5 to 7"))
    assert "\nGaming, 5 to 7\n" in words
    for starter in starters:
        for reaction in starter.reactions:
            assert reaction.child in words
            assert f"You could say: {in_quotes(reaction.say)}" in words
        assert in_quotes(starter.words) in words
        assert f"What to avoid: {starter.avoid}" in words
    assert "Checked on 21 November 2026." in words


def test_printed_starters_double_no_answer_and_keep_ages_in_order(desk):
    starters = desk.guide.starters()
    words = text_of(starters_sheet(desk, starters, "All"))
    for doubled in ("Cries: Cries", "Shrugs: Shrugs", "Goes quiet: Goes", "something: Tells"):
        assert doubled not in words
    assert "\n- Cries. You could say: “" in words
    assert "Age: 14 to 17, 11 to 13" not in words
    assert "Age: 11 to 13, 14 to 17" in words
    assert all(in_quotes(one.words) in words for one in starters)


def test_every_result_of_a_search_names_its_sources_and_the_day(desk):
    for words in ("gifts", "blackmail", "gaming", "childline"):
        groups = desk.search.search(words)
        results = [one for group in groups for one in group.results]
        printed = text_of(results_sheet(desk, f"Found for “{words}”", results))
        assert printed.startswith("If anyone is in danger now, phone 999 or 112.")
        assert printed.count("Sources: ") == len(results)
        assert "Checked on " in printed
        for one in results:
            assert one.title in printed
            [*named] = desk.links.provenances_of(one.target)
            assert named, one.target
            for source in named[0].sources:
                publisher = desk.content.source(source).publisher
                assert publisher.partition(" (")[0] in printed or "not named" in publisher


def test_everything_that_can_be_found_has_sources(desk):
    documents = [*guide_documents(desk.content), *channel_documents(desk.channels.channels())]
    assert len(documents) > 500
    bare = [one.target for one in documents if not desk.links.provenances_of(one.target)]
    assert bare == []


def fragments(document):
    """Yield the pieces of text of a document that have words in them."""
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            if at.fragment().text().strip():
                yield at.fragment()
            at += 1
        block = block.next()


def test_publishers_that_are_one_stand_once(desk):
    found = Provenance(("p1", "p2", "p3"), *[desk.guide.never_rules()[0].provenance.checked_on] * 2)
    names = iter(["Ivison Trust", "Ivison Trust (formerly PACE)", "News, publisher not named"])
    known = {one: replace(desk.content.source(one), publisher=next(names)) for one in found.sources}
    content = SimpleNamespace(source=known.__getitem__)
    words = publishers(replace(desk, content=content), found)
    assert words == "Ivison Trust; sources without a named publisher"


class TestPocketSheet:
    @pytest.mark.parametrize("size", POCKET_SIZES)
    def test_fits_in_words_that_can_be_read_in_every_country(self, desk, size):
        for country in desk.channels.countries():
            desk.channels.choose(country)
            pages = pages_for(pocket_sheet(desk), Variant.NORMAL)
            assert pages.lay_out(size) == 1
            assert len(pages.panels) == 4
            # 10 points to 8: as on a medicine leaflet, at least.
            assert pages.scale >= 0.8, country

    def test_uses_the_words_of_the_cards(self, desk):
        words = text_of(pocket_sheet(desk))
        cards = desk.content.cards()
        told = cards["child-tells-you"]
        for line in (
            *told.words_that_help,
            *told.first_steps,
            *cards["blackmail"].first_steps,
            *cards["missing"].first_steps,
            *(rule.text for rule in desk.guide.never_rules()),
            "NSPCC Helpline: 0808 800 5000",
            "For your child: Childline, 0800 1111",
        ):
            assert line in words

    def test_says_what_to_do_where_doors_lack(self, desk):
        desk.channels.choose("KE")
        words = text_of(pocket_sheet(desk))
        assert "phone your emergency number" in words
        assert "local police" in words


class TestFridgeSheet:
    def test_parts_the_words_for_the_child_from_what_adults_do(self, desk):
        words = text_of(fridge_sheet(desk))
        child, _, adults = words.partition("What the adults do")
        assert "Adults:" not in words
        for idea in desk.guide.smart_ideas():
            assert f"{idea.letter}: {idea.word}" in child
            assert f"Ask together: {idea.ask_together}" in child
            assert f"\n{idea.letter}: " in adults
        assert "We set up privacy together" in adults

    def test_credits_childnet_once_and_has_three_lines_to_write_on(self, desk):
        words = text_of(fridge_sheet(desk))
        assert words.count("The five SMART ideas are Childnet's.") == 1
        assert words.count("____________\n") == 3

    @pytest.mark.parametrize("size", [A4, LETTER])
    def test_is_one_page_in_large_words(self, desk, size):
        pages = pages_for(fridge_sheet(desk), Variant.NORMAL)
        assert pages.lay_out(size) == 1
        assert pages.scale >= 0.8

    @pytest.mark.parametrize("size", [A4, LETTER])
    def test_has_no_words_smaller_than_small_print_may_be(self, desk, size):
        pages = pages_for(fridge_sheet(desk), Variant.NORMAL)
        pages.lay_out(size)
        smallest = [
            fragment.charFormat().font().pixelSize() * pages.scale
            for part, _place in pages.places()
            for fragment in fragments(part.document)
        ]
        assert min(smallest) >= 8.5

    def test_the_child_reads_that_there_will_be_no_trouble(self, desk):
        child, _, _adults = text_of(fridge_sheet(desk)).partition("What the adults do")
        assert "You will not be in trouble." in child

    @pytest.mark.parametrize("make", [fridge_sheet, pocket_sheet])
    def test_says_where_the_sources_are_and_when_it_was_checked(self, desk, make):
        words = text_of(make(desk))
        assert "Sources: in Companion, at each card." in words
        assert "Checked on 21 November 2026." in words
