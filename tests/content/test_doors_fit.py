# SPDX-License-Identifier: Apache-2.0
"""The doors that each rule and each card shows in each country: they fit, and none is missing."""

from pathlib import Path

import pytest

from companion.content.catalog import Catalog
from companion.domain.channel import Purpose
from companion.domain.door_order import INSTEAD
from companion.services.channel_service import ChannelService
from tests.unit.services.local_fakes import StillClock

CATALOG = Catalog.built_in(Path(__file__).resolve().parents[2] / "resources" / "content")
WANTED = {
    **{f"rule-{rule.id}": rule.call_purposes for rule in CATALOG.rules()},
    **{f"card-{card.id}": card.call_purposes for card in CATALOG.cards().values()},
}
PLACES = [
    (code, nation)
    for code in CATALOG.countries()
    for nation in ("", *dict(CATALOG.country(code).nations))
]
FOR_A_CHILD = {
    "at-147", "au-kids-helpline", "ca-kids-help-phone", "de-116111", "ie-childline", "pl-116111",
    "se-bris", "uk-childline", "uk-report-remove", "us-take-it-down",
}  # fmt: skip

each_place = pytest.mark.parametrize("place", PLACES, ids=["-".join(p).strip("-") for p in PLACES])
each_need = pytest.mark.parametrize("wanted", WANTED.values(), ids=WANTED)


def service_in(code, nation=""):
    return ChannelService(CATALOG, StillClock(), code, nation)


def allowed(wanted):
    return {*wanted, *(step for one in wanted for step in INSTEAD[one].steps)}


def names(code, need):
    return [door.id for door in service_in(code).doors_for(WANTED[need])]


@each_place
@each_need
def test_every_door_has_a_wanted_purpose_or_a_listed_one(place, wanted):
    for door in service_in(*place).doors_for(wanted):
        assert allowed(wanted).intersection(door.purposes), door.id


@each_place
@each_need
def test_no_line_only_for_pictures_or_a_missing_child_where_that_is_not_the_need(place, wanted):
    for door in service_in(*place).doors_for(wanted):
        others = set(door.purposes) - {"takedown", "missing-child"}
        assert others or set(wanted).intersection(door.purposes), door.id


@each_place
@each_need
def test_never_empty_where_the_place_has_a_door_of_a_wanted_purpose(place, wanted):
    service = service_in(*place)
    if any(set(wanted).intersection(door.purposes) for door in service.channels()):
        assert service.doors_for(wanted)


@each_place
@each_need
def test_a_calm_need_leads_to_no_emergency_line(place, wanted):
    if Purpose.EMERGENCY in wanted or Purpose.MISSING_CHILD in wanted:
        return
    for door in service_in(*place).doors_for(wanted):
        is_police = Purpose.POLICE_NON_EMERGENCY in door.purposes
        assert Purpose.EMERGENCY not in door.purposes or is_police, door.id


@each_place
@each_need
def test_the_first_door_serves_the_first_purpose_that_has_any(place, wanted):
    service = service_in(*place)
    unserved = service.unserved(wanted)
    served = [one for one in wanted if one not in unserved]
    doors = service.doors_for(wanted)
    assert bool(served) == bool(doors)
    if served:
        assert allowed(served[:1]).intersection(doors[0].purposes)


@pytest.mark.parametrize(
    ("code", "need", "first"),
    [
        ("GB", "rule-report", ["uk-ceop", "uk-police-101", "uk-nspcc-helpline"]),
        ("GB", "rule-still-worried", ["uk-nspcc-helpline", "uk-ceop"]),
        ("FI", "rule-still-worried", ["int-child-helplines"]),
        ("GR", "rule-still-worried", ["int-child-helplines"]),
        ("SG", "rule-still-worried", ["int-child-helplines"]),
        ("INT", "rule-still-worried", ["int-child-helplines"]),
        ("KE", "card-missing", ["ke-116"]),
        ("INT", "card-missing", []),
        ("IE", "rule-no-ticks", ["ie-tusla"]),
        ("IN", "rule-no-ticks", ["in-1098"]),
        ("PH", "rule-no-ticks", ["ph-1383"]),
        ("PL", "rule-no-ticks", ["int-bik", "pl-116111"]),
        ("IT", "rule-adviser-today", ["it-19696"]),
        ("KE", "card-everyday", ["ke-116"]),
        ("ES", "card-blackmail", ["es-017", "int-child-helplines"]),
        ("SG", "card-ai-image", ["us-take-it-down", "int-inhope", "int-child-helplines"]),
    ],
)
def test_the_first_doors(code, need, first):
    assert names(code, need)[: len(first) or None] == first


@pytest.mark.parametrize("code", [code for code, _ in PLACES if code != "EU"])
def test_doors_that_only_a_child_may_use_say_so(code):
    doors = service_in(code).channels()
    marked = {door.id for door in doors if door.is_for_child}
    assert marked == FOR_A_CHILD.intersection(door.id for door in doors)
    assert all(
        door.for_whom.startswith(("A child", "Child")) for door in doors if door.id in marked
    )


@pytest.mark.parametrize("code", ["INT", "KE", "NG", "ZA"])
def test_a_country_without_an_emergency_number_says_to_look_it_up(code):
    country = CATALOG.country(code)
    assert not country.emergency_line
    assert any("look up your local" in note.lower() for note in country.notes)
