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
LOCKED_KEY = b"CGSSessionScreenIsLocked"


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
    """Ask the window server: it names a lock only while there is one."""
    graphics, foundation = ctypes.CDLL(GRAPHICS), ctypes.CDLL(FOUNDATION)
    pointer = ctypes.c_void_p
    make = foundation.CFStringCreateWithCString
    for call, taken, given in (
        (graphics.CGSessionCopyCurrentDictionary, (), pointer),
        (make, (pointer, ctypes.c_char_p, ctypes.c_uint32), pointer),
        (foundation.CFDictionaryContainsKey, (pointer, pointer), ctypes.c_bool),
        (foundation.CFRelease, (pointer,), None),
    ):
        call.argtypes, call.restype = taken, given
    session = graphics.CGSessionCopyCurrentDictionary()
    if not session:
        return False
    key = make(None, LOCKED_KEY, UTF_8)
    is_left = bool(foundation.CFDictionaryContainsKey(session, key))
    foundation.CFRelease(key)
    foundation.CFRelease(session)
    return is_left
