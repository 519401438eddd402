# SPDX-License-Identifier: Apache-2.0
"""Key slots: passphrase or recovery code → Argon2id → AES-256-GCM → the data key of the vault.

`keys.json` holds one slot per secret. Changing a secret rewrites this file and nothing else.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.atomic_file import write_atomically
from companion.storage.kdf import KEY_LENGTH, KdfCost, derive_key
from companion.storage.plain_file import open_plain
from companion.storage.sealing import TAG_LENGTH, NotOursError, seal, unseal

FORMAT = "companion-keys"
VERSION = 1
LARGEST_FILE = 64 * 1024
SALT_LENGTH = 16
NONCE_LENGTH = 12
WRAPPED_LENGTH = KEY_LENGTH + TAG_LENGTH


class SlotKind(StrEnum):
    """Which secret opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a kind, not a secret
    RECOVERY = "recovery"

    @property
    def wrong(self) -> ErrorCode:
        """What to say when the secret does not open the slot."""
        if self is SlotKind.PASSPHRASE:
            return ErrorCode.WRONG_PASSPHRASE
        return ErrorCode.WRONG_RECOVERY_CODE

    @property
    def missing(self) -> ErrorCode:
        """What to say when nobody made a slot of this kind."""
        if self is SlotKind.PASSPHRASE:
            return ErrorCode.WRONG_PASSPHRASE
        return ErrorCode.NO_RECOVERY_CODE


class _BadSlotError(ValueError):
    """The file does not hold what we write."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key, wrapped by one secret. `check` tells a damaged slot from a wrong secret."""

    kind: SlotKind
    cost: KdfCost
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)
    check: str = field(default="", repr=False)

    @classmethod
    def wrap(cls, kind: SlotKind, secret: str, data_key: bytes, cost: KdfCost) -> "Slot":
        """Return a new slot with fresh salt and nonce."""
        slot = cls(kind, cost, os.urandom(SALT_LENGTH), os.urandom(NONCE_LENGTH), b"")
        key = derive_key(secret, slot.salt, cost)
        slot = replace(slot, wrapped=seal(key, slot.nonce, data_key, slot.parameters))
        return replace(slot, check=slot.digest)

    def unwrap(self, secret: str) -> bytes:
        """Return the data key. Raises CompanionError: wrong secret, or damaged."""
        key = derive_key(secret, self.salt, self.cost)
        try:
            return unseal(key, self.nonce, self.wrapped, self.parameters)
        except NotOursError:
            is_whole = self.check == self.digest
            raise CompanionError(self.kind.wrong if is_whole else ErrorCode.KEYS_DAMAGED) from None

    @property
    def parameters(self) -> bytes:
        """What is bound to the wrapped key: nobody can make a slot cheaper or change its kind."""
        data = {"format": FORMAT, "version": VERSION, "kind": self.kind, "salt": self.salt.hex()}
        return _canonical(data | asdict(self.cost))

    @property
    def digest(self) -> str:
        """A plain checksum over the slot, against accidents and not against people."""
        return hashlib.sha256(self.parameters + self.nonce + self.wrapped).hexdigest()

    def as_data(self) -> dict[str, Any]:
        """Return what stands in the file."""
        return {
            "kind": self.kind.value,
            **asdict(self.cost),
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
            "check": self.check,
        }


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All slots of a vault; at most one of each kind."""

    slots: tuple[Slot, ...]

    @classmethod
    def read(cls, path: Path) -> "KeyFile":
        """Return what is in the file. Raises CompanionError: missing, damaged, newer."""
        try:
            with open_plain(path) as file:
                raw = file.read(LARGEST_FILE + 1)
        except FileNotFoundError:
            raise CompanionError(ErrorCode.KEYS_MISSING) from None
        except IsADirectoryError:
            raise CompanionError(ErrorCode.KEYS_DAMAGED) from None
        except OSError:
            raise CompanionError(ErrorCode.FILE_NOT_READABLE) from None
        try:
            return cls(_read_slots(raw))
        except (ValueError, RecursionError):
            raise CompanionError(ErrorCode.KEYS_DAMAGED) from None

    def write(self, path: Path) -> None:
        """Replace the file atomically. Raises OSError."""
        data = {"format": FORMAT, "version": VERSION, "slots": [s.as_data() for s in self.slots]}
        write_atomically(path, json.dumps(data, indent=1).encode())

    def unwrap(self, kind: SlotKind, secret: str) -> bytes:
        """Return the data key that the secret opens. Raises CompanionError."""
        for slot in self.slots:
            if slot.kind is kind:
                return slot.unwrap(secret)
        raise CompanionError(kind.missing)

    def without(self, kind: SlotKind) -> "KeyFile":
        """Return a copy that no secret of this kind opens."""
        return KeyFile(tuple(slot for slot in self.slots if slot.kind is not kind))

    def with_slot(self, slot: Slot) -> "KeyFile":
        """Return a copy in which this slot stands for the older one of its kind."""
        return KeyFile((*(old for old in self.slots if old.kind is not slot.kind), slot))


def _read_slots(raw: bytes) -> tuple[Slot, ...]:
    if len(raw) > LARGEST_FILE:
        raise _BadSlotError
    data = json.loads(raw)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _BadSlotError
    version = data.get("version")
    if type(version) is int and version > VERSION:
        raise CompanionError(ErrorCode.NEWER_VAULT)
    if version != VERSION or not isinstance(data.get("slots"), list):
        raise _BadSlotError
    slots = tuple(_read_slot(slot) for slot in data["slots"])
    if not slots or len({slot.kind for slot in slots}) != len(slots):
        raise _BadSlotError
    return slots


def _read_slot(data: object) -> Slot:
    if not isinstance(data, dict):
        raise _BadSlotError
    slot = Slot(
        kind=SlotKind(str(data.get("kind"))),
        cost=_read_cost(data),
        salt=_read_bytes(data, "salt", SALT_LENGTH),
        nonce=_read_bytes(data, "nonce", NONCE_LENGTH),
        wrapped=_read_bytes(data, "wrapped", WRAPPED_LENGTH),
        check=str(data.get("check")),
    )
    if set(data) != set(slot.as_data()):
        raise _BadSlotError
    return slot


def _read_cost(data: dict[str, Any]) -> KdfCost:
    numbers = [data.get(part.name) for part in fields(KdfCost)]
    whole = [number for number in numbers if type(number) is int]
    if len(whole) != len(numbers):
        raise _BadSlotError
    cost = KdfCost(*whole)
    if not cost.is_acceptable:
        raise _BadSlotError
    return cost


def _read_bytes(data: dict[str, Any], name: str, length: int) -> bytes:
    value = bytes.fromhex(str(data.get(name)))
    if len(value) != length:
        raise _BadSlotError
    return value


def _canonical(data: dict[str, Any]) -> bytes:
    return json.dumps(data, sort_keys=True, separators=(",", ":")).encode()
