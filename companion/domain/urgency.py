# SPDX-License-Identifier: Apache-2.0
"""How soon an adult should act. Never a statement about a child."""

from enum import IntEnum


class Urgency(IntEnum):
    """The urgency words of the guidance (facts sheet, "Urgency words"), in rising order.

    `TALK_TODAY` is a TALK that the guidance prints with "today" or "with an adviser".
    """

    EYE = 1
    TALK = 2
    TALK_TODAY = 3
    REPORT = 4
    NOW = 5
