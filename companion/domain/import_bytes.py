# SPDX-License-Identifier: Apache-2.0
"""From the bytes of a file to its letters, or to why it holds no words that can be read."""

import codecs
from collections.abc import Mapping

from companion.domain.import_notes import UNREADABLE, Encoding, Refusal

LOOKED_AT = 64 * 1024
_MOST_ODD = 0.02
_HALF_NUL = 0.3
_PLAIN = frozenset("\t\n\r\f")
_OFFICE = (b"[Content_Types].xml", b"word/", b"xl/", b"mimetypeapplication/vnd.oasis")
_NOT_WORDS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"{\\rtf", b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"ID3", b"OggS", b"SQLite format 3", b"\x7fELF", b"MZ\x90",
)  # fmt: skip
_MARKS: Mapping[bytes, tuple[str, Encoding]] = {
    codecs.BOM_UTF8: ("utf-8-sig", Encoding.UTF_8),
    codecs.BOM_UTF16_LE: ("utf-16", Encoding.UTF_16),
    codecs.BOM_UTF16_BE: ("utf-16", Encoding.UTF_16),
}


def text_of(data: bytes) -> tuple[str, Encoding] | Refusal:
    """Return the words of a file and how they were stored, or why there are none."""
    if not data.strip():
        return Refusal.EMPTY
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        begin = data[:LOOKED_AT]
        return Refusal.OFFICE if any(name in begin for name in _OFFICE) else Refusal.ZIP
    if data.startswith(_NOT_WORDS) or data[4:8] == b"ftyp":
        return Refusal.NOT_WORDS
    text, encoding = _decoded(data)
    if _is_odd(text[:LOOKED_AT]):
        return Refusal.NOT_WORDS
    return (text, encoding) if text.strip() else Refusal.EMPTY


def _decoded(data: bytes) -> tuple[str, Encoding]:
    for mark, (name, encoding) in _MARKS.items():
        if data.startswith(mark):
            return data.decode(name, "replace").lstrip("\ufeff"), encoding
    unmarked = _unmarked_utf_16(data[:LOOKED_AT])
    if unmarked:
        return data.decode(unmarked, "replace"), Encoding.UTF_16
    try:
        return data.decode("utf-8"), Encoding.UTF_8
    except UnicodeDecodeError:
        # Five of its letters stand for nothing; they are said as not readable.
        return data.decode("cp1252", "replace"), Encoding.WESTERN


def _unmarked_utf_16(begin: bytes) -> str:
    """Return the name of the encoding where every other byte of plain letters is empty."""
    half = len(begin) // 2
    if half and begin[1::2].count(0) > half * _HALF_NUL > begin[::2].count(0):
        return "utf-16-le"
    if half and begin[::2].count(0) > half * _HALF_NUL > begin[1::2].count(0):
        return "utf-16-be"
    return ""


def _is_odd(begin: str) -> bool:
    """Return True for what is no text: too many signs that nobody types."""
    odd = sum((c < " " and c not in _PLAIN) or c == UNREADABLE for c in begin)
    return odd > max(4, len(begin) * _MOST_ODD)
