# SPDX-License-Identifier: Apache-2.0
"""Checks of a whole pack: one thing broken at a time, and the place that is named."""

import pytest

from companion.content.checks import find_problems
from companion.content.pack_files import PackFiles, read_pack
from tests.unit.content.small_pack import change, write, write_pack

GB = "channels/GB.toml"
INT = "channels/INT.toml"
AGE = "starters/8-10.toml"


@pytest.fixture
def folder(tmp_path):
    return write_pack(tmp_path / "pack")


def problems(folder):
    found = find_problems(read_pack(PackFiles([folder])))
    return {(problem.file, problem.key) for problem in found}


def test_the_small_pack_is_sound(folder):
    assert problems(folder) == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("situations.toml", 'id = "off"', 'id = "told"', "card.told"),
        ("principles.toml", 'id = "calm"', 'id = "no-pay"', "principle.no-pay"),
        (AGE, "gaming-8-10-2", "gaming-8-10-1", "starter.gaming-8-10-1"),
        ("signs.toml", 'id = "mood"', 'id = "secrecy"', "group.secrecy"),
        (INT, 'id = "int-one"', 'id = "gb-helpline"', "channel.gb-helpline"),
        ("smart.toml", '["s1"]', '["s9"]', "idea.smart-tell.sources"),
        (GB, '["gb-s", "s1"]', '["int-s"]', "channel.gb-helpline.sources"),
        ("topics.toml", '["s1"]', '["gb-s"]', "topic.gaming.sources"),
        ("sources.toml", 'id = "s2"', 'id = "s1"', "source.s1"),
        (INT, 'id = "int-s"', 'id = "gb-s"', "source.gb-s"),
        ("sources.toml", "https://", "http://", "source.s1.address"),
        ("sources.toml", "example.org/page", "example.org/pa...", "source.s1.address"),
        ("smart.toml", 'audience = "together"\n', "", "idea.smart-tell.audience"),
        (AGE, 'situations = ["off"]', 'situations = ["off"]\naudience = "together"',
         "starter.gaming-8-10-1.audience"),
        ("pack.toml", "2027-05-01", "2026-11-01", "review_by"),
        ("situations.toml", "2027-01-01", "2026-01-01", "card.told.review_by"),
        ("situations.toml", "2026-10-01", "2027-10-01", "card.off.review_by"),
        ("start.toml", "card:told", "card:other", "tile.told.opens"),
        ("start.toml", "page:understand", "page:nowhere", "tile.learn.opens"),
        ("start.toml", "page:understand", "https://example.org", "tile.learn.opens"),
        ("situations.toml", 'related = ["off"]', 'related = ["told"]', "card.told.related"),
        ("signs.toml", 'cards = ["off"]', 'cards = ["on"]', "sign.hides-phone.cards"),
        ("next_steps.toml", 'cards = ["told"]', 'cards = ["tell"]', "rule.now.cards"),
        (AGE, 'topic = "gaming"', 'topic = "games"', "starter.gaming-8-10-1.topic"),
        (AGE, 'situations = ["off"]', 'situations = ["x"]', "starter.gaming-8-10-1.situations"),
        (AGE, 'ages = ["8-10"]', 'ages = ["5-7"]', "starter.gaming-8-10-1.ages"),
        (AGE, 'ages = ["8-10"]', 'ages = ["5-7"]', "starter.gaming"),
        ("signs.toml", 'group = "mood"', 'group = "moods"', "sign.low-mood.group"),
        ("signs.toml", "{ to = \"report\", for_step_up_child", "{ to = \"talk\", for_step_up_child",
         "sign.low-mood.step_ups"),
        ("signs.toml", "with_another_sign = true",
         "with_another_sign = true, for_step_up_child = true",
         "sign.hides-phone.step_ups"),
        ("signs.toml", ", for_step_up_child = true", "", "sign.low-mood.step_ups"),
        ("signs.toml", "with_another_sign = true", "with_another_sign = true, is_event = true",
         "sign.hides-phone.step_ups"),
        ("next_steps.toml", '"today", "this-week"', '"this-week"', "new_since"),
        ("next_steps.toml", '"under-5", "5-7"', '"5-7"', "careful_bands"),
        ("next_steps.toml", 'groups = ["mood"]', 'groups = ["x"]', "rule.talk.any_of"),
        ("next_steps.toml", '["now"], count = 1', '["now"]', "rule.now.any_of"),
        ("next_steps.toml", 'urgencies = ["eye"], groups = ["mood"], count = 2',
         'groups = ["mood"], new_eye = 1', "rule.talk.any_of"),
        ("next_steps.toml", "new_eye = 3, ", "", "rule.talk.any_of"),
        ("next_steps.toml", "{ new_eye = 3, new_eye_groups = 2 }", "{}", "rule.talk.any_of"),
        ("next_steps.toml", "{ no_ticks = true }", "{ still_worried = true }", "rule"),
        ("next_steps.toml", ', "report"]', "]", "rule"),
        (GB, 'code = "GB"', 'code = "GBR"', "code"),
        (GB, '"tel:999"', '""', "emergency_line"),
        (GB, '"tel:999"', '"999"', "emergency_dial"),
        (GB, '["INT"]', '["INT", "GB"]', "includes"),
        (GB, '["INT"]', '["INT", "EU"]', "includes"),
        (GB, '["int-two"]', '["int-three"]', "leave_out"),
        (GB, 'nation = "GB-SCT"', 'nation = "GB-NIR"', "channel.gb-scotland.nation"),
        (GB, "https://example.org/help", "http://example.org", "channel.gb-helpline.address"),
        (GB, "(from abroad: +44", "<from abroad: +44", "channel.gb-helpline.phone"),
        (GB, '"tel:101"', '"tel:101;1"', "channel.gb-scotland.dial"),
        (GB, '"tel:101"', '"javascript:alert(1)"', "channel.gb-scotland.dial"),
        (GB, 'dial = "tel:101"', 'dial = "tel:101"\ncalm_phone = "1"\ncalm_dial = "tel:1"',
         "channel.gb-scotland.calm_phone"),
        (GB, '"https://example.org/help"', '"file:///etc/passwd"', "channel.gb-helpline.address"),
        (GB, '"https://example.org/help"', '"javascript:alert(1)"', "channel.gb-helpline.address"),
        (GB, '"https://example.org/help"', '"https://xn--exmple-cua.org/"',
         "channel.gb-helpline.address"),
        (GB, "https://example.org/help", "https://ex\u0430mple.org/",
         "channel.gb-helpline.address"),
        (GB, "https://example.org/help", "https://example.org@evil.example/",
         "channel.gb-helpline.address"),
        (GB, 'phone = "101"', 'phone = "101\\n999"', "channel.gb-scotland.phone"),
        (GB, 'phone = "101"', 'phone = "101\u202e"', "channel.gb-scotland.phone"),
        (GB, 'dial = "tel:101"', 'dial = "tel:101"\ntext = "tel:101"', "channel.gb-scotland.text"),
        (GB, 'dial = "tel:101"', 'dial = "tel:101"\nmail = "mailto:a@b.example?cc=c@d.example"',
         "channel.gb-scotland.mail"),
        (GB, "The police.", "The police.\u202eecilop", "channel.gb-scotland.what_it_is"),
        (GB, "The police.", "The police.\\tNow.", "channel.gb-scotland.what_it_is"),
        (GB, 'emergency_line = "999"', 'emergency_line = "999\u2028"', "emergency_line"),
        (GB, 'phone = "101"\n', "", "channel.gb-scotland.phone"),
    ],
)  # fmt: skip
def test_names_what_is_wrong(folder, file, old, new, key):
    change(folder, file, old, new)
    assert (file, key) in problems(folder)


def test_names_a_country_without_a_file_and_a_file_without_a_country(folder):
    change(folder, "pack.toml", 'GB = "United Kingdom"', 'IE = "Ireland"')
    assert {("pack.toml", "countries"), (GB, "code")} <= problems(folder)


def test_the_same_source_may_be_listed_twice_in_the_same_words(folder):
    table = '[[source]]\nid = "int-s"\npublisher = "A network"\ntitle = "Members"\ndate = "2025"\n'
    change(folder, GB, "[[source]]", f"{table}[[source]]")
    assert problems(folder) == set()


def test_says_what_is_wrong(folder):
    write(folder, INT, (folder / INT).read_text().replace("int-two", "int-one"))
    found = find_problems(read_pack(PackFiles([folder])))
    assert ("channel.int-one", "the id is used twice") in {(one.key, one.what) for one in found}
