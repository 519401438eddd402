# SPDX-License-Identifier: Apache-2.0
"""A copy as a file: one zip, not compressed, of `manifest.json`, `keys.json` and `vault.db`.

Everything that stands in a zip is a claim of whoever made it: sizes and names are checked before
any work is done, and nothing is unpacked under a name from the zip.
"""

import hashlib
import hmac
import json
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO

from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.atomic_file import make_private_file
from companion.storage.cipher import PAGE_SIZE
from companion.storage.plain_file import open_plain
from companion.storage.stored_text import utc_text

FORMAT, VERSION, MARKED, TOKENED = "companion-copy", 1, 2, 3
"""Once only a copy in the second place carried a mark, and none a token: versions one and two."""
MANIFEST, KEYS, VAULT = NAMES = ("manifest.json", "keys.json", "vault.db")
LARGEST_SMALL = 64 * 1024
LARGEST = 2 * 1024**3
BLOCK = 1024 * 1024
_END = struct.Struct("<4s4H2LH")
_END_MARK, _LONG_MARK = b"PK\x05\x06", b"PK\x06\x07"
_LONG_SIZE = 20
_LARGEST_LIST = 1024
_DAY_ONE = (1980, 1, 1, 0, 0, 0)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_NUMBER = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_PURPOSE = b"companion-copy"
_DRAWN = re.compile(r"[0-9a-f]{32}", re.ASCII)
_BAD = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    ValueError,
    RuntimeError,  # a member that says it is encrypted, or JSON nested without end
    EOFError,
    KeyError,
    OverflowError,
    MemoryError,
)
"""What the library for zips raises over a file that is none, or not a sound one."""

KeepGoing = Callable[[], None]
"""Called now and again; raises to end the work."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What can be read without a passphrase: so nothing about the notes, not even how many."""

    made_at: str
    keys_hash: str
    vault_hash: str
    mark: str = ""
    """Tells the copies that one vault put into its second place from all others."""
    token: str = ""
    """Tells this copy from every other; the vault it was made of keeps it."""
    number: str = ""
    """The number in the name that it was made under; "" for a name without one."""
    proof: str = ""
    """Binds all of this together, by a key that only the open vault has."""

    @property
    def moment(self) -> datetime:
        """When the copy was made."""
        return datetime.fromisoformat(self.made_at)

    def proof_by(self, key: bytes) -> str:
        """Return the proof that only the vault with this key can make."""
        own_key = hmac.digest(key, _PURPOSE, "sha256")
        said = json.dumps(asdict(replace(self, proof="")), sort_keys=True)
        return hmac.new(own_key, said.encode(), "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class About:
    """What goes into a copy beside the vault."""

    keys: bytes = field(repr=False)
    made_at: datetime
    mark: str = ""
    token: str = ""
    number: int = 0
    key: bytes = field(default=b"", repr=False)


def pack(to: Path, vault: Path, about: About, keep_going: KeepGoing) -> None:
    """Fill an empty file, and read it again to see that it holds what it should. Raises OSError."""
    manifest = Manifest(
        utc_text(about.made_at),
        hashlib.sha256(about.keys).hexdigest(),
        _hash_of(vault, keep_going),
        about.mark,
        about.token,
        str(about.number or ""),
    )
    if about.key:
        manifest = replace(manifest, proof=manifest.proof_by(about.key))
    with to.open("r+b") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_named(MANIFEST), _text(manifest))
        archive.writestr(_named(KEYS), about.keys)
        member = _named(VAULT)
        member.file_size = vault.stat().st_size
        with vault.open("rb") as source, archive.open(member, "w") as target:
            for block in _blocks(source):
                keep_going()
                target.write(block)
                # Little by little: on a slow stick all at once would hold up leaving.
                file.flush()
                os.fsync(file.fileno())
    if not _reads_back(to, manifest, keep_going):
        raise CompanionError(ErrorCode.FILE_NOT_WRITABLE)


def _reads_back(path: Path, manifest: Manifest, keep_going: KeepGoing) -> bool:
    """Tell whether a copy just made is whole. A stick pulled out makes it look damaged."""
    try:
        return unpack(path, None, keep_going) == manifest
    except CompanionError as error:
        if error.code is not ErrorCode.BACKUP_DAMAGED:
            raise
        return False


def read_manifest(path: Path) -> Manifest:
    """Return what a copy says of itself, without reading the vault in it. Raises CompanionError."""
    with _opened(path) as archive:
        return _manifest(archive)


def unpack(path: Path, folder: Path | None, keep_going: KeepGoing) -> Manifest:
    """Check every byte of a copy, and put vault and keys into a folder if there is one.

    Raises CompanionError for a copy that is not sound, OSError where nothing can be written.
    """
    with _opened(path) as archive:
        manifest = _manifest(archive)
        for name, expected in ((KEYS, manifest.keys_hash), (VAULT, manifest.vault_hash)):
            if folder is not None:
                make_private_file(folder / name)
            with archive.open(name) as source:
                found = _pour(source, folder / name if folder is not None else None, keep_going)
            if found != expected:
                raise CompanionError(ErrorCode.BACKUP_DAMAGED)
    return manifest


