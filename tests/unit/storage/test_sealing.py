# SPDX-License-Identifier: Apache-2.0
"""The two libraries behind the lock: the answers of their standards, and nothing else done."""

import subprocess
import sys
import threading
import time

import pytest
from argon2 import low_level
from argon2.exceptions import HashingError
from Crypto.Cipher import AES
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage import known_answers
from companion.storage.kdf import KdfCost, derive_key
from companion.storage.sealing import TAG_LENGTH, NotOursError, seal, unseal
from tests.unit.storage.vault_home import CHEAP

# Test cases 13, 14, 15 and 16 of the description of GCM that was handed to NIST (AES-256).
NO_KEY, NO_NONCE = "00" * 32, "00" * 12
KEY, NONCE = "feffe9928665731c6d6a8f9467308308" * 2, "cafebabefacedbaddecaf888"
WORDS = (
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
    "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255"
)
SEALED = (
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
    "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad"
)
BESIDE = "feedfacedeadbeeffeedfacedeadbeefabaddad2"
GCM = (
    (NO_KEY, NO_NONCE, "", "", "", "530f8afbc74536b9a963b4f1c4cb738b"),
    (
        *(NO_KEY, NO_NONCE, "00" * 16, ""),
        *("cea7403d4d606b6e074ec5d3baf39d18", "d0d1c8a799996bf0265b98b5d48ab919"),
    ),
    (KEY, NONCE, WORDS, "", SEALED, "b094dac5d93471bdec1a502270e3cc6c"),
    (KEY, NONCE, WORDS[:120], BESIDE, SEALED[:120], "76fc6ece0f4e1768cddf8853bb2d551b"),
)
# From the tests of those who made Argon2 (version 0x13).
ARGON2 = (
    (1 << 16, 2, 1, "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"),
    (1 << 8, 2, 1, "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"),
    (1 << 8, 2, 2, "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037"),
)
# RFC 9106, 5.3: with four lanes, a secret and further data.
RFC_9106 = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
AS_PACKED = """
import sys
sys.modules["cffi"] = None
started = []
sys.addaudithook(
    lambda event, _: started.append(event) if event in ("subprocess.Popen", "os.system") else None
)
from companion.storage.known_answers import check_known_answers
check_known_answers()
from Crypto.Util import _raw_api
print(_raw_api.backend, started)
"""


@pytest.mark.parametrize("case", GCM)
def test_sealing_gives_what_the_standard_prints(case):
    key, nonce, words, beside, sealed, tag = (bytes.fromhex(part) for part in case)
    assert seal(key, nonce, words, beside) == sealed + tag
    assert unseal(key, nonce, sealed + tag, beside) == words


@pytest.mark.parametrize("case", GCM)
def test_a_processor_without_instructions_for_it_comes_to_the_same(case):
    key, nonce, words, beside, sealed, tag = (bytes.fromhex(part) for part in case)
    slow = AES.new(key, AES.MODE_GCM, nonce=nonce, use_aesni=False, use_clmul=False)
    slow.update(beside)
    assert slow.encrypt_and_digest(words) == (sealed, tag)


@given(st.binary(max_size=200), st.binary(max_size=40), st.data())
def test_whatever_bit_is_changed_nothing_is_opened(words, beside, data):
    key, nonce = bytes.fromhex(KEY), bytes.fromhex(NONCE)
    sealed = seal(key, nonce, words, beside)
    assert unseal(key, nonce, sealed, beside) == words
    changed = bytearray(sealed)
    bit = data.draw(st.integers(0, 8 * len(sealed) - 1))
    changed[bit // 8] ^= 1 << bit % 8
    for wrong in (
        (key, nonce, bytes(changed), beside),
        (key, nonce, sealed, beside + b"x"),
        (key[::-1], nonce, sealed, beside),
        (key, nonce[::-1], sealed, beside),
    ):
        with pytest.raises(NotOursError):
            unseal(*wrong)


@pytest.mark.parametrize("length", range(TAG_LENGTH))
def test_less_than_a_whole_tag_opens_nothing(length):
    key, nonce = bytes.fromhex(KEY), bytes.fromhex(NONCE)
    with pytest.raises(NotOursError):
        unseal(key, nonce, seal(key, nonce, b"", b"")[:length], b"")


@pytest.mark.parametrize(("memory", "passes", "lanes", "key"), ARGON2)
def test_deriving_gives_what_the_makers_of_argon2_print(memory, passes, lanes, key):
    assert derive_key("password", b"somesalt", KdfCost(memory, passes, lanes)).hex() == key


def test_the_library_gives_what_rfc_9106_prints():
    new, cut = low_level.ffi.new, low_level.ffi.buffer
    parts = [new("uint8_t[]", bytes([one]) * n) for one, n in ((1, 32), (2, 16), (3, 8), (4, 12))]
    made = new("uint8_t[]", 32)
    context = new(
        "argon2_context *",
        {"out": made, "outlen": 32, "version": 0x13, "t_cost": 3, "m_cost": 32, "lanes": 4}
        | {"threads": 4, "allocate_cbk": low_level.ffi.NULL, "free_cbk": low_level.ffi.NULL}
        | dict(zip(("pwd", "salt", "secret", "ad"), parts, strict=True))
        | {"pwdlen": 32, "saltlen": 16, "secretlen": 8, "adlen": 12},
    )
    assert low_level.core(context, low_level.Type.ID.value) == 0
    assert bytes(cut(made)).hex() == RFC_9106


def test_as_packed_the_answers_are_the_same_and_no_other_program_is_started():
    said = subprocess.run(
        [sys.executable, "-c", AS_PACKED], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["ctypes", "[]"]


def test_a_library_that_answers_otherwise_is_found_out(monkeypatch):
    known_answers.check_known_answers()
    for name, other in (
        ("seal", b"other"),
        ("unseal", b"other"),
        ("derive_key", b"other"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(known_answers, name, lambda *_, other=other: other)
            with pytest.raises(RuntimeError, match="otherwise"):
                known_answers.check_known_answers()


def test_a_computer_that_has_not_the_memory_is_told_so(monkeypatch):
    def has_none(*_arguments, **_more):
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(low_level, "hash_secret_raw", has_none)
    with pytest.raises(CompanionError) as caught:
        derive_key("password", b"somesalt", CHEAP)
    assert caught.value.code is ErrorCode.NO_MEMORY


def test_others_go_on_while_a_key_is_derived():
    derive_key("password", b"somesalt", CHEAP)
    # Where others had to wait, they would wait each time; a busy computer stops all now and then.
    assert any(longest_stop() < 0.5 for _ in range(5))


def longest_stop() -> float:
    """Return how long nothing else went on while a key was derived, as a part of that time."""
    began = last = time.perf_counter()
    longest = 0.0
    worker = threading.Thread(target=derive_key, args=("password", b"somesalt", KdfCost(passes=6)))
    worker.start()
    while worker.is_alive():
        now = time.perf_counter()
        last, longest = now, max(longest, now - last)
    worker.join()
    return longest / (time.perf_counter() - began)
