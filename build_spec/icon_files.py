# SPDX-License-Identifier: Apache-2.0
"""One icon file from the drawn PNG pictures: .ico for Windows, .icns for a Mac.

`python -m build_spec.icon_files FOLDER TO.ico`, where FOLDER holds 16.png, 32.png and so on.
"""

import struct
import sys
from pathlib import Path

ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_KINDS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08"}
ICO_HEAD, ICO_ENTRY = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")
ICNS_HEAD = struct.Struct(">4sI")
IS_ICON, PLANES, BITS, LARGEST = 1, 1, 32, 256


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return an icon for Windows; a side of 256 is written as 0 there."""
    place = ICO_HEAD.size + ICO_ENTRY.size * len(pictures)
    entries = b""
    for size, picture in sorted(pictures.items()):
        side = size % LARGEST
        entries += ICO_ENTRY.pack(side, side, 0, 0, PLANES, BITS, len(picture), place)
        place += len(picture)
    whole = b"".join(picture for _, picture in sorted(pictures.items()))
    return ICO_HEAD.pack(0, IS_ICON, len(pictures)) + entries + whole


def icns(pictures: dict[int, bytes]) -> bytes:
    """Return an icon for a Mac, of the sizes that have a kind of their own there."""
    parts = b""
    for size, picture in sorted(pictures.items()):
        if size in ICNS_KINDS:
            parts += ICNS_HEAD.pack(ICNS_KINDS[size], ICNS_HEAD.size + len(picture)) + picture
    return ICNS_HEAD.pack(b"icns", ICNS_HEAD.size + len(parts)) + parts


def main(folder: Path, to: Path) -> None:
    """Read the pictures that are there, and write the icon."""
    sizes = ICO_SIZES if to.suffix == ".ico" else tuple(ICNS_KINDS)
    pictures = {size: (folder / f"{size}.png").read_bytes() for size in sizes}
    to.write_bytes(ico(pictures) if to.suffix == ".ico" else icns(pictures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
