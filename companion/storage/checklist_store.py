# SPDX-License-Identifier: Apache-2.0
"""Reviews and their answers, in the vault."""

import json
from datetime import datetime
from typing import Any

from companion.domain.checklist import Answer, Reply, Review, Since, StrengthAnswer
from companion.domain.errors import CompanionError, ErrorCode
from companion.storage.cipher import VaultDatabase
from companion.storage.rows import get, moment_of, moment_text, put
from companion.storage.sql_errors import known_errors, reading
from companion.storage.stored_text import storable, utc_text

_OPEN = """
    select * from review where child_id = ? and finished_at is null order by id desc limit 1"""

_FINISHED = """
    select * from review where child_id = ? and finished_at is not null
    order by finished_at desc, id desc"""

_KEEP_STRENGTH = """
    insert into strength_answer (review_id, strength_id, reply)
    values (:review_id, :strength_id, :reply)
    on conflict (review_id, strength_id) do update set reply = excluded.reply"""


class VaultChecklistStore:
    """One row per review, one per answer."""

    def __init__(self, db: VaultDatabase) -> None:
        self._db = db

    @known_errors()
    def start_review(self, child_id: int, at: datetime) -> Review:
        columns = {
            "child_id": child_id,
            "started_at": utc_text(at),
            "finished_at": None,
            "is_still_worried": None,
        }
        return self._review_of(put(self._db, "review", 0, columns))

    @reading()
    def open_review(self, child_id: int) -> Review | None:
        """Return the newest review that is not finished."""
        for row in self._db.query(_OPEN, [child_id]):
            return self._review_of(row)
        return None

    @reading()
    def review(self, review_id: int) -> Review:
        return self._review_of(get(self._db, "review", review_id))

    @known_errors()
    def keep_answer(self, review_id: int, answer: Answer) -> None:
        """Keep an answer, in the place of an earlier one to the same sign. Not once finished."""
        columns = {
            "review_id": review_id,
            "sign_id": answer.sign_id,
            "reply": answer.reply.value,
            "since": answer.since.value if answer.since else None,
            "follow_ups": json.dumps(answer.follow_ups),
            "is_usual": int(answer.is_usual),
            "note": storable(answer.note),
            "is_correction": int(answer.is_correction),
        }
        sql = "select id from answer where review_id = ? and sign_id = ?"
        key = {"review_id": review_id, "sign_id": answer.sign_id}
        with self._db.held.unless_kept("answer", key, columns), self._db.atomic():
            self._refuse_finished(review_id)
            earlier = list(self._db.query(sql, [review_id, answer.sign_id]))
            put(self._db, "answer", earlier[0]["id"] if earlier else 0, columns)

    @known_errors()
    def drop_answer(self, review_id: int, sign_id: str) -> None:
        """Take an answer back; there may be none. Not once finished."""
        where = "review_id = ? and sign_id = ?"
        with self._db.atomic():
            self._refuse_finished(review_id)
            self._db.table("answer").delete_where(where, [review_id, sign_id])

    @known_errors()
    def keep_strength(self, review_id: int, answer: StrengthAnswer) -> None:
        """Keep what was said to a strength, in the place of an earlier reply. Not once finished."""
        key = {"review_id": review_id, "strength_id": storable(answer.strength_id)}
        row = key | {"reply": answer.reply.value}
        with self._db.held.unless_kept("strength_answer", key, row), self._db.atomic():
            self._refuse_finished(review_id)
            self._db.execute(_KEEP_STRENGTH, row)

    @known_errors()
    def drop_strength(self, review_id: int, strength_id: str) -> None:
        """Leave a strength unanswered again; it may be so already. Not once finished."""
        where = "review_id = ? and strength_id = ?"
        with self._db.atomic():
            self._refuse_finished(review_id)
            self._db.table("strength_answer").delete_where(where, [review_id, strength_id])

    @known_errors()
    def keep_worry(self, review_id: int, *, is_still_worried: bool | None) -> None:
        """Keep the reply to the last question; None leaves it open. Not once finished."""
        with self._db.atomic():
            self._refuse_finished(review_id)
            put(self._db, "review", review_id, {"is_still_worried": _flag(is_still_worried)})

    @known_errors()
    def step_up(self, review_id: int, rule_id: str) -> Review:
        """Keep the higher rule that the person chose; empty for none."""
        return self._review_of(put(self._db, "review", review_id, {"stepped_up_to": rule_id}))

    @known_errors()
    def finish_review(
        self, review_id: int, *, is_still_worried: bool | None, at: datetime
    ) -> Review:
        columns = {"finished_at": moment_text(at), "is_still_worried": _flag(is_still_worried)}
        return self._review_of(put(self._db, "review", review_id, columns))

    @known_errors()
    def reopen_review(self, review_id: int) -> Review:
        """Take the end back, so that answers can be changed until the next end."""
        return self._review_of(put(self._db, "review", review_id, {"finished_at": None}))

    @reading()
    def finished_reviews(self, child_id: int) -> tuple[Review, ...]:
        return tuple(self._review_of(row) for row in self._db.query(_FINISHED, [child_id]))

    def _refuse_finished(self, review_id: int) -> None:
        if get(self._db, "review", review_id)["finished_at"] is not None:
            raise CompanionError(ErrorCode.STORAGE_FAILED, finished=review_id)

    def _review_of(self, row: dict[str, Any]) -> Review:
        sql = "select * from {} where review_id = ? order by id"
        said = self._db.query(sql.format("answer"), [row["id"]])
        strengths = self._db.query(sql.format("strength_answer"), [row["id"]])
        worried = row["is_still_worried"]
        return Review(
            id=row["id"],
            child_id=row["child_id"],
            started_at=datetime.fromisoformat(row["started_at"]),
            finished_at=moment_of(row["finished_at"]),
            is_still_worried=None if worried is None else bool(worried),
            answers=tuple(_answer_of(found) for found in said),
            strengths=tuple(
                StrengthAnswer(found["strength_id"], Reply(found["reply"])) for found in strengths
            ),
            stepped_up_to=row["stepped_up_to"],
        )


def _flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _answer_of(row: dict[str, Any]) -> Answer:
    return Answer(
        sign_id=row["sign_id"],
        reply=Reply(row["reply"]),
        since=Since(row["since"]) if row["since"] else None,
        follow_ups=tuple(Reply(one) if one else None for one in json.loads(row["follow_ups"])),
        is_usual=bool(row["is_usual"]),
        note=row["note"],
        is_correction=bool(row["is_correction"]),
    )
