# SPDX-License-Identifier: Apache-2.0
"""Takes in a content pack that a user added: whole and checked, or not at all."""

from pathlib import Path

from companion.content import pack_files
from companion.content.catalog import Catalog
from companion.content.checks import find_problems
from companion.content.pack_files import PackFiles, read_pack
from companion.content.reader import damaged, refuse_long_keys

MOST_FILES = 400
LARGEST_PACK = 16 * 1024 * 1024
"""Ten times ours."""


class PackLoader:
    """Loads packs on top of the built-in one, which supplies what a pack leaves out."""

    def __init__(self, built_in: PackFiles) -> None:
        self._built_in = built_in

    def load(self, folder: Path) -> Catalog:
        """Return the content with the pack in front. Raises CompanionError(CONTENT_DAMAGED)."""
        if not (folder / pack_files.PACK).is_file():
            raise damaged(pack_files.PACK)
        _refuse_unread(folder)
        files = PackFiles((folder, *self._built_in.folders))
        problems = find_problems(read_pack(files))
        if problems:
            raise damaged(problems[0].file, problems[0].key)
        return Catalog(files)


def _refuse_unread(folder: Path) -> None:
    """Refuse what would take minutes or all of the memory: anybody may have written it."""
    names = PackFiles([folder]).names()
    try:
        size = sum((folder / name).stat().st_size for name in names)
    except OSError:
        raise damaged(pack_files.PACK) from None
    if len(names) > MOST_FILES or size > LARGEST_PACK:
        raise damaged(pack_files.PACK)
    for name in names:
        refuse_long_keys(folder / name, name)
