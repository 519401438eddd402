# SPDX-License-Identifier: Apache-2.0
"""When the recovery sheet was last found to work, and when to try it again."""

from datetime import date, timedelta

TRY_AGAIN_AFTER = timedelta(days=31)
"""About a month. Our own suggestion."""


def is_try_due(worked_on: date | None, today: date) -> bool:
    """Return whether the sheet last worked long ago. Who never had one is not asked for it."""
    return worked_on is not None and worked_on + TRY_AGAIN_AFTER <= today
