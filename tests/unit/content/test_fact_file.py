# SPDX-License-Identifier: Apache-2.0
"""Newer facts from a file: what it may change, and everything it is refused for."""

import tracemalloc
from datetime import date

import pytest

from companion.content.catalog import Catalog
from companion.domain.channel import Touch
from companion.domain.fact_file import FactFile, FactRefusal, Refused
from companion.paths import resources_folder
from tests.fact_files import ADDED, DIAL, DOOR, GB, NEW_DOOR, PHONE, TODAY, changed, newer

FOLDER = resources_folder() / "content"


@pytest.fixture(scope="module")
def catalog():
    return Catalog.built_in(FOLDER)


@pytest.fixture
def content(catalog):
    yield catalog
    catalog.use_fact_files(())


def with_value(door, key, value):
    """Return our list, newer, with another value at one place of one door."""
    lines = newer(GB).split("\n")
    start = lines.index(f'id = "{door}"')
    end = next((n for n in range(start, len(lines)) if not lines[n]), len(lines))
    place = [n for n in range(start, end) if lines[n].startswith(f"{key} = ")] or [end]
    lines[place[0] : place[0] + (place[0] < end)] = [f'{key} = "{value}"']
    return "\n".join(lines)


def read(content, text):
    return content.read_fact_file(text, TODAY)


def doors(content, code="GB"):
    return {door.id: door for door in content.channels(code)}


def test_a_changed_number_is_shown_before_and_after(content):
    file = read(content, changed(PHONE, "0808 800 5999", DIAL, "tel:08088005999"))
    (one,) = file.changes
    assert (one.touch, one.door.name) == (Touch.CHANGED, "NSPCC Helpline")
    said = {field.name: (field.before, field.after) for field in one.fields}
    assert said == {"phone": (PHONE, "0808 800 5999"), "dial": (DIAL, "tel:08088005999")}


def test_reading_changes_nothing_until_the_file_is_used(content):
    before = content.channels("GB")
    file = read(content, changed(PHONE, "0808 800 5999", DIAL, "tel:08088005999"))
    assert content.channels("GB") == before
    content.use_fact_files([file])
    door = doors(content)[DOOR]
    assert (door.phone, door.dial) == ("0808 800 5999", "tel:08088005999")
    assert door.from_file.added_on == TODAY
    assert next(way.shown for way in door.from_file.own) == PHONE
    content.use_fact_files([])
    assert content.channels("GB") == before


def test_what_the_file_leaves_as_it_is_keeps_our_own_day(content):
    content.use_fact_files([read(content, changed(PHONE, "0808 800 5999", DIAL, ""))])
    others = [door for door in content.channels("GB") if door.id != DOOR]
    assert {door.from_file for door in others} == {None}
    assert max(door.provenance.checked_on for door in others) < date(2027, 1, 1)


def test_a_new_door_comes_last_with_its_source(content):
    file = read(content, newer(GB) + NEW_DOOR)
    content.use_fact_files([file])
    door = content.channels("GB")[-1]
    assert (door.id, door.from_file.touch) == ("uk-council-out-of-hours", Touch.NEW)
    assert content.source(door.provenance.sources[0]).publisher == "A council"
    assert door.id not in doors(content, "IE")


