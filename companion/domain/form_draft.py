# SPDX-License-Identifier: Apache-2.0
"""What is being typed into the form of a report or a talk, before the person saves it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from companion.domain.report import Report
from companion.domain.talk import Talk

R = TypeVar("R", Report, Talk)


@dataclass(frozen=True, slots=True)
class FormDraft(Generic[R]):
    """A form as it stood. `id` is the draft's own; `record.id` is 0 where it is a new record."""

    id: int
    record: R = field(repr=False)
    kept_at: datetime
