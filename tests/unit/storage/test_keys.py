# SPDX-License-Identifier: Apache-2.0
"""Key slots: right and wrong secrets, damage, limits, and what is bound to what."""

import json
import random

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.kdf import KdfCost, derive_key, refuse_weak
from companion.storage.keys import KeyFile, Slot, SlotKind
from tests.counts import how_many
from tests.rights import is_private
from tests.unit.storage.vault_home import CHEAP, refused

KEY = bytes(range(32))
SECRET = "a secret of ours"
CHANGED_BITS = how_many(150, 10_000)
WRONG = how_many(200, 1_000)


@pytest.fixture(scope="module")
def slot():
    return Slot.wrap(SlotKind.PASSPHRASE, SECRET, KEY, CHEAP)


@pytest.fixture
def path(tmp_path, slot):
    KeyFile((slot,)).write(tmp_path / "keys.json")
    return tmp_path / "keys.json"


def change(path, **values):
    data = json.loads(path.read_text())
    data["slots"][0] |= values
    path.write_text(json.dumps(data))


def test_the_secret_opens_the_slot_after_reading_it_back(path):
    assert KeyFile.read(path).unwrap(SlotKind.PASSPHRASE, SECRET) == KEY


def test_the_file_is_private_and_holds_no_secret(path):
    assert is_private(path)
    assert SECRET not in path.read_text()
    assert KEY.hex() not in path.read_text()


@pytest.mark.parametrize("wrong", ["", "a secret of our", "A secret of ours", " a secret of ours"])
def test_another_secret_is_wrong(slot, wrong):
    refused(ErrorCode.WRONG_PASSPHRASE, slot.unwrap, wrong)


@pytest.mark.slow
@pytest.mark.bar(9)
def test_of_many_wrong_secrets_none_opens_and_each_is_called_wrong(slot, tally):
    picks = random.Random(9)  # noqa: S311 - the same slips in every run
    for _ in range(WRONG):
        letters = list(SECRET)
        letters[picks.randrange(len(letters))] = chr(picks.randrange(0x21, 0x24F))
        typed = "".join(letters)
        if typed != SECRET:
            refused(ErrorCode.WRONG_PASSPHRASE, slot.unwrap, typed)
    assert slot.unwrap(SECRET) == KEY
    tally(wrong=WRONG, opened=0)


def test_a_secret_without_a_slot_is_told(path):
    keys = KeyFile.read(path)
    refused(ErrorCode.NO_RECOVERY_CODE, keys.unwrap, SlotKind.RECOVERY, SECRET)


def test_a_newer_slot_takes_the_place_of_the_older_one(slot):
    other = Slot.wrap(SlotKind.PASSPHRASE, "another secret", KEY, CHEAP)
    keys = KeyFile((slot,)).with_slot(other)
    assert keys.slots == (other,)


def test_composed_and_decomposed_spellings_are_one_secret():
    salt = bytes(16)
    composed, decomposed = "Zo\u00eb caf\u00e9 \u212b", "Zoe\u0308 cafe\u0301 A\u030a"
    assert derive_key(composed, salt, CHEAP) == derive_key(decomposed, salt, CHEAP)


@pytest.mark.parametrize("odd", ["\ud800 lone half", "nul \0 inside", "שלום 🙂"])
def test_odd_characters_in_a_secret_do_not_fail(odd):
    assert len(derive_key(odd, bytes(16), CHEAP)) == 32


@pytest.mark.parametrize("weak", ["", "123456789", " " * 12, "\u00e9" * 9, "e\u0301" * 9])
def test_a_short_or_blank_passphrase_is_weak(weak):
    assert refused(ErrorCode.WEAK_PASSPHRASE, refuse_weak, weak).parameters == {"shortest": 10}


def test_ten_characters_are_enough_and_blanks_count():
    refuse_weak(" 12345678 ")


