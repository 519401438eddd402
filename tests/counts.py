# SPDX-License-Identifier: Apache-2.0
"""How often a test of a bar (docs/bars.md) tries: few times in every run, many on command."""

import os

LONG = "COMPANION_TORTURE"
IS_LONG = os.environ.get(LONG) == "long"


def how_many(short: int, long: int) -> int:
    """Return how often to try: `long` under `dev.py torture --long`, else `short`."""
    return long if IS_LONG else short
