# SPDX-License-Identifier: Apache-2.0
"""Review dates, and known errors."""

from datetime import date

from companion.domain.errors import CompanionError, ErrorCode
from companion.domain.guide import Provenance


def test_a_statement_is_due_after_its_review_date():
    provenance = Provenance(("s1",), date(2026, 1, 1), date(2026, 7, 1))
    assert not provenance.is_due(date(2026, 7, 1))
    assert provenance.is_due(date(2026, 7, 2))


def test_an_error_is_a_code_and_parameters():
    error = CompanionError(ErrorCode.CONTENT_DAMAGED, file="a.toml", key="card")
    assert str(error) == "content-damaged"
    assert error.parameters == {"file": "a.toml", "key": "card"}
