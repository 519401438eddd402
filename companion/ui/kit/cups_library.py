# SPDX-License-Identifier: Apache-2.0
"""The Linux library for printing, called by its name. A call that waits holds up nobody else."""

import ctypes
from functools import cache

NAME = "libcups.so.2"
POINTER, WORDS, NUMBER = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int

StillWanted = ctypes.CFUNCTYPE(NUMBER, POINTER, POINTER)
"""Asked while an answer is waited for: 1 to wait on, 0 to give up."""
_Password = ctypes.CFUNCTYPE(POINTER, WORDS, POINTER, WORDS, WORDS, POINTER)
NO_PASSWORD = _Password(lambda *_asked: None)
"""Else the library would ask for one in the terminal."""

CALLS: dict[str, tuple[object, ...]] = {
    "cupsDoRequest": (POINTER, POINTER, POINTER, WORDS),
    "cupsGetDefault2": (WORDS, POINTER),
    "cupsGetResponse": (POINTER, POINTER, WORDS),
    "cupsSendRequest": (NUMBER, POINTER, POINTER, WORDS, ctypes.c_size_t),
    "cupsSetPasswordCB2": (None, _Password, POINTER),
    "cupsUser": (WORDS,),
    "cupsWriteRequestData": (NUMBER, POINTER, WORDS, ctypes.c_size_t),
    "httpClose": (None, POINTER),
    "httpConnect2": (POINTER, WORDS, NUMBER, POINTER, *[NUMBER] * 4, POINTER),
    "httpSetTimeout": (None, POINTER, ctypes.c_double, StillWanted, POINTER),
    "ippAddString": (POINTER, POINTER, *[NUMBER] * 2, *[WORDS] * 3),
    "ippDelete": (None, POINTER),
    "ippFindAttribute": (POINTER, POINTER, WORDS, NUMBER),
    "ippFindNextAttribute": (POINTER, POINTER, WORDS, NUMBER),
    "ippGetCollection": (POINTER, POINTER, NUMBER),
    "ippGetCount": (NUMBER, POINTER),
    "ippGetInteger": (NUMBER, POINTER, NUMBER),
    "ippGetStatusCode": (NUMBER, POINTER),
    "ippGetString": (WORDS, POINTER, NUMBER, POINTER),
    "ippLength": (ctypes.c_size_t, POINTER),
    "ippNewRequest": (POINTER, NUMBER),
}
"""Each call, what it gives back, and what it takes."""


@cache
def cups_library() -> ctypes.CDLL | None:
    """Return the system's library, or None where there is none that can do what we ask."""
    try:
        library = ctypes.CDLL(NAME)
        for name, (gives, *takes) in CALLS.items():
            call = getattr(library, name)
            call.restype, call.argtypes = gives, takes
    except (OSError, AttributeError):
        return None
    return library
