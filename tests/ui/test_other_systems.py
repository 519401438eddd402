# SPDX-License-Identifier: Apache-2.0
"""What Windows and macOS are asked for: both are faked at the edge, nothing was run on them."""

from __future__ import annotations

import time

import pytest

from companion import wiring
from companion.ui.kit import session_asked

YES, NO, NUMBER = 11, 12, 13
"""Two truths and a number, by the names that the fake gives them."""
LOCKED, SHOWN = b"CGSSessionScreenIsLocked", b"kCGSSessionOnConsoleKey"


class Call:
    """A call of a library, which can be told what it takes."""

    def __init__(self, answer) -> None:
        self._answer = answer
        self.argtypes, self.restype = None, None

    def __call__(self, *given):
        assert self.argtypes is not None, "a pointer would be cut in two"
        assert len(given) == len(self.argtypes)
        return self._answer(*given)


class MacLibraries:
    """CoreGraphics and CoreFoundation, with one session that says this of itself."""

    def __init__(self, said: dict[bytes, int] | None) -> None:
        self._made: list[bytes] = []
        self.held: list[int] = []
        self.CGSessionCopyCurrentDictionary = Call(lambda: self._give(1) if said else None)
        self.CFStringCreateWithCString = Call(lambda _, name, __: self._name(name))
        self.CFDictionaryGetValue = Call(lambda _, key: (said or {}).get(self._made[key - 100]))
        self.CFGetTypeID = Call(lambda value: 7 if value == NUMBER else 21)
        self.CFBooleanGetTypeID = Call(lambda: 21)
        self.CFBooleanGetValue = Call(lambda value: int(value == YES))
        self.CFRelease = Call(self.held.remove)

    def _name(self, name: bytes) -> int:
        self._made.append(name)
        return self._give(99 + len(self._made))

    def _give(self, pointer: int) -> int:
        self.held.append(pointer)
        return pointer


@pytest.mark.parametrize(
    ("said", "is_left"),
    [
        ({SHOWN: YES}, False),
        ({SHOWN: YES, LOCKED: YES}, True),
        ({SHOWN: YES, LOCKED: NO}, False),
        ({SHOWN: NO}, True),
        ({b"kCGSSessionUserIDKey": NUMBER}, False),
        ({SHOWN: NUMBER, LOCKED: NUMBER}, True),
        (None, False),
    ],
    ids=["there", "locked", "unlocked", "another-user", "silent", "a-number", "no-session"],
)
def test_a_mac_is_left_when_it_is_locked_or_another_user_comes(monkeypatch, said, is_left):
    mac = MacLibraries(said)
    monkeypatch.setattr(session_asked.ctypes, "CDLL", lambda _name: mac)
    assert session_asked.question_for("darwin")() is is_left
    assert mac.held == []


def test_a_mac_tells_how_long_it_slept(monkeypatch):
    clocks = {"CLOCK_UPTIME_RAW": 8, "CLOCK_MONOTONIC_RAW": 4}
    for name, number in clocks.items():
        monkeypatch.setattr(time, name, number, raising=False)
    now = {8: 1_000.0, 4: 4_600.0}.__getitem__
    monkeypatch.setattr(time, "clock_gettime", now, raising=False)
    monkeypatch.setattr(wiring.sys, "platform", "darwin")
    assert wiring.seconds_asleep() == 3_600.0
