# SPDX-License-Identifier: Apache-2.0
"""What the driver raises, as known errors that quote nothing."""

import json
from datetime import date

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.cipher import sqlcipher
from companion.storage.sql_errors import known_error, known_errors, reading


def error_with(code):
    error = sqlcipher.OperationalError("near 'private words': syntax error")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (13, ErrorCode.DISK_FULL),
        (5, ErrorCode.VAULT_IN_USE),
        (261, ErrorCode.VAULT_IN_USE),
        (6, ErrorCode.VAULT_IN_USE),
        (8, ErrorCode.READ_ONLY),
        (1544, ErrorCode.READ_ONLY),
        (3, ErrorCode.READ_ONLY),
        (14, ErrorCode.READ_ONLY),
        (11, ErrorCode.VAULT_DAMAGED),
        (267, ErrorCode.VAULT_DAMAGED),
        (26, ErrorCode.VAULT_DAMAGED),
        (7, ErrorCode.VAULT_DAMAGED),
        (10, ErrorCode.STORAGE_FAILED),
        (778, ErrorCode.STORAGE_FAILED),
        (266, ErrorCode.STORAGE_FAILED),
        (1, ErrorCode.STORAGE_FAILED),
    ],
)
def test_codes(code, expected):
    assert known_error(error_with(code)).code is expected


def test_what_python_raises_for_damage():
    assert known_error(MemoryError()).code is ErrorCode.VAULT_DAMAGED


def test_a_closed_connection_is_a_locked_vault_and_misuse_is_not():
    closed = sqlcipher.ProgrammingError("Cannot operate on a closed database.")
    assert known_error(closed).code is ErrorCode.VAULT_LOCKED
    misuse = sqlcipher.ProgrammingError("Incorrect number of bindings supplied.")
    assert known_error(misuse).code is ErrorCode.STORAGE_FAILED
    assert known_error(sqlcipher.InterfaceError("closed")).code is ErrorCode.STORAGE_FAILED


def test_nothing_of_the_message_is_passed_on():
    with pytest.raises(CompanionError) as caught, known_errors():
        raise error_with(1)
    assert "private" not in f"{caught.value} {caught.value.parameters}"
    assert caught.value.__suppress_context__


BUGS = [
    lambda: json.loads("private {"),
    lambda: json.loads("[" * 100_000),
    lambda: date.fromisoformat("private"),
    lambda: {}["private"],
    lambda: [*7],
    lambda: "private".no_such_thing,
]


@pytest.mark.parametrize("bug", BUGS)
def test_other_errors_are_bugs_and_pass(bug):
    kinds = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
    with pytest.raises(kinds), known_errors():
        bug()


@pytest.mark.parametrize("read", BUGS)
def test_a_row_that_does_not_read_is_told_and_quotes_nothing(read):
    with pytest.raises(CompanionError) as caught, reading():
        read()
    assert caught.value.code is ErrorCode.ROW_NOT_READ
    assert caught.value.__suppress_context__
    assert "private" not in f"{caught.value.parameters}"


def test_while_reading_the_driver_is_heard_and_what_is_no_row_passes():
    with pytest.raises(CompanionError) as caught, reading():
        raise error_with(11)
    assert caught.value.code is ErrorCode.VAULT_DAMAGED
    with pytest.raises(RuntimeError, match="bug"), reading():
        raise RuntimeError("bug")
