# SPDX-License-Identifier: Apache-2.0
"""A chronology as plain text. What to do in danger comes first."""

from collections.abc import Iterator

from companion.domain.chronology import Progress, go_on
from companion.domain.chronology_script import Line, Script, indented, printable

BYTE_ORDER_MARK = "\ufeff"
"""Without it, an old editor on Windows takes other letters than English ones for garbage."""


def text_bytes(script: Script, progress: Progress) -> bytes:
    """Return the text in UTF-8, with line ends that every editor knows."""
    text = "\n".join(_lines(script, progress))
    return (BYTE_ORDER_MARK + printable(text).replace("\n", "\r\n")).encode()


def _lines(script: Script, progress: Progress) -> Iterator[str]:
    yield from (script.danger, "", script.title, "")
    yield from map(_paragraph, script.cover)
    done = 0
    for part in script.parts:
        if part.title:
            yield from ("", part.title.upper())
        for item in part.items:
            go_on(progress, done, script.length)
            yield from ("", item.heading, *map(_paragraph, item.lines))
            done += 1
    if script.appendix:
        appendix = script.appendix
        yield from ("", appendix.title.upper(), appendix.about, "")
        yield from map(_paragraph, appendix.lines)
    yield from ("", *script.feet, "")


def _paragraph(line: Line) -> str:
    """Return a paragraph; what goes on below stands further in, so that no words pass for ours."""
    words = indented(printable(line.text))
    return f"{line.label} {words}" if line.label else words
