# SPDX-License-Identifier: Apache-2.0
"""What is being typed into a form of the private room, before the person saves it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from companion.domain.chronology_form import ChronologyForm
from companion.domain.noticing import QuickNote
from companion.domain.records import HandOver
from companion.domain.report import Report
from companion.domain.talk import Talk
from companion.domain.watch import WatchWords

R = TypeVar("R", Report, Talk, QuickNote, WatchWords, ChronologyForm, HandOver)


@dataclass(frozen=True, slots=True)
class FormDraft(Generic[R]):
    """A form as it stood. `id` is the draft's own; `record.id` is 0 where it is a new record."""

    id: int
    record: R = field(repr=False)
    kept_at: datetime
