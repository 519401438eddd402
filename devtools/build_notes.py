"""What Debian looks for beside a program: whose work it is, what changed, and a manual page.

All of it lies open to everybody who uses the computer, so it says nothing of what the app is for.
That is why the changelog is not that of the project: the whole of it stays with the source.
"""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING

from build_spec.identity import MAINTAINER, PACKAGE

if TYPE_CHECKING:
    from pathlib import Path

COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Companion

Files: *
Copyright: {year} The Companion contributors, and others
License: Apache-2.0 and others
 The licences of Companion and of everything that comes with it are in
 /usr/lib/companion/_internal/licences and /usr/lib/companion/_internal/resources.
"""
CHANGES = """\
{package} ({version}) unstable; urgency=medium

  * Version {version}. What changed is told with the source of the program.

 -- {maintainer}  {day}
"""


def write_notes(share: Path, template: Path, version: str, epoch: int) -> None:
    """Write the notes below share/, the same whoever builds, and whenever."""
    day = datetime.fromtimestamp(epoch, UTC)
    folder, manual = share / "doc" / PACKAGE, share / "man" / "man1"
    folder.mkdir(parents=True)
    manual.mkdir(parents=True)
    (folder / "copyright").write_text(COPYRIGHT.format(year=day.year), encoding="utf-8")
    changes = CHANGES.format(
        package=PACKAGE, version=version, maintainer=MAINTAINER, day=format_datetime(day)
    )
    page = template.read_text(encoding="utf-8").replace("@VERSION@", version)
    _pack(folder / "changelog.gz", changes)
    _pack(manual / f"{PACKAGE}.1.gz", page.replace("@DATE@", day.date().isoformat()))


def _pack(path: Path, words: str) -> None:
    path.write_bytes(gzip.compress(words.encode(), 9, mtime=0))
