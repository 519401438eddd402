# SPDX-License-Identifier: Apache-2.0
"""The ways to reach a door, and what each may be handed over as."""

from datetime import date

from companion.domain.channel import Channel, Purpose, Way, WayKind, WayUse, ways_of
from companion.domain.guide import Provenance

NOTHING = dict.fromkeys(
    (
        "nation", "operator", "for_whom", "what_it_is", "not_for", "address", "phone", "dial",
        "other_ways", "hours", "hours_note", "cost", "anonymity", "good_to_know",
    ),
    "",
)  # fmt: skip
SOURCED = Provenance(("s1",), date(2026, 1, 1), date(2026, 7, 1))


def channel(**changed):
    values = {**NOTHING, "purposes": (Purpose.ADULT_ADVICE,), "provenance": SOURCED, **changed}
    return Channel(id="line", country="GB", name="Line", **values)


def test_a_door_with_everything_has_four_ways_the_quickest_first():
    door = channel(
        phone="0808 800 5000 (from abroad: +44 20 3879 8560)",
        dial="tel:+448088005000",
        text="sms:88",
        address="https://example.org/",
        mail="mailto:help@example.org",
    )
    assert ways_of(door) == (
        Way(WayKind.PHONE, "0808 800 5000 (from abroad: +44 20 3879 8560)", "tel:+448088005000"),
        Way(WayKind.TEXT, "88", "sms:88"),
        Way(WayKind.WEB, "https://example.org/", "https://example.org/"),
        Way(WayKind.MAIL, "help@example.org", "mailto:help@example.org"),
    )
    assert door.links == (
        "tel:+448088005000",
        "sms:88",
        "https://example.org/",
        "mailto:help@example.org",
    )


def test_what_stands_in_brackets_is_left_out_where_it_is_short():
    way = ways_of(channel(phone="0808 800 5000 (from abroad: +44 20 3879 8560)"))[0]
    assert way.short == "0808 800 5000"


def test_a_number_that_must_not_be_dialled_is_shown_and_has_no_code():
    way = ways_of(channel(phone="999, then 55 when prompted"))[0]
    assert (way.shown, way.link, way.code) == ("999, then 55 when prompted", "", "")


def test_of_two_numbers_the_calm_one_comes_first_unless_it_is_urgent():
    door = channel(phone="112", dial="tel:112", calm_phone="114 14", calm_dial="tel:11414")
    calm = Way(WayKind.PHONE, "114 14", "tel:11414", WayUse.CALM)
    danger = Way(WayKind.PHONE, "112", "tel:112", WayUse.DANGER)
    assert ways_of(door) == (calm, danger)
    assert ways_of(door, is_urgent=True) == (danger, calm)
    assert (door.number(), door.number(is_urgent=True)) == ("114 14", "112")
    assert door.links == ("tel:112", "tel:11414")


def test_a_door_with_one_number_has_it_in_danger_and_without():
    door = channel(phone="101", dial="tel:101")
    assert ways_of(door) == ways_of(door, is_urgent=True)
    assert (door.number(), door.number(is_urgent=True)) == ("101", "101")


def test_a_copy_holds_one_number():
    assert ways_of(channel(phone="17 or 112", dial="tel:112"))[0].copied == "112"
    assert ways_of(channel(phone="0808 800 (x 1)", dial="tel:+44"))[0].copied == "0808 800"
    assert ways_of(channel(phone="999, then 55"))[0].copied == "999, then 55"
    assert ways_of(channel(address="https://a1.example/2"))[0].copied == "https://a1.example/2"


def test_only_numbers_and_pages_have_codes():
    door = channel(phone="116", dial="tel:116", text="sms:116", mail="mailto:a@example.org")
    assert [way.code for way in ways_of(door)] == ["tel:116", "", ""]


def test_a_number_for_texts_is_written_as_it_is_printed():
    assert ways_of(channel(phone="116 000", text="sms:116000"))[1].shown == "116 000"
    assert ways_of(channel(phone="116 000", text="sms:4334"))[1].shown == "4334"
    door = channel(phone="1-800-422-4453 (1-800-4-A-CHILD)", text="sms:+18004224453")
    assert ways_of(door)[1].shown == "1-800-422-4453"


def test_a_door_with_nothing_has_no_way():
    assert ways_of(channel()) == ()
    assert channel().links == ()
