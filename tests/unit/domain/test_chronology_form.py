# SPDX-License-Identifier: Apache-2.0
"""What choosing a reader does to the form, and what it leaves alone."""

import pytest

from companion.domain.chronology import Reader, suggestion_for
from companion.domain.chronology_form import ChronologyForm, wording_key

FORM = ChronologyForm(
    1, entry_ids=(4, 2), is_all=False, step=2, maker_name="A", left_alone=("4:9",)
)


@pytest.mark.parametrize("reader", Reader)
def test_a_reader_brings_its_suggestion_and_leaves_the_rest(reader):
    form, suggested = FORM.for_reader(reader), suggestion_for(reader)
    assert form.has_reader
    assert form.reader is reader
    assert form.leave_out == suggested.leave_out
    assert form.names_as_initials == suggested.names_as_initials
    assert form.with_reports == suggested.with_reports
    assert (form.entry_ids, form.is_all, form.step) == ((4, 2), False, 2)
    assert (form.maker_name, form.left_alone) == ("A", ("4:9",))


def test_private_words_stay_out_of_the_representation():
    form = ChronologyForm(1, maker_name="Bell", maker_role="mother")
    assert "Bell" not in repr(form)
    assert "mother" not in repr(form)


def test_a_changed_wording_has_another_name():
    assert wording_key(4, 9) != wording_key(4, 10)
