# SPDX-License-Identifier: Apache-2.0
"""Every known error has calm words that say what happened and what to do next."""

import pytest

from companion.domain.errors import CompanionError, ErrorCode
from companion.ui.kit.messages import TEXTS, message_for

PARAMETERS = {
    ErrorCode.TRY_LATER: {"seconds": 5},
    ErrorCode.ROW_NOT_READ: {"place": "talk_store.py:51"},
    ErrorCode.PACK_REFUSED: {"file": "signs.toml", "key": "sign"},
}


@pytest.mark.parametrize("code", ErrorCode)
def test_every_known_error_has_words(code):
    message = message_for(CompanionError(code, **PARAMETERS.get(code, {})))
    assert message.title.endswith(".")
    assert message.text.endswith(".")
    assert "!" not in message.title + message.text
    assert "{" not in message.text


def test_no_words_for_errors_that_do_not_exist():
    assert set(TEXTS) == set(ErrorCode)


def test_words_on_the_screen_are_spoken_of_only_where_there_are_some():
    gone = CompanionError(ErrorCode.VAULT_MISSING)
    assert "on the screen" not in message_for(gone).text
    assert "still on the screen" in message_for(gone, has_unkept_words=True).text
    full = CompanionError(ErrorCode.DISK_FULL)
    assert message_for(full, has_unkept_words=True) == message_for(full)
