# SPDX-License-Identifier: Apache-2.0
"""What waits beside the records when one of them is wiped: which of it goes along, and what stays.

Words that lost their place begin with the child they are about; more nobody knows of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from companion.domain.paragraphs import GAP
from companion.domain.records import WaitingBeside, begins_with_label, is_same_label
from companion.storage.cipher import Database
from companion.storage.edge_store import STRANGE
from companion.storage.owners import Owners, fits
from companion.storage.unkept import UnkeptRow

_CARRIED = "select id, words from carried"
_LABELS = "select id, label from child"
_REVIEWED = "select id from review where child_id = ?"
_NEW_BEGUN = "select id, label from child_draft where child_id is null"


@dataclass(frozen=True, slots=True)
class BesideRecord:
    """What a wipe leaves of what waits beside the records."""

    carried: dict[int, str] = field(repr=False)
    """Words that wait, by their row, as they are now."""
    left: dict[int, str] = field(repr=False)
    """The same, as they are afterwards."""
    new_begun: tuple[int, ...]
    """Rows of a new child that is half typed."""
    new_gone: tuple[int, ...]
    """Those of them that go, for they have the name of the child."""

    @property
    def said(self) -> WaitingBeside:
        """What somebody should know before it is wiped."""
        return WaitingBeside(
            is_going=self.carried != self.left,
            is_staying=bool(self.left),
            is_new_begun=len(self.new_begun) > len(self.new_gone),
        )

    def wipe(self, db: Database) -> None:
        """Take away what goes."""
        for number in self.carried.keys() - self.left.keys():
            db.execute("delete from carried where id = ?", [number])
        for number, words in self.left.items():
            db.execute("update carried set words = ? where id = ?", [words, number])
        for number in self.new_gone:
            db.execute("delete from child_draft where id = ?", [number])


def beside_record(db: Database, child_id: int) -> BesideRecord:
    """Return what waits beside the record of a child."""
    label, others = _labels(db, child_id)
    carried = {row["id"]: str(row["words"]) for row in db.query(_CARRIED)}
    begun = list(db.query(_NEW_BEGUN))
    left = dict(carried) if others else {}
    if STRANGE in left:
        left[STRANGE] = _without(left[STRANGE], label, others)
    gone = (row["id"] for row in begun if label and begins_with_label(row["label"], label))
    return BesideRecord(
        carried,
        {number: words for number, words in left.items() if words},
        tuple(row["id"] for row in begun),
        tuple(gone),
    )


def names_of_record(db: Database, child_id: int) -> frozenset[tuple[str, int]]:
    """Return the columns and values by which rows of a record are known."""
    reviews = [("review_id", int(row["id"])) for row in db.query(_REVIEWED, [child_id])]
    return frozenset((("child_id", child_id), *reviews))


def of_record(
    db: Database, owners: Owners, child_id: int, rows: Iterable[UnkeptRow]
) -> frozenset[str]:
    """Return by their names the rows, not kept yet, that go when a record is wiped."""
    label, others = _labels(db, child_id)
    names, has_like = names_of_record(db, child_id), _is_one_of(label, others)
    gone = set()
    for row in rows:
        if "child_id" not in row.columns and "review_id" not in row.columns:
            # Words on their way to the journal belong to no child: with the last one they go.
            is_gone = not others
        elif row.columns.get("child_id", child_id) is None:
            is_gone = begins_with_label(str(row.columns.get("label", "")), label)
        elif fits(row.owner, owners.now(row.table, row.key, row.columns)) or not row.owner:
            is_gone = not names.isdisjoint(row.columns.items())
        else:
            is_gone = is_same_label(row.owner.get("child", ""), label) and not has_like
        gone |= {row.id} if is_gone else set()
    return frozenset(gone)


def _labels(db: Database, child_id: int) -> tuple[str, tuple[str, ...]]:
    """Return the label of a child, and those of all others."""
    labels = {row["id"]: str(row["label"]) for row in db.query(_LABELS)}
    return labels.pop(child_id, ""), tuple(labels.values())


def _is_one_of(label: str, others: Iterable[str]) -> bool:
    return any(is_same_label(label, one) for one in others)


def _without(words: str, label: str, others: tuple[str, ...]) -> str:
    """Return what begins with another child; all of it where the first words are not of this one.

    The name may stand further down too, as of a brother who told it: so only the beginning counts.
    """
    first, *rest = words.split(GAP)
    if not is_same_label(first, label) or _is_one_of(label, others):
        return words
    for place, part in enumerate(rest):
        if _is_one_of(part, others):
            return GAP.join(rest[place:])
    return ""
