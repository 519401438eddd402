# SPDX-License-Identifier: Apache-2.0
"""Every store and service is made to fail: no word of the person gets into a log or a report."""

from __future__ import annotations

import inspect
import logging
import subprocess
import sys
import typing
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum

import pytest

from companion.content.catalog import Catalog
from companion.domain.errors import CompanionError
from companion.paths import resources_folder
from companion.services.private_room import RoomKeeper
from companion.storage.vault import VaultFolder
from companion.ui.dialogs.crash_dialog import describe
from tests.fakes import FakeClock
from tests.unit.storage.vault_home import CHEAP

CANARY = "Kanarienvogel"
PASSPHRASE = f"{CANARY} on a long branch"
LEAST = 100
SPELT_OUT = {
    int: 1,
    str: CANARY,
    bool: True,
    bytes: CANARY.encode(),
    date: date(2026, 1, 2),
    datetime: datetime(2026, 1, 2, tzinfo=UTC),
}


def value_of(kind):
    """Return a value of a type, full of the canary."""
    if kind in SPELT_OUT:
        return SPELT_OUT[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{one.name: value_of(hints[one.name]) for one in fields(kind) if one.init})
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return (value_of(inner[0]),)
    if type(None) in inner:
        return value_of(next(one for one in inner if one is not type(None)))
    return CANARY


def arguments_of(method):
    """Return arguments for a method, by the types it names."""
    hints = typing.get_type_hints(method)
    positional, named = [], {}
    for name, parameter in inspect.signature(method).parameters.items():
        if parameter.kind is parameter.KEYWORD_ONLY:
            named[name] = value_of(hints.get(name, str))
        elif parameter.default is parameter.empty:
            positional.append(value_of(hints.get(name, str)))
    return positional, named


def methods_of(*owners):
    """Give the public methods of services and stores."""
    for owner in owners:
        parts = (
            {one.name: getattr(owner, one.name) for one in fields(owner)}
            if is_dataclass(owner)
            else vars(owner)
        )
        for name, part in parts.items():
            if name.startswith("_"):
                continue
            for method_name, method in inspect.getmembers(part, inspect.ismethod):
                if not method_name.startswith("_") and method_name != "close":
                    yield f"{name}.{method_name}", method


def fail(method):
    """Call a method; return the error, and what the app would tell of it."""
    try:
        positional, named = arguments_of(method)
        method(*positional, **named)
    except Exception as error:  # noqa: BLE001 - whatever it is
        return error, describe(type(error), error.__traceback__, "1")
    return None, ""


@pytest.mark.slow
@pytest.mark.bar(20)
@pytest.mark.expects_log_warning
def test_no_error_of_any_service_or_store_tells_a_word(tmp_path, monkeypatch, caplog, capfd, tally):
    monkeypatch.chdir(tmp_path)  # some are given a name to write to
    caplog.set_level(logging.DEBUG)
    clock = FakeClock()
    content = Catalog.built_in(resources_folder() / "content")
    door = VaultFolder(tmp_path, clock, CHEAP)
    keeper = RoomKeeper(door, content, clock, lambda _change: None)
    keeper.create(PASSPHRASE)
    room = keeper.open(PASSPHRASE)
    vault = keeper._open
    room.checklist.add_child(CANARY)
    told, errors, known = [], 0, 0
    vault._db.execute("pragma query_only = on")
    for is_closed in (False, True):
        if is_closed:
            keeper.close()
        for _name, method in methods_of(room, vault):
            error, report = fail(method)
            errors += error is not None
            if isinstance(error, CompanionError):
                known += 1
                told.append(str(error))
            told.append(report)
    assert errors >= LEAST
    assert known >= LEAST
    out, err = capfd.readouterr()
    everything = "\n".join([*told, caplog.text, out, err])
    assert CANARY not in everything
    assert not any(CANARY.encode() in path.read_bytes() for path in tmp_path.rglob("*.log"))
    tally(errors=errors, of_them_known=known, lines_with_a_secret=0)


ELSEWHERE = f"""
import threading
from companion import bugs

class Broken:
    def __del__(self):
        raise ValueError("{CANARY}")

def fail():
    raise ValueError("{CANARY}")

bugs.catch_bugs(None, None)
thread = threading.Thread(target=fail)
thread.start()
thread.join()
Broken()
"""


def test_what_fails_on_another_thread_or_while_tidying_up_tells_no_word_either():
    command = [sys.executable, "-c", ELSEWHERE]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr.count("ValueError") == 2
    assert CANARY not in done.stderr + done.stdout
