# SPDX-License-Identifier: Apache-2.0
"""AES-256-GCM: what is sealed with a key opens only with it, and only beside what it belongs to."""

from Crypto.Util import _raw_api

# WORKAROUND: without cffi, as in the packed app, the library asks what kind of program this is,
# and for that Python starts another program, "file". The answer is of no use to our files, so it
# is given here. Remove when tests/unit/storage/test_sealing.py passes without it.
_raw_api.cached_architecture = ["", ""]

from Crypto.Cipher import AES  # noqa: E402 - what is above comes first

TAG_LENGTH = 16


class NotOursError(ValueError):
    """The key is another one, or something was changed."""


def seal(key: bytes, nonce: bytes, words: bytes, beside: bytes) -> bytes:
    """Return the words sealed; a nonce must never be used twice with one key."""
    cipher = AES.new(key, AES.MODE_GCM, nonce=nonce, mac_len=TAG_LENGTH)
    cipher.update(beside)
    sealed, tag = cipher.encrypt_and_digest(words)
    return sealed + tag


def unseal(key: bytes, nonce: bytes, sealed: bytes, beside: bytes) -> bytes:
    """Return what was sealed. Raises NotOursError, and then nothing of it is known."""
    cipher = AES.new(key, AES.MODE_GCM, nonce=nonce, mac_len=TAG_LENGTH)
    cipher.update(beside)
    try:
        return cipher.decrypt_and_verify(sealed[:-TAG_LENGTH], sealed[-TAG_LENGTH:])
    except ValueError:
        raise NotOursError from None
