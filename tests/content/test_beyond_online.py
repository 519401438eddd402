# SPDX-License-Identifier: Apache-2.0
"""Lines for trouble online, on the paths where the worry may have nothing to do with it."""

from __future__ import annotations

import pytest

from companion.domain.channel import Purpose
from companion.services.door_finder_service import DoorFinderService
from tests.content.test_door_finder import (
    BEYOND_ONLINE,
    CATALOG,
    doors_in,
    each_place,
    find,
    found_in,
)


@each_place
@pytest.mark.parametrize("answers", BEYOND_ONLINE, ids=["home", "harming", "self-harm"])
def test_a_line_for_trouble_online_says_so_where_the_worry_may_be_none(place, answers):
    """It is the first door only where no other line is there, and never for self-harm."""
    service = DoorFinderService(CATALOG, found_in(place)[0])
    finding = find(place, **answers)
    for one in doors_in(finding):
        says_so = service.why(one) == "It is for trouble online. It may know who helps."
        assert says_so == one.door.is_online_only
    first = finding.doors.first
    if first is not None and first.door.is_online_only:
        assert place == ("ES", "")
        assert answers["what"] != "self-harm"


@each_place
def test_for_self_harm_the_doctor_stands_first_where_no_line_is_there(place):
    finding = find(place, **BEYOND_ONLINE[2])
    first = finding.doors.first
    assert finding.outcome.path.else_first == "First: phone your doctor today"
    assert first is None or Purpose.DIRECTORY not in first.door.purposes
