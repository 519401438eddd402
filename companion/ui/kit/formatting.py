# SPDX-License-Identifier: Apache-2.0
"""Dates, times and sizes as a person reads them."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QLocale, QTime

from companion.domain import local_time


def day(value: date) -> str:
    """Return a date such as "14 May 2026"."""
    return QLocale().toString(QDate(value.year, value.month, value.day), "d MMMM yyyy")


def weekday_and_day(value: date) -> str:
    """Return a date such as "Thu 14 May 2026"."""
    return QLocale().toString(QDate(value.year, value.month, value.day), "ddd d MMM yyyy")


def clock(value: time) -> str:
    """Return a time such as "14:02"."""
    return QLocale().toString(QTime(value.hour, value.minute), "HH:mm")


def number(value: int) -> str:
    """Return a whole number such as "1,000,000"."""
    return QLocale().toString(value)


def local(moment: datetime) -> datetime:
    """Return a stored UTC moment in the time of this computer."""
    return local_time.local(moment)


def country_of_this_computer() -> str:
    """Return the code of the country the computer is set to, such as "IE", or ""."""
    return QLocale.territoryToCode(QLocale.system().territory())
