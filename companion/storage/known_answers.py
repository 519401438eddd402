# SPDX-License-Identifier: Apache-2.0
"""Answers that the standards print: tried by `--self-test` on each computer that packs the app.

A library may use another way of reckoning on another processor; the answers must be the same.
"""

from companion.storage.kdf import KdfCost, derive_key
from companion.storage.sealing import seal, unseal

# Test case 16 of the description of GCM that was handed to NIST.
_KEY = bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
_NONCE = bytes.fromhex("cafebabefacedbaddecaf888")
_BESIDE = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
_WORDS = bytes.fromhex(
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
    "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
)
_SEALED = bytes.fromhex(
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
    "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
    "76fc6ece0f4e1768cddf8853bb2d551b"
)
# From the tests of those who made Argon2.
_COST = KdfCost(memory_kib=256, passes=2, lanes=2)
_DERIVED = bytes.fromhex("6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037")


def check_known_answers() -> None:
    """Raise RuntimeError unless both libraries give what the standards print."""
    if seal(_KEY, _NONCE, _WORDS, _BESIDE) != _SEALED:
        raise RuntimeError("AES-256-GCM seals otherwise than its standard says")
    if unseal(_KEY, _NONCE, _SEALED, _BESIDE) != _WORDS:
        raise RuntimeError("AES-256-GCM opens otherwise than its standard says")
    if derive_key("password", b"somesalt", _COST) != _DERIVED:
        raise RuntimeError("Argon2id answers otherwise than its makers say")