def test_a_door_that_is_left_out_stays_with_a_mark(content):
    text = newer(GB)
    start = text.index(f'[[channel]]\nid = "{DOOR}"')
    end = text.index("[[channel]]", start + 5)
    file = read(content, text[:start] + text[end:])
    content.use_fact_files([file])
    door = doors(content)[DOOR]
    assert (door.phone, door.from_file.touch) == (PHONE, Touch.LEFT_OUT)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('emergency_line = "999 or 112"', 'emergency_line = "07700 900123"', "emergency"),
        ('emergency_dial = "tel:999"', 'emergency_dial = "tel:07700900123"', "emergency"),
        ('phone = "999 (112 also works)"', 'phone = "07700 900123"', "emergency"),
        ('name = "Emergency services 999"', 'name = "Emergency services"', "emergency"),
        ('includes = ["INT"]', "includes = []", "more-than-doors"),
        ('name = "United Kingdom"', 'name = "United Kingdom of lies"', "more-than-doors"),
        ("checked_on = 2027-01-05", "checked_on = 2026-11-21", "older"),
        ("checked_on = 2027-01-05", "checked_on = 2027-02-01", "dates"),
        ("review_by = 2027-04-05", "review_by = 2099-01-01", "dates"),
        ('code = "GB"', 'code = "ZZ"', "place"),
        ('code = "GB"', 'code = "../GB"', "not-such-a-file"),
        ('code = "GB"', 'code = "GB"\nrun = "this"', "not-such-a-file"),
        ('code = "GB"', 'code = "GB', "not-such-a-file"),
        ('purposes = ["adult-advice", "child-protection"]', 'purposes = ["emergency"]', "kind"),
        ('purposes = ["adult-advice", "child-protection"]', 'purposes = ["bullying"]', "kind"),
    ],
)
def test_refuses_what_no_file_may_do(content, old, new, why):
    found = read(content, changed(old, new))
    assert isinstance(found, Refused)
    assert found.why.value.startswith(why)


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("address", "https://nspcc-help.org.uk/", FactRefusal.WEB_SITE),
        ("address", "https://www.nspcc.org.uk.evil.example/", FactRefusal.WEB_SITE),
        ("address", "https://www.nspcc.org.uk@evil.example/", FactRefusal.WEB_SITE),
        ("address", "https://nspcc.org.uk:444/", FactRefusal.WEB_SITE),
        ("address", "https://xn--nspc-6ua.org.uk/", FactRefusal.WEB_SITE),
        ("address", "https://[nspcc.org.uk/", FactRefusal.WEB_SITE),
        ("address", "http://www.nspcc.org.uk/", FactRefusal.WEB_SITE),
        ("address", "javascript:alert(1)", FactRefusal.WEB_SITE),
        ("address", "file:///etc/passwd", FactRefusal.WEB_SITE),
        ("address", "https://www.nspcc.org.uk/a\\nb", FactRefusal.LETTERS),
        ("address", "https://www.nspсс.org.uk/", FactRefusal.LETTERS),  # noqa: RUF001
        ("mail", "mailto:help@nspcc-help.org.uk", FactRefusal.WEB_SITE),
        ("mail", "mailto:help@nspcc.org.uk?bcc=x@evil.example", FactRefusal.WEB_SITE),
        ("other_ways", "Go to nspcc-help.example now.", FactRefusal.WEB_SITE),
        ("good_to_know", "Open file:///c:/x first.", FactRefusal.WEB_SITE),
        ("phone", "0808 800 5000\\n0900 123456", FactRefusal.LETTERS),
        ("phone", "0808 800 5000 \\u202e12", FactRefusal.LETTERS),
        ("phone", "0808 800 5１23", FactRefusal.LETTERS),  # noqa: RUF001
        ("phone", "0808 800 5999", FactRefusal.NUMBER),
        ("dial", "tel:0900123456", FactRefusal.NUMBER),
        ("dial", "tel:*31#08088005000", FactRefusal.NUMBER),
        ("dial", "https://www.nspcc.org.uk", FactRefusal.NUMBER),
        ("name", "NSPCC Неlplinе", FactRefusal.LETTERS),  # noqa: RUF001
        ("name", "NSPCC\\u200b Helpline", FactRefusal.LETTERS),
        ("what_it_is", "Words " * 200, FactRefusal.LENGTH),
        ("operator", " ", FactRefusal.NOT_SUCH_A_FILE),
    ],
)
def test_refuses_hostile_values(content, key, value, why):
    found = read(content, with_value(DOOR, key, value))
    assert isinstance(found, Refused)
    assert found.why is why, found


def test_a_new_door_can_not_be_one_for_danger(content):
    text = newer(GB) + NEW_DOOR.replace('["child-protection"]', '["emergency"]')
    assert read(content, text) == Refused(FactRefusal.EMERGENCY, "channel.uk-council-out-of-hours")


def test_no_second_number_comes_from_a_file(content):
    second = 'dial = "tel:01632960123"\ncalm_phone = "07700 900123"\ncalm_dial = "tel:07700900123"'
    found = read(content, newer(GB) + NEW_DOOR.replace('dial = "tel:01632960123"', second))
    assert found == Refused(FactRefusal.NUMBER, "channel.uk-council-out-of-hours.calm_phone")


@pytest.mark.parametrize("extra", ["for_child = true", ""])
def test_a_file_can_not_add_a_line_for_children(content, extra):
    purposes = '["child-protection"]' if extra else '["child-helpline"]'
    door = NEW_DOOR.replace('["child-protection"]', f"{purposes}\n{extra}")
    found = read(content, newer(GB) + door)
    assert found == Refused(FactRefusal.CHILD_LINE, "channel.uk-council-out-of-hours")