def _text(manifest: Manifest) -> bytes:
    told = {name: words for name, words in asdict(manifest).items() if words}
    told = {"format": FORMAT, "version": TOKENED} | told
    return json.dumps(told, indent=1).encode()


def _named(name: str) -> zipfile.ZipInfo:
    # No times and no rights of this computer.
    return zipfile.ZipInfo(name, _DAY_ONE)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip that is exactly what we write. Raises CompanionError, nothing else of the zip."""
    try:
        with open_plain(path) as file:
            _refuse_other(file)
            with zipfile.ZipFile(file) as archive:
                _refuse_members(archive.infolist())
                yield archive
    except _BAD:
        raise CompanionError(ErrorCode.BACKUP_DAMAGED) from None


def _refuse_other(file: BinaryIO) -> None:
    """Look at the last bytes: a list of three members and no more is read by the library."""
    size = file.seek(0, 2)
    tail = _LONG_SIZE + _END.size
    if not tail < size <= LARGEST:
        raise zipfile.BadZipFile
    file.seek(size - tail)
    found = file.read(tail)
    mark, disk, first_disk, here, members, length, begin, comment = _END.unpack(found[_LONG_SIZE:])
    is_plain = mark == _END_MARK and not found.startswith(_LONG_MARK)
    is_ours = (disk, first_disk, here, members, comment) == (0, 0, len(NAMES), len(NAMES), 0)
    if not is_plain or not is_ours or length > _LARGEST_LIST:
        raise zipfile.BadZipFile
    if begin + length + _END.size != size:
        raise zipfile.BadZipFile


def _refuse_members(members: list[zipfile.ZipInfo]) -> None:
    sizes = {member.filename: member.file_size for member in members}
    if len(members) != len(NAMES) or set(sizes) != set(NAMES):
        raise zipfile.BadZipFile
    for member in members:
        is_stored = member.compress_type == zipfile.ZIP_STORED
        if not is_stored or member.flag_bits & 1 or member.file_size != member.compress_size:
            raise zipfile.BadZipFile
    is_small = max(sizes[MANIFEST], sizes[KEYS]) <= LARGEST_SMALL
    if not is_small or sum(sizes.values()) > LARGEST:
        raise zipfile.BadZipFile
    if sizes[VAULT] < PAGE_SIZE or sizes[VAULT] % PAGE_SIZE:
        raise zipfile.BadZipFile


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    data = json.loads(archive.read(MANIFEST))
    if not isinstance(data, dict) or data.pop("format", None) != FORMAT:
        raise zipfile.BadZipFile
    version = data.pop("version", None)
    if type(version) is int and version > TOKENED:
        raise CompanionError(ErrorCode.NEWER_VAULT)
    if type(version) is not int or not _may_hold(version, set(data)):
        raise zipfile.BadZipFile
    if not all(type(value) is str and value for value in data.values()):
        raise zipfile.BadZipFile
    manifest = Manifest(**data)
    _refuse_senseless(manifest)
    return manifest


def _may_hold(version: int, names: set[str]) -> bool:
    """Tell whether a manifest of a version has what it must have, and nothing that it may not."""
    first, token = {"made_at", "keys_hash", "vault_hash"}, {"token"}
    must, may = {
        VERSION: (first, set()),
        MARKED: (first | {"mark"}, set()),
        TOKENED: (first | token, {"mark", "number", "proof"}),
    }.get(version, (names, set()))
    return version in (VERSION, MARKED, TOKENED) and must <= names <= must | may


def _refuse_senseless(manifest: Manifest) -> None:
    hashes = (manifest.keys_hash, manifest.vault_hash)
    # Any year will do: a clock may stand in 1980, and that copy is as good as another.
    if not all(map(_HASH.fullmatch, hashes)) or manifest.moment.tzinfo is None:
        raise zipfile.BadZipFile
    drawn = (manifest.mark, manifest.token)
    is_bad_number = manifest.number and not _NUMBER.fullmatch(manifest.number)
    is_bad_proof = manifest.proof and not _HASH.fullmatch(manifest.proof)
    if is_bad_number or is_bad_proof or not all(_DRAWN.fullmatch(one) for one in drawn if one):
        raise zipfile.BadZipFile


def _pour(source: IO[bytes], to: Path | None, keep_going: KeepGoing) -> str:
    """Read to the end, write it if there is a place for it, and return the hash."""
    found = hashlib.sha256()
    target = to.open("r+b") if to is not None else None
    try:
        for block in _blocks(source):
            keep_going()
            found.update(block)
            if target is not None:
                target.write(block)
    finally:
        if target is not None:
            target.close()
    return found.hexdigest()


def _hash_of(path: Path, keep_going: KeepGoing) -> str:
    with path.open("rb") as file:
        return _pour(file, None, keep_going)


def _blocks(source: IO[bytes]) -> Iterator[bytes]:
    while block := source.read(BLOCK):
        yield block
