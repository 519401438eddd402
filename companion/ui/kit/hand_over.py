# SPDX-License-Identifier: Apache-2.0
"""The one place that hands a link to the system: only what stands in the channel list."""

from companion.domain.errors import CompanionError
from companion.ui.kit.desk import Desk


def hand_over(desk: Desk, link: str) -> bool:
    """Open a link of the channel list; False where it is not in it, or nothing opens it."""
    try:
        is_listed = desk.channels.may_open(link)
    except CompanionError:
        return False
    return is_listed and desk.open_address(link)
