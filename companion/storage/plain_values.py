# SPDX-License-Identifier: Apache-2.0
"""Reading JSON out of a column, and no other values than those that we put in.

A file from elsewhere may hold anything. Raises ValueError or TypeError: see `sql_errors`.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")


def texts_in(column: str) -> tuple[str, ...]:
    """Return a list of texts."""
    return _all(str, json.loads(column))


def numbers_in(column: str) -> tuple[int, ...]:
    """Return a list of whole numbers."""
    return _all(int, json.loads(column))


def answers_in(column: str) -> dict[str, str]:
    """Return texts by their names."""
    found = json.loads(column)
    if not isinstance(found, dict):
        raise TypeError
    _all(str, list(found.values()))
    return found


def text_of(value: object) -> str:
    """Return a text."""
    return _all(str, [value])[0]


def refuse_no_texts(record: DataclassInstance) -> None:
    """Raise TypeError where a field for words holds something else."""
    _all(str, [getattr(record, box.name) for box in fields(record) if box.type is str])


def _all(kind: type[T], found: Any) -> tuple[T, ...]:  # noqa: ANN401 - anything may stand there
    if not isinstance(found, list) or not all(type(one) is kind for one in found):
        raise TypeError
    return tuple(found)
