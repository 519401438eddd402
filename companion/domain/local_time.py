# SPDX-License-Identifier: Apache-2.0
"""A stored moment in the time of this computer, whatever the clock said when it was written.

A computer with an empty battery starts in 1970 or 1980, and some systems know no local time there.
"""

from datetime import date, datetime, time


def local(moment: datetime) -> datetime:
    """Return a moment in the time of this computer, or unchanged where that has none for it."""
    try:
        return moment.astimezone()
    except (OverflowError, OSError, ValueError):
        return moment


def local_day(moment: datetime) -> date:
    """Return the day of a moment on the calendar of this computer."""
    return local(moment).date()


def local_hour(moment: datetime) -> time:
    """Return the time of day of a moment on the clock of this computer."""
    return local(moment).time()
