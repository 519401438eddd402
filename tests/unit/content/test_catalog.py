# SPDX-License-Identifier: Apache-2.0
"""The catalogue: what is read when, languages, and the domain objects that come out."""

from datetime import date

import pytest

from companion.content.catalog import Catalog
from companion.content.pack_files import PackFiles
from companion.domain.channel import Purpose
from companion.domain.checklist import GroupKind, Since, StepUp
from companion.domain.errors import CompanionError
from companion.domain.guide import AgeBand
from companion.domain.next_step import Condition
from companion.domain.urgency import Urgency
from tests.unit.content.small_pack import FILES, change, write, write_pack


@pytest.fixture
def root(tmp_path):
    write_pack(tmp_path / "en")
    return tmp_path


@pytest.fixture
def catalog(root):
    return Catalog.built_in(root)


def files_read(catalog):
    return sorted(catalog._files._read)


def test_reads_nothing_before_it_is_asked(catalog):
    assert files_read(catalog) == []


def test_the_first_page_reads_its_file_and_the_head_of_one_country(catalog):
    catalog.start_tiles()
    assert catalog.country("GB").emergency_line == "999"
    assert files_read(catalog) == ["start.toml"]


def test_the_number_for_danger_stands_even_where_a_door_is_damaged(root, catalog):
    change(root / "en", "channels/GB.toml", "[[channel]]", "[[chanel]]")
    assert catalog.country("GB").emergency_line == "999"
    with pytest.raises(CompanionError):
        catalog.channels("GB")


def test_a_head_that_can_not_be_read_alone_is_read_with_its_file(root, catalog):
    note = '["""\n[[not a table]]"""]'
    change(root / "en", "channels/GB.toml", '["A note."]', note)
    assert catalog.country("GB").notes == ("[[not a table]]",)
    assert files_read(catalog) == ["channels/GB.toml"]


def test_a_country_is_not_read_again_after_its_channels(root, catalog):
    catalog.channels("GB")
    (root / "en" / "channels" / "GB.toml").unlink()
    assert catalog.country("GB").emergency_line == "999"


def test_reads_a_file_once(catalog, root):
    cards = catalog.cards()
    (root / "en" / "situations.toml").unlink()
    assert catalog.cards() is cards
    assert catalog.never_rules()[0].id == "no-pay"


def test_everything_can_be_asked_for(catalog):
    assert [tile.opens for tile in catalog.start_tiles()] == ["card:told", "page:understand"]
    assert catalog.principles()[0].title == "Stay calm"
    assert catalog.smart_ideas()[0].ask_together == "Whom would you tell?"
    assert catalog.topics()["gaming"].points == ("Play together.",)
    kinds = [(group.id, group.kind) for group in catalog.sign_groups()]
    assert kinds == [("secrecy", GroupKind.CHILD), ("mood", GroupKind.HARM)]
    assert [one.build_on for one in catalog.strengths()] == ["Keep them."]
    assert catalog.countries() == {"GB": "United Kingdom"}


def test_an_item_may_have_dates_of_its_own(catalog):
    told, off = catalog.cards().values()
    assert told.provenance.sources == ("s1", "s2")
    assert (told.provenance.checked_on, told.provenance.review_by) == (
        date(2026, 11, 1),
        date(2027, 1, 1),
    )
    assert off.provenance.checked_on == date(2026, 10, 1)


def test_a_card_is_complete(catalog):
    card = catalog.cards()["told"]
    assert card.opening == "Thank you for telling me."
    assert card.call_purposes == (Purpose.ADULT_ADVICE, Purpose.REPORT_GROOMING)
    assert card.related == ("off",)


def test_starters_come_in_the_order_of_ages(catalog):
    starters = catalog.starters()
    assert [starter.ages[0] for starter in starters[::3]] == list(AgeBand)
    assert starters[0].reactions[0].say == "All right."


def test_signs_carry_their_urgencies(catalog):
    sign = catalog.signs()["low-mood"]
    assert sign.urgency is Urgency.TALK
    assert sign.step_ups == (
        StepUp(to=Urgency.NOW, ask="Is your child hurt?"),
        StepUp(to=Urgency.REPORT, for_step_up_child=True),
    )


def test_rules_carry_what_they_count_by(catalog):
    table = catalog.rule_table()
    assert (table.rules, table.usual_days) == (catalog.rules(), 7)
    assert table.new_since == (Since.TODAY, Since.THIS_WEEK)
    assert table.careful_bands == (AgeBand.UNDER_5, AgeBand.AGE_5_7)


def test_rules_carry_their_conditions(catalog):
    rule = catalog.rules()[1]
    assert rule.look_again_days == 7
    assert rule.any_of[1] == Condition(new_eye=3, new_eye_groups=2)
    assert rule.any_of[2] == Condition(urgencies=(Urgency.EYE,), count=2, groups=("mood",))


def test_a_country_has_its_own_channels_and_the_wider_ones(catalog):
    country = catalog.country("GB")
    assert country.nations == (("GB-SCT", "Scotland"),)
    assert catalog.country("GB") is country
    channels = catalog.channels("GB")
    assert [one.id for one in channels] == ["gb-helpline", "gb-scotland", "int-one"]
    assert channels[-1].country == "INT"
    assert catalog.channels("GB") is channels


@pytest.mark.parametrize("code", ["", "gb", "../GB", "FR", "Ⅳ"])
def test_refuses_a_country_without_a_file(catalog, code):
    with pytest.raises(CompanionError):
        catalog.country(code)


def test_sources_of_the_guide_and_of_channels(catalog):
    assert catalog.source("s1").address == "https://example.org/page"
    assert catalog.source("s2").address is None
    assert catalog.source("int-s").publisher == "A network"
    with pytest.raises(CompanionError):
        catalog.source("nowhere")


def test_the_source_of_a_channel_that_was_shown_needs_no_further_file(catalog):
    catalog.country("GB")
    catalog.source("gb-s")
    assert files_read(catalog) == ["channels/GB.toml", "sources.toml"]


def test_a_language_takes_from_english_what_it_lacks(root):
    write(root, "cy/pack.toml", FILES["pack.toml"].replace("United Kingdom", "Y Deyrnas Unedig"))
    write(root, "cy/principles.toml", FILES["principles.toml"].replace("Stay calm", "Pwyll"))
    catalog = Catalog.built_in(root, "cy")
    assert catalog.countries() == {"GB": "Y Deyrnas Unedig"}
    assert catalog.principles()[0].title == "Pwyll"
    assert catalog.cards()["off"].title == "Something feels off"


@pytest.mark.parametrize("language", ["fr", "", "..", "../en", "en"])
def test_a_language_that_is_not_there_is_english(root, language):
    assert Catalog.built_in(root, language).principles()[0].title == "Stay calm"


def test_a_damaged_file_spoils_only_itself(root, catalog):
    change(root / "en", "smart.toml", "letter", "litter")
    with pytest.raises(CompanionError) as caught:
        catalog.smart_ideas()
    assert caught.value.parameters["file"] == "smart.toml"
    assert catalog.principles()


def test_a_file_that_no_folder_has_is_damage(tmp_path):
    with pytest.raises(CompanionError):
        Catalog(PackFiles([tmp_path])).start_tiles()
