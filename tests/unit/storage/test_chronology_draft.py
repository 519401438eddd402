# SPDX-License-Identifier: Apache-2.0
"""The steps of a chronology in the vault: every choice comes back."""

from datetime import date

import pytest

from companion.domain.chronology import LeaveOut, Reader
from companion.domain.chronology_form import ChronologyForm
from companion.domain.form_draft import FormDraft
from tests.fakes import START, InMemoryVault


@pytest.fixture(params=["real", "fake"])
def vault(request):
    return request.getfixturevalue("home").unlock() if request.param == "real" else InMemoryVault()


def test_every_choice_comes_back_as_it_stood(vault):
    child = vault.children.add_child("A", None, has_extra_needs=False).id
    untouched = ChronologyForm(child)
    chosen = ChronologyForm(
        child,
        reader=Reader.SCHOOL,
        entry_ids=(3, 5, 8),
        leave_out=(LeaveOut.ADDRESSES, LeaveOut.OPINIONS),
        names_as_initials=True,
        child_as_initials=True,
        with_earlier_wordings=True,
        with_struck_out=True,
        with_reports=True,
        with_talks=True,
        with_signs=True,
        from_day=date(2026, 1, 2),
        to_day=date(2026, 3, 4),
        maker_name="Ä. Bell",
        maker_role="mother",
        other_names="Kai\nAnna-Lena Ö.",
        step=4,
        has_reader=True,
        is_all=False,
        left_alone=("3:7",),
    )
    for form in (untouched, chosen):
        vault.form_drafts.keep_form_draft(FormDraft(0, form, START))
    found = vault.form_drafts.form_drafts(ChronologyForm, child)
    assert [one.record for one in found] == [chosen, untouched]
    assert isinstance(found[0].record.reader, Reader)
    assert all(isinstance(one, LeaveOut) for one in found[0].record.leave_out)
