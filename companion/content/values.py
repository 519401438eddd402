# SPDX-License-Identifier: Apache-2.0
"""The kinds of values in content files: identifiers, texts, numbers, words with a meaning."""

from enum import StrEnum
from typing import Annotated

import msgspec

from companion.domain.urgency import Urgency

Id = Annotated[str, msgspec.Meta(pattern=r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=80)]
FactId = Annotated[str, msgspec.Meta(pattern=r"\A([0A-K](\.p?\d+)+|[a-z]+(-[a-z]+)*)\Z")]
CountryCode = Annotated[str, msgspec.Meta(pattern=r"\A[A-Z]{2,3}\Z")]
Text = Annotated[str, msgspec.Meta(pattern=r"\S")]
AtLeastOne = msgspec.Meta(min_length=1)
Count = Annotated[int, msgspec.Meta(ge=0, le=100)]
Days = Annotated[int, msgspec.Meta(ge=0, le=366)]
SomeDays = Annotated[int, msgspec.Meta(ge=1, le=366)]


class UrgencyWord(StrEnum):
    """How content files spell an urgency."""

    EYE = "eye"
    TALK = "talk"
    TALK_TODAY = "talk-today"
    REPORT = "report"
    NOW = "now"

    @property
    def urgency(self) -> Urgency:
        """The urgency of the same name."""
        return Urgency[self.name]


class Need(StrEnum):
    """What a starter can be made for, besides an age."""

    SEND = "send"
    LOOKED_AFTER = "looked-after"
    NEW_TO_ENGLISH = "new-to-english"
