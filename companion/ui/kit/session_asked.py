# SPDX-License-Identifier: Apache-2.0
"""The session on Windows and macOS: asked for, each in one call. Neither was tried there yet.

Whatever a system does not answer counts as "the person is there": the idle time still locks.
"""

import ctypes
from collections.abc import Callable

SESSION_INFO_EX = 25
STATE_AT, FLAGS_AT, INFO_SIZE = 12, 16, 20
"""Where WTSINFOEXW holds SessionState and SessionFlags, and up to where we read."""
IS_ACTIVE, IS_LOCKED = 0, 0
GRAPHICS = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
FOUNDATION = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
UTF_8 = 0x08000100
LOCKED_KEY, SHOWN_KEY = b"CGSSessionScreenIsLocked", b"kCGSSessionOnConsoleKey"
"""What macOS calls a locked screen, and a session that is the one on the screen."""


def question_for(system: str) -> Callable[[], bool] | None:
    """Return what asks whether the person left; None where there is nobody to ask."""
    found = {"win32": windows_is_left, "darwin": mac_is_left}.get(system)
    if found is None:
        return None

    def is_left() -> bool:
        try:
            return found()
        except (OSError, AttributeError):
            return False

    return is_left


def windows_is_left() -> bool:
    """Ask the session: locked, or not the one that is on the screen."""
    service = ctypes.CDLL("wtsapi32")
    ask, free = service.WTSQuerySessionInformationW, service.WTSFreeMemory
    pointer, size = ctypes.c_void_p(), ctypes.c_uint32()
    ask.argtypes = (
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_void_p,
    )
    free.argtypes = (ctypes.c_void_p,)
    this = 0xFFFFFFFF
    if not ask(None, this, SESSION_INFO_EX, ctypes.byref(pointer), ctypes.byref(size)):
        return False
    try:
        return size.value >= INFO_SIZE and info_is_left(ctypes.string_at(pointer, INFO_SIZE))
    finally:
        free(pointer)


def info_is_left(info: bytes) -> bool:
    """Read the beginning of a WTSINFOEXW."""
    level, state, flags = (
        int.from_bytes(info[at : at + 4], "little") for at in (0, STATE_AT, FLAGS_AT)
    )
    return level == 1 and (state != IS_ACTIVE or flags == IS_LOCKED)


def mac_is_left() -> bool:
    """Ask the window server: the screen is locked, or another user has it now."""
    graphics, foundation = ctypes.CDLL(GRAPHICS), ctypes.CDLL(FOUNDATION)
    graphics.CGSessionCopyCurrentDictionary.argtypes = ()
    graphics.CGSessionCopyCurrentDictionary.restype = ctypes.c_void_p
    _declare(foundation)
    session = graphics.CGSessionCopyCurrentDictionary()
    if not session:
        return False
    try:
        is_locked, is_shown = (_said(foundation, session, key) for key in (LOCKED_KEY, SHOWN_KEY))
    finally:
        foundation.CFRelease(session)
    return is_locked is True or is_shown is False


def _declare(foundation: ctypes.CDLL) -> None:
    """Say what the calls take and give: a pointer is longer than the number that is expected."""
    pointer, letters, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint32
    for call, taken, given in (
        (foundation.CFStringCreateWithCString, (pointer, letters, number), pointer),
        (foundation.CFDictionaryGetValue, (pointer, pointer), pointer),
        (foundation.CFGetTypeID, (pointer,), ctypes.c_ulong),
        (foundation.CFBooleanGetTypeID, (), ctypes.c_ulong),
        (foundation.CFBooleanGetValue, (pointer,), ctypes.c_ubyte),
        (foundation.CFRelease, (pointer,), None),
    ):
        call.argtypes, call.restype = taken, given


def _said(foundation: ctypes.CDLL, session: int, name: bytes) -> bool | None:
    """Return what the session says of itself; None where it says nothing."""
    key = foundation.CFStringCreateWithCString(None, name, UTF_8)
    if not key:
        return None
    value = foundation.CFDictionaryGetValue(session, key)
    foundation.CFRelease(key)
    if not value:
        return None
    # It belongs to the session, and is not released here. Only a plain "no" is one.
    is_plain = foundation.CFGetTypeID(value) == foundation.CFBooleanGetTypeID()
    return not is_plain or bool(foundation.CFBooleanGetValue(value))
