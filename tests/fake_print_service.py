# SPDX-License-Identifier: Apache-2.0
"""A print service at a socket: speaks as much of the printing protocol as the app asks for.

A thread of the test. What it is told to hold back it answers only when it goes on.
"""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

PRINT_JOB, PRINTER_ATTRIBUTES, DEFAULT_PRINTER, ALL_PRINTERS = 0x0002, 0x000B, 0x4001, 0x4002
OK, NOT_FOUND, NOT_ACCEPTING = 0x0000, 0x0406, 0x0506
OPERATION, PRINTER, END = 0x01, 0x04, 0x03
INTEGER, BEGIN, FINISH, MEMBER, NAME, CHARSET, LANGUAGE = 0x21, 0x34, 0x37, 0x4A, 0x42, 0x47, 0x48
LAST_GROUP = 0x0F
A4_MARGIN = 1_810
"""In hundredths of a millimetre, at the left."""


def said(kind: int, name: str, value: bytes) -> bytes:
    """Return one thing as the protocol writes it."""
    key = name.encode()
    return struct.pack(">BH", kind, len(key)) + key + struct.pack(">H", len(value)) + value


def collection(name: str, members: dict[str, object]) -> bytes:
    """Return several things that belong together."""
    parts = [said(BEGIN, name, b"")]
    for key, value in members.items():
        parts.append(said(MEMBER, "", key.encode()))
        if isinstance(value, dict):
            parts.append(collection("", value))
        else:
            parts.append(said(INTEGER, "", struct.pack(">i", value)))
    return b"".join([*parts, said(FINISH, "", b"")])


def paper(name: str, width: int, height: int, margin: int) -> bytes:
    """Return what a printer says of a paper; only the first of several has a name."""
    size = {"x-dimension": width, "y-dimension": height}
    margins = {"media-left-margin": margin, "media-bottom-margin": 300}
    return collection(name, {"media-size": size, **margins})


class FakePrintService:
    """Use it in a `with`. `jobs` came whole: what was said of each, and its pages."""

    def __init__(self, place: Path, printers: tuple[str, ...] = ("Attic", "Office")) -> None:
        self.place, self.printers = place, printers
        self.takes_jobs = True
        self.holds: set[int] = set()
        self.asked: list[tuple[int, str]] = []
        self.jobs: list[tuple[dict[str, bytes], bytes]] = []
        self.is_held, self.is_broken = threading.Event(), threading.Event()
        self.goes_on = threading.Event()
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> FakePrintService:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(self.place))
        self._socket.listen()
        self._start(self._accept)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.goes_on.set()
        self._socket.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        self._socket.close()

    def _start(self, work: Callable[..., None], *parts: object) -> None:
        thread = threading.Thread(target=work, args=parts, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                self._start(self._serve, self._socket.accept()[0])

    def _serve(self, client: socket.socket) -> None:
        with client, client.makefile("rb") as stream, suppress(OSError):
            while begin := stream.readline():
                heads = dict(self._heads(stream))
                if "expect" in heads:
                    client.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
                size = int(heads["content-length"])
                body = stream.read(size)
                if len(body) < size:
                    self.is_broken.set()
                    return
                answer = self._answer(begin.split()[1].decode(), body)
                head = "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\n"
                client.sendall(f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer)

    def _heads(self, stream: BinaryIO) -> Iterator[tuple[str, str]]:
        while line := stream.readline().strip():
            name, _, value = line.decode().partition(":")
            yield name.lower(), value.strip()

    def _answer(self, place: str, body: bytes) -> bytes:
        operation, number = struct.unpack(">HI", body[2:8])
        self.asked.append((operation, place))
        if operation in self.holds:
            self.is_held.set()
            self.goes_on.wait()
        status, more = self._done(operation, body)
        charset = said(CHARSET, "attributes-charset", b"utf-8")
        language = said(LANGUAGE, "attributes-natural-language", b"en")
        begin = struct.pack(">BBHIB", 2, 0, status, number, OPERATION)
        return begin + charset + language + more + bytes([END])

    def _done(self, operation: int, body: bytes) -> tuple[int, bytes]:
        group = bytes([PRINTER])
        names = [said(NAME, "printer-name", one.encode()) for one in self.printers]
        match operation:
            case 0x4002 if names:
                return OK, b"".join(group + name for name in names)
            case 0x4001 if names:
                return OK, group + names[-1]
            case 0x000B:
                papers = paper("media-col-database", 21_590, 27_940, 0)
                papers += paper("", 21_000, 29_700, A4_MARGIN)
                return OK, group + papers
            case 0x0002:
                if not self.takes_jobs:
                    return NOT_ACCEPTING, b""
                self.jobs.append(read(body))
                return OK, b""
        return NOT_FOUND, b""


def read(body: bytes) -> tuple[dict[str, bytes], bytes]:
    """Return what is said in a request, and the pages after it."""
    found: dict[str, bytes] = {}
    place = 8
    while body[place] != END:
        if body[place] <= LAST_GROUP:
            place += 1
            continue
        size = struct.unpack_from(">H", body, place + 1)[0]
        name = body[place + 3 : place + 3 + size].decode()
        place += 3 + size
        size = struct.unpack_from(">H", body, place)[0]
        found[name] = body[place + 2 : place + 2 + size]
        place += 2 + size
    return found, body[place + 1 :]
