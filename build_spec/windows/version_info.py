# SPDX-License-Identifier: Apache-2.0
"""The version resource of companion.exe: what Windows shows under Properties, Details."""

from build_spec.identity import NAME

ENGLISH_UNICODE = "080904B0"
"""British English, UTF-16."""
BRITISH, UTF_16 = 0x0809, 1200
PARTS = 4


def version_info(version: str) -> str:
    """Return the words that the packing program reads, for a version such as "0.1.0"."""
    numbers = numbers_of(version)
    strings = {
        "CompanyName": f"The {NAME} contributors",
        "FileDescription": NAME,
        "FileVersion": version,
        "InternalName": "companion",
        "LegalCopyright": f"The {NAME} contributors. Apache License 2.0.",
        "OriginalFilename": "companion.exe",
        "ProductName": NAME,
        "ProductVersion": version,
    }
    told = ", ".join(f"StringStruct({name!r}, {words!r})" for name, words in strings.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, "
        "flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable({ENGLISH_UNICODE!r}, [{told}])]), "
        f"VarFileInfo([VarStruct('Translation', [{BRITISH}, {UTF_16}])])])\n"
    )


def numbers_of(version: str) -> tuple[int, ...]:
    """Return the four numbers that Windows compares; letters, as in 0.2.0b1, end a part."""
    found = []
    for part in version.split(".")[:PARTS]:
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        found.append(int(digits or 0))
    return (*found, *([0] * (PARTS - len(found))))
