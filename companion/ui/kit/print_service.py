# SPDX-License-Identifier: Apache-2.0
"""The print service of this Linux computer, asked by its own socket and never over a network.

What is printed goes from memory into the socket: no file of ours lies anywhere meanwhile. Each
call here waits for the service, so it belongs on a thread that nobody else waits for.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import quote

from companion.ui.kit.cups_library import NO_PASSWORD, StillWanted, cups_library
from companion.ui.kit.print_tray import JOB_NAME

SOCKET = "/run/cups/cups.sock"
"""Where the print service of a Linux computer listens."""
PDF = "application/pdf"
PORT, ANY_FAMILY, NO_ENCRYPTION, IS_BLOCKING, CONNECT_MS = 631, 0, 0, 1, 5_000
LOOK_SECONDS = 0.1
"""So often it is asked whether anybody still waits for the answer."""
PIECE = 65_536
PRINT_JOB, PRINTER_ATTRIBUTES, ALL_PRINTERS = 0x0002, 0x000B, 0x4002
OPERATION, JOB = 0x01, 0x02
ANY, NAME, KEYWORD, URI, MIME_TYPE = 0x00, 0x42, 0x44, 0x45, 0x49
GO_ON, LAST_GOOD = 100, 0x00FF
SIDES = ("left", "right", "top", "bottom")
HUNDREDTHS = 100
NEARLY = 100
"""A paper is the same paper when it is as large to a millimetre."""


class PrintService:
    """One question or one job, while `is_wanted` says so."""

    def __init__(self, is_wanted: Callable[[], bool]) -> None:
        self._is_wanted = is_wanted

    def printers(self) -> list[str]:
        """Return the names of all printers, the usual one first."""
        with self._asking() as asking:
            return asking.printers() if asking is not None else []

    def least_margin(self, printer: str, width_mm: float, height_mm: float) -> float:
        """Return how much of an edge of such a paper the printer has to keep, in millimetres."""
        with self._asking() as asking:
            return asking.least_margin(printer, width_mm, height_mm) if asking is not None else 0

    def send(self, printer: str, media: str, data: bytes) -> bool:
        """Have a PDF printed on a paper such as "A4"; False when it was not taken."""
        with self._asking() as asking:
            return asking is not None and asking.send(printer, media, data)

    @contextmanager
    def _asking(self) -> Iterator["_Asking | None"]:
        cups = cups_library()
        if cups is None:
            yield None
            return
        cups.cupsSetPasswordCB2(NO_PASSWORD, None)
        place = (SOCKET.encode(), PORT, None, ANY_FAMILY, NO_ENCRYPTION)
        http = cups.httpConnect2(*place, IS_BLOCKING, CONNECT_MS, None)
        if http is None:
            yield None
            return
        still_wanted = StillWanted(lambda _http, _data: int(self._is_wanted()))
        try:
            cups.httpSetTimeout(http, LOOK_SECONDS, still_wanted, None)
            yield _Asking(cups, http, self._is_wanted)
        finally:
            # What was sent by halves is forgotten by the service in this moment.
            cups.httpClose(http)


class _Asking:
    """A connection that is open."""

    def __init__(self, cups: ctypes.CDLL, http: int, is_wanted: Callable[[], bool]) -> None:
        self._cups, self._http, self._is_wanted = cups, http, is_wanted

    def printers(self) -> list[str]:
        request = self._request(ALL_PRINTERS)
        self._add(request, OPERATION, KEYWORD, "requested-attributes", "printer-name")
        with self._answer_to(request, "/") as answer:
            names = list(self._names_in(answer))
        usual = _words(self._cups.cupsGetDefault2(self._http)) if names else ""
        return sorted(names, key=lambda name: (name != usual, name.casefold()))

    def least_margin(self, printer: str, width_mm: float, height_mm: float) -> float:
        request = self._request(PRINTER_ATTRIBUTES, printer)
        self._add(request, OPERATION, KEYWORD, "requested-attributes", "media-col-database")
        wanted = (width_mm * HUNDREDTHS, height_mm * HUNDREDTHS)
        cups, found = self._cups, 0
        with self._answer_to(request, _place_of(printer)) as answer:
            papers = cups.ippFindAttribute(answer, b"media-col-database", ANY)
            for index in range(cups.ippGetCount(papers)):
                paper = cups.ippGetCollection(papers, index)
                size = cups.ippFindAttribute(paper, b"media-size", ANY)
                size = cups.ippGetCollection(size, 0)
                sides = (self._number_in(size, f"{one}-dimension") for one in "xy")
                if all(abs(a - b) < NEARLY for a, b in zip(sides, wanted, strict=True)):
                    margins = (self._number_in(paper, f"media-{one}-margin") for one in SIDES)
                    found = max(found, *margins)
        return found / HUNDREDTHS

    def send(self, printer: str, media: str, data: bytes) -> bool:
        request = self._request(PRINT_JOB, printer)
        self._add(request, OPERATION, NAME, "job-name", JOB_NAME)
        self._add(request, OPERATION, MIME_TYPE, "document-format", PDF)
        self._add(request, JOB, KEYWORD, "media", media)
        self._add(request, JOB, KEYWORD, "print-scaling", "none")
        cups, place = self._cups, _bytes(_place_of(printer))
        try:
            size = cups.ippLength(request) + len(data)
            if cups.cupsSendRequest(self._http, request, place, size) != GO_ON:
                return False
        finally:
            cups.ippDelete(request)
        for begin in range(0, len(data), PIECE):
            piece = data[begin : begin + PIECE]
            is_taken = cups.cupsWriteRequestData(self._http, piece, len(piece)) == GO_ON
            if not is_taken or not self._is_wanted():
                return False
        with self._owned(cups.cupsGetResponse(self._http, place)) as answer:
            return answer is not None and cups.ippGetStatusCode(answer) <= LAST_GOOD

    def _request(self, operation: int, printer: str = "") -> int:
        request: int = self._cups.ippNewRequest(operation)
        if printer:
            # The place alone the library writes so by itself.
            name = quote(printer, safe="", errors="surrogateescape")
            address = f"ipp://localhost{_place_of(name)}"
            self._add(request, OPERATION, URI, "printer-uri", address)
        user = _words(self._cups.cupsUser())
        self._add(request, OPERATION, NAME, "requesting-user-name", user)
        return request

    def _add(self, request: int, group: int, kind: int, name: str, value: str) -> None:
        words = (name.encode(), None, _bytes(value))
        self._cups.ippAddString(request, group, kind, *words)

    @contextmanager
    def _answer_to(self, request: int, place: str) -> Iterator[int | None]:
        # The library forgets the request itself.
        answer = self._cups.cupsDoRequest(self._http, request, _bytes(place))
        with self._owned(answer):
            yield answer

    @contextmanager
    def _owned(self, answer: int | None) -> Iterator[int | None]:
        try:
            yield answer
        finally:
            self._cups.ippDelete(answer)

    def _names_in(self, answer: int | None) -> Iterator[str]:
        one = self._cups.ippFindAttribute(answer, b"printer-name", NAME)
        while one is not None:
            yield _words(self._cups.ippGetString(one, 0, None))
            one = self._cups.ippFindNextAttribute(answer, b"printer-name", NAME)

    def _number_in(self, collection: int | None, name: str) -> int:
        one = self._cups.ippFindAttribute(collection, name.encode(), ANY)
        number: int = self._cups.ippGetInteger(one, 0)
        return number


def _place_of(printer: str) -> str:
    return f"/printers/{printer}"


def _bytes(words: str) -> bytes:
    return words.encode("utf-8", "surrogateescape")


def _words(said: bytes | None) -> str:
    return (said or b"").decode("utf-8", "surrogateescape")
