# SPDX-License-Identifier: Apache-2.0
"""What signs are described with; the shape of the content needs no more of the checklist."""

from enum import StrEnum


class Since(StrEnum):
    """Since when a sign has been there."""

    TODAY = "today"
    THIS_WEEK = "this-week"
    WEEKS = "weeks"
    MONTHS = "months"
    ALWAYS = "always"


class GroupKind(StrEnum):
    """What a group of signs is about: the child, an adult near them, or harm already done."""

    CHILD = "child"
    ADULT = "adult"
    HARM = "harm"
