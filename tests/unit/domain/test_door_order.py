# SPDX-License-Identifier: Apache-2.0
"""The table of what stands in for a purpose: complete, with reasons, and never far off."""

import pytest

from companion.domain.channel import Purpose
from companion.domain.door_order import INSTEAD


def test_every_purpose_has_a_row_with_a_reason():
    assert set(INSTEAD) == set(Purpose)
    assert all(row.reason for row in INSTEAD.values())


@pytest.mark.parametrize("purpose", list(Purpose))
def test_no_row_leads_to_another_kind_of_need(purpose):
    steps = INSTEAD[purpose].steps
    assert purpose not in steps
    assert {Purpose.TAKEDOWN, Purpose.MISSING_CHILD}.isdisjoint(steps)
    assert Purpose.EMERGENCY not in steps or purpose is Purpose.MISSING_CHILD
