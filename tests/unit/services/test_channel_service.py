# SPDX-License-Identifier: Apache-2.0
"""Doors: which there are in a place, in which order, and what may be opened."""

from dataclasses import replace

import pytest

from companion.domain.channel import Purpose
from companion.domain.errors import CompanionError, ErrorCode
from companion.services.channel_service import ChannelService
from tests.unit.services.local_fakes import SOURCED, LittleContent, StillClock, channel


@pytest.fixture
def content():
    content = LittleContent()
    content.named["GB"] = (
        channel("999", Purpose.EMERGENCY, phone="999", dial="tel:999"),
        channel("text-999", Purpose.EMERGENCY, dial="sms:999"),
        channel("ceop", Purpose.REPORT_GROOMING, address="https://ceop.example/a?b=1"),
        channel("nspcc", Purpose.ADULT_ADVICE, Purpose.REPORT_GROOMING),
        channel("scotland", Purpose.ADULT_ADVICE, nation="GB-SCT", dial="tel:101"),
    )
    return content


@pytest.fixture
def service(content):
    return ChannelService(content, StillClock(), "GB")


def ids(channels):
    return [one.id for one in channels]


def test_a_place_has_the_doors_of_the_country_and_of_its_nation(service):
    assert ids(service.channels()) == ["999", "text-999", "ceop", "nspcc"]
    service.choose("GB", "GB-SCT")
    assert ids(service.channels())[-1] == "scotland"


def test_nations_with_doors_of_their_own_are_named_until_one_is_chosen(service, content):
    named = dict(content.country("GB").nations)
    assert service.nations_apart() == (named["GB-SCT"],)
    service.choose("GB", "GB-SCT")
    assert service.nations_apart() == ()
    service.choose("INT")
    assert service.nations_apart() == ()


def test_texts_and_mails_of_the_list_may_be_opened(service, content):
    door = replace(channel("all"), text="sms:116000", mail="mailto:a@b.example")
    content.named["GB"] = (door,)
    assert service.may_open("sms:116000")
    assert service.may_open("mailto:a@b.example")
    assert not service.may_open("mailto:a@b.example?subject=x")


def test_a_nation_that_the_country_does_not_have_is_none(service):
    service.choose("GB", "GB-XXX")
    assert service.place == ("GB", "")


def test_a_country_without_doors_of_its_own_shows_no_number_of_another(service):
    service.choose("../GB", "GB-SCT")
    assert service.place == ("INT", "")
    assert service.emergency_line() == ""
    assert ids(service.channels()) == ["world"]


def test_a_country_that_can_not_be_read_has_no_emergency_line(service, content, monkeypatch):
    def damaged(_code):
        raise CompanionError(ErrorCode.CONTENT_DAMAGED)

    assert service.emergency_line_or_none() == service.emergency_line() != ""
    monkeypatch.setattr(content, "country", damaged)
    assert service.emergency_line_or_none() == ""


def test_the_purposes_of_a_place(service):
    assert service.purposes() == (
        Purpose.EMERGENCY,
        Purpose.REPORT_GROOMING,
        Purpose.ADULT_ADVICE,
    )


def test_the_emergency_line_and_the_countries(service):
    assert service.emergency_line() == "999"
    assert service.country().code == "GB"
    assert list(service.countries()) == ["GB", "INT"]


def test_one_door(service):
    assert service.channel("ceop").name == "Door ceop"
    assert service.channel("scotland") is None


def test_the_first_door_of_each_purpose_comes_before_the_others(service):
    doors = service.doors_for(["emergency", "adult-advice", "report-grooming"])
    assert ids(doors) == ["999", "nspcc", "ceop", "text-999"]


def test_a_purpose_without_a_door_is_passed_over(service):
    assert ids(service.doors_for(["takedown", "report-grooming"])) == ["ceop", "nspcc"]


def test_nothing_fitting_is_nothing_and_not_every_door(service):
    assert service.doors_for(["takedown"]) == ()
    assert service.doors_for([]) == ()


def test_a_missing_purpose_is_stood_in_for_by_the_next_best(service, content):
    content.named["GB"] = (
        channel("999", Purpose.EMERGENCY),
        channel("police", Purpose.POLICE_NON_EMERGENCY),
        channel("protect", Purpose.CHILD_PROTECTION),
        channel("hotline", Purpose.REPORT_IMAGES),
        channel("gone", Purpose.MISSING_CHILD),
    )
    assert ids(service.doors_for(["adult-advice"])) == ["protect"]
    assert ids(service.doors_for(["report-grooming"])) == ["police"]
    assert ids(service.doors_for(["takedown", "adult-advice"])) == ["hotline", "protect"]


def test_an_emergency_line_stands_in_for_nothing_calm(service, content):
    both = channel("114", Purpose.EMERGENCY, Purpose.CHILD_PROTECTION)
    content.named["GB"] = (both,)
    assert service.doors_for(["adult-advice", "child-protection", "report-grooming"]) == ()
    assert service.doors_for(["emergency", "child-protection"]) == (both,)
    assert service.doors_for(["missing-child"]) == (both,)


def test_a_list_of_lines_for_something_else_stands_in_for_nothing(service, content):
    images = channel("inhope", Purpose.DIRECTORY, Purpose.REPORT_IMAGES)
    content.named["GB"] = (images, channel("list", Purpose.DIRECTORY))
    assert ids(service.doors_for(["adult-advice"])) == ["list"]


def test_a_line_only_for_a_child_comes_after_one_that_an_adult_may_use(service, content):
    child = replace(channel("childline", Purpose.CHILD_HELPLINE), is_for_child=True)
    content.named["GB"] = (child, channel("list", Purpose.DIRECTORY))
    assert ids(service.doors_for(["adult-advice"])) == ["list", "childline"]
    assert ids(service.doors_for(["child-helpline"])) == ["childline"]


def test_says_which_purposes_no_door_serves(service):
    assert service.unserved(["takedown", "report-grooming", "child-protection"]) == ("takedown",)


@pytest.mark.parametrize(
    "link",
    ["https://ceop.example/a?b=1", "tel:999", "sms:999", "tel:101", "https://world.example/"],
)
def test_listed_links_may_be_opened(service, link):
    assert service.may_open(link)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "https://ceop.example/a?b=2",
        "https://ceop.example/a",
        "https://ceop.example/a?b=1 ",
        "HTTPS://ceop.example/a?b=1",
        "tel:9990",
        "mailto:a@b.example",
    ],
)
def test_no_other_link_may_be_opened(service, link):
    assert not service.may_open(link)


def test_a_listed_address_of_another_kind_may_not_be_opened(service, content):
    content.named["GB"] = (channel("odd", address="file:///etc/passwd"),)
    assert not service.may_open("file:///etc/passwd")


def test_a_statement_is_due_by_the_clock(content):
    clock = StillClock()
    service = ChannelService(content, clock, "GB")
    assert not service.is_due(SOURCED)
    clock.pass_days(3)
    assert service.is_due(SOURCED)