def test_a_line_that_children_ring_keeps_its_number(content):
    text = newer(GB)
    number = next(d for d in content.channels("GB") if d.id == "uk-childline").phone
    found = read(content, text.replace(f'phone = "{number}"', 'phone = "01632 960123"'))
    assert found == Refused(FactRefusal.CHILD_LINE, "channel.uk-childline")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", "Childline: ring 07700 900123"),
        ("name", "Childline (closed)"),
        ("hours", "Closed. Ring 07700 900123"),
        ("good_to_know", "Childline has a new number. Ring 07700 900123 instead."),
        ("good_to_know", "It has a website."),
    ],
)
def test_no_words_about_a_line_that_children_ring_may_change(content, key, value):
    found = read(content, with_value("uk-childline", key, value))
    assert found == Refused(FactRefusal.CHILD_LINE, "channel.uk-childline")


def test_a_line_that_children_ring_can_not_be_left_out(content):
    text = newer(GB)
    start = text.index('[[channel]]\nid = "uk-childline"')
    end = text.index("[[channel]]", start + 5)
    found = read(content, text[:start] + text[end:])
    assert found == Refused(FactRefusal.CHILD_LINE, "channel.uk-childline")


@pytest.mark.parametrize(
    ("phone", "dial"),
    [
        ("101 (office 0770 0900123)", "tel:07700900123"),
        ("101 07700900123", "tel:07700900123"),
        ("101", "tel:10"),
        ("101 (office 0770 0900123)", "tel:101"),
        ("101; at night 07700 900123", "tel:101"),
        ("07700 900123", "tel:+487700900123"),
        ("101", "tel:+44101101"),
        ("101 or 0999", ""),
    ],
)
def test_what_is_rung_is_the_one_number_that_is_shown(content, phone, dial):
    text = changed('phone = "101"\ndial = "tel:101"', f'phone = "{phone}"\ndial = "{dial}"')
    assert read(content, text) == Refused(FactRefusal.NUMBER, "channel.uk-police-101.dial")


@pytest.mark.parametrize("dial", ["tel:07700900123", "tel:+447700900123", ""])
def test_a_number_may_be_dialled_with_the_code_of_the_country(content, dial):
    text = changed('phone = "101"\ndial = "tel:101"', f'phone = "07700 900123"\ndial = "{dial}"')
    assert isinstance(read(content, text), FactFile)


@pytest.mark.parametrize(
    ("door", "key", "value", "why"),
    [
        ("uk-police-101", "not_for", "Also for danger now. Do not ring 999.", "emergency"),
        ("uk-police-101", "not_for", "Ring us first, whatever it is.", "emergency"),
        (DOOR, "good_to_know", "In danger do not ring 9-9-9.", "emergency"),
        (DOOR, "good_to_know", "We stand in for Child-Line now.", "child-line"),
        (DOOR, "other_ways", "Use WhatsApp 07700 900123.", "number"),
        (DOOR, "other_ways", "Use WhatsApp 0.7.7.0.0, (900), 123.", "number"),
        (DOOR, "hours_note", "Ring 07:00 0900123 at night.", "number"),
        (DOOR, "name", "NSPCC 07700 900123", "number"),
    ],
)
def test_words_bring_no_other_number_and_touch_no_danger(content, door, key, value, why):
    found = read(content, with_value(door, key, value))
    assert (found.why.value, found.place) == (why, f"channel.{door}.{key}")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("hours_note", "Monday to Friday 9.00-17.30, at weekends 10:00-16:00."),
        ("good_to_know", "People who can not speak ring 0808 800 5000 too."),
        ("cost", "Free, also in 2027."),
    ],
)
def test_plain_new_words_are_taken(content, key, value):
    file = read(content, with_value(DOOR, key, value))
    assert [field.after for one in file.changes for field in one.fields] == [value]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Children's services at night", "In danger ring 01632 960123, not 999", "emergency"),
        ("Children's services at night", "Childline (new number)", "child-line"),
        ("The line of the council", "Ring 07700 900123, the line of the council", "number"),
        ('publisher = "A council"', 'publisher = "Ring 07700 900123"', "number"),
    ],
)
def test_a_new_door_may_not_pass_for_another_one(content, old, new, why):
    assert old in NEW_DOOR
    assert read(content, newer(GB) + NEW_DOOR.replace(old, new)).why.value == why