def test_a_slot_does_not_open_under_another_kind(path):
    change(path, kind="recovery")
    keys = KeyFile.read(path)
    refused(ErrorCode.KEYS_DAMAGED, keys.unwrap, SlotKind.RECOVERY, SECRET)


def test_the_cost_is_bound_to_the_slot(path):
    change(path, passes=2)
    keys = KeyFile.read(path)
    refused(ErrorCode.KEYS_DAMAGED, keys.unwrap, SlotKind.PASSPHRASE, SECRET)


def test_a_slot_with_a_damaged_checksum_still_opens(path):
    change(path, check="0" * 64)
    assert KeyFile.read(path).unwrap(SlotKind.PASSPHRASE, SECRET) == KEY


@pytest.mark.parametrize(
    "values",
    [
        {"memory_kib": 8 * 1024 - 1},
        {"memory_kib": 1024 * 1024 + 1},
        {"memory_kib": 1e5},
        {"memory_kib": "65536"},
        {"passes": 0},
        {"passes": 21},
        {"passes": True},
        {"lanes": 0},
        {"lanes": 17},
        {"lanes": None},
        {"kind": "master"},
        {"kind": None},
        {"salt": "00"},
        {"salt": "zz" * 16},
        {"nonce": 12},
        {"wrapped": ""},
        {"extra": 1},
    ],
)
def test_values_out_of_bounds_are_damage(path, values):
    change(path, **values)
    refused(ErrorCode.KEYS_DAMAGED, KeyFile.read, path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        "[" * 60_000,
        '{"format": "companion-keys", "version": 1, "slots": []}',
        '{"format": "companion-keys", "version": 1, "slots": [1]}',
        '{"format": "companion-keys", "version": 1, "slots": {}}',
        '{"format": "companion-keys", "version": true, "slots": []}',
        '{"format": "other", "version": 1, "slots": []}',
        '{"format": "companion-keys", "version": 1, "slots": []}' + " " * 70_000,
        "\xff\xfe",
    ],
)
def test_other_content_is_damage(path, text):
    path.write_bytes(text.encode("latin-1"))
    refused(ErrorCode.KEYS_DAMAGED, KeyFile.read, path)


def test_two_slots_of_a_kind_are_damage(path, slot):
    KeyFile((slot, slot)).write(path)
    refused(ErrorCode.KEYS_DAMAGED, KeyFile.read, path)


def test_a_newer_format_is_said_to_be_newer(path):
    path.write_text('{"format": "companion-keys", "version": 2}')
    refused(ErrorCode.NEWER_VAULT, KeyFile.read, path)


def test_a_missing_file_and_one_that_can_not_be_read(path, tmp_path):
    refused(ErrorCode.KEYS_MISSING, KeyFile.read, tmp_path / "none.json")
    refused(ErrorCode.KEYS_DAMAGED, KeyFile.read, tmp_path)


@pytest.mark.bar(5)
def test_a_changed_bit_never_gives_another_key(path, tally):
    whole, told = path.read_bytes(), set()
    picks = random.Random(7)  # noqa: S311 - the same damage in every run
    for _ in range(CHANGED_BITS):
        broken = bytearray(whole)
        broken[picks.randrange(len(broken))] ^= 1 << picks.randrange(8)
        path.write_bytes(broken)
        try:
            keys = KeyFile.read(path)
            if any(slot.cost != CHEAP for slot in keys.slots):
                continue  # a dear derivation: bound to the slot, proved above
            assert keys.unwrap(SlotKind.PASSPHRASE, SECRET) == KEY
        except CompanionError as error:
            told.add(error.code)
    assert told <= {ErrorCode.KEYS_DAMAGED, ErrorCode.NEWER_VAULT}
    tally(mutated_key_files=CHANGED_BITS, other_keys=0)


def test_the_default_cost_is_what_security_says():
    assert KdfCost() == KdfCost(memory_kib=65536, passes=3, lanes=4)
    assert KdfCost().is_acceptable
