# SPDX-License-Identifier: Apache-2.0
"""How many entries a list shows, and which words were taken for those that were typed."""

from PySide6.QtCore import QCoreApplication, QLocale

from companion.domain.entry_find import Found
from companion.ui.widgets.entry_rows import Rows

translate = QCoreApplication.translate
MOST_MEANT = 4


def count_words(rows: Rows, *, is_search: bool) -> str:
    """Return what stands over the rows."""
    if is_search and rows.has_more:
        number = _number(len(rows.found.lines))
        return translate("EntryList", "More than {count} found").format(count=number)
    if is_search and not rows.total:
        return translate("EntryList", "Nothing found")
    number = _number(rows.total)
    if is_search:
        return translate("EntryList", "{count} found").format(count=number)
    if rows.total == 1:
        return translate("EntryList", "One entry")
    return translate("EntryList", "{count} entries").format(count=number)


def meant_words(found: Found) -> str:
    """Return which words were taken for those that were typed; "" where none had to be."""
    typed = [term.text for term in found.terms if term.others]
    if not typed:
        return ""
    return translate("EntryList", "Nothing has “{typed}”. Shown: {meant}.").format(
        typed="”, “".join(typed), meant=", ".join(found.meant[:MOST_MEANT])
    )


def _number(count: int) -> str:
    return QLocale().toString(count)