@pytest.mark.parametrize(
    ("value", "is_taken"),
    [
        ("https://www.ceop.police.uk/ceop-reporting/", True),
        ("https://ceop.police.uk", True),
        ("https://bucksfire.gov.uk/", False),
        ("https://www.ceop.police.uk/redirect?u=//evil.example", False),
        ("https://www.ceop.police.uk/redirect//evil.example", False),
        ("https://www.ceop.police.uk/#https", False),
        ("https://www.ceop.police.uk/go/https:%2F%2Fevil.example", False),
        ("https://www.ceop.police.uk/@evil.example", False),
    ],
)
def test_a_door_keeps_to_its_own_site_and_to_a_plain_path(content, value, is_taken):
    found = read(content, with_value("uk-ceop", "address", value))
    if is_taken:
        assert [field.after for one in found.changes for field in one.fields] == [value]
    else:
        assert found == Refused(FactRefusal.WEB_SITE, "channel.uk-ceop.address")


@pytest.mark.parametrize("mail", ["nspcc@gmail.com", "help@ceop.police.uk"])
def test_mail_keeps_to_the_site_of_the_door(content, mail):
    found = read(content, with_value(DOOR, "mail", f"mailto:{mail}"))
    assert found == Refused(FactRefusal.WEB_SITE, f"channel.{DOOR}.mail")


@pytest.mark.parametrize(
    "text",
    [
        ".".join("a" * 60_000) + " = 1",
        ".".join(['"a"'] * 30_000) + " = 1",
        '"\\"".' + ".".join("a" * 50_000) + '."\\"" = 1',
        "x = {" + ".".join("a" * 60_000) + " = 1}",
        "[" + ".".join("a" * 60_000) + "]",
        "x = " + "[" * 60_000,
        'a = """\n' + "." * 100 + '\n"""',
        '"\\' * 60_000,
    ],
    ids=["bare", "quoted", "escaped", "inline", "head", "deep", "lines", "quotes"],
)
def test_what_would_fill_the_memory_is_refused_before_it_is_parsed(content, text):
    tracemalloc.start()
    try:
        assert read(content, text).why is FactRefusal.NOT_SUCH_A_FILE
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_door_for_danger_can_not_be_left_out(content):
    text = newer(GB)
    start = text.index('[[channel]]\nid = "uk-emergency-999"')
    end = text.index("[[channel]]", start + 5)
    assert read(content, text[:start] + text[end:]).why is FactRefusal.EMERGENCY


def test_a_file_that_says_the_same_is_not_taken(content):
    assert read(content, newer(GB)) == Refused(FactRefusal.NOTHING_NEW)


def test_an_id_of_another_country_is_refused(content):
    text = newer(GB) + NEW_DOOR.replace("uk-council-out-of-hours", "ie-childline")
    assert read(content, text).why is FactRefusal.NOT_SUCH_A_FILE


def test_far_too_many_doors_are_refused(content):
    door = NEW_DOOR.split("[[source]]", maxsplit=1)[0]
    many = (door.replace("of-hours", f"of-{n}") for n in range(200))
    assert read(content, newer(GB) + "".join(many)).why is FactRefusal.LENGTH


def test_a_door_that_other_lists_name_may_be_left_out(content):
    text = newer((FOLDER / "en" / "channels" / "INT.toml").read_text(encoding="utf-8"))
    start = text.index('[[channel]]\nid = "int-inhope"')
    end = text.index("[[channel]]", start + 5)
    file = read(content, text[:start] + text[end:])
    assert [(one.touch, one.door.id) for one in file.changes] == [(Touch.LEFT_OUT, "int-inhope")]


def test_a_source_of_ours_can_not_be_taken_over(content):
    text = newer(GB) + NEW_DOOR.replace("council-letter", "ie-childline-1")
    assert read(content, text).why is FactRefusal.NOT_SUCH_A_FILE


def test_a_file_far_too_large_is_not_parsed(content):
    assert read(content, "#" * 140_000).why is FactRefusal.TOO_LARGE


def test_a_kept_file_goes_out_of_use_when_our_own_list_is_newer(content):
    text = changed(PHONE, "0808 800 5999", DIAL, "")
    assert not isinstance(content.read_fact_file(text, TODAY, ADDED), Refused)
    older_file = text.replace("checked_on = 2027-01-05", "checked_on = 2026-11-20", 1)
    assert content.read_fact_file(older_file, TODAY, ADDED).why is FactRefusal.OLDER


@pytest.mark.parametrize("path", sorted((FOLDER / "en" / "channels").glob("*.toml")), ids=str)
def test_every_list_of_ours_passes_its_own_rules(content, path):
    if path.stem in content.countries():
        text = newer(path.read_text(encoding="utf-8"))
        assert read(content, text) == Refused(FactRefusal.NOTHING_NEW)
