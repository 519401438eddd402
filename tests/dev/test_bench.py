# SPDX-License-Identifier: Apache-2.0
"""The measuring programs still run; what they measure is no matter for tests."""

from __future__ import annotations

import pytest

from bench import first_window, get_help, guide_search, leaving, search, start_steps, start_watch


@pytest.mark.parametrize("kind", ["bare", "first", "page"])
def test_a_window_is_painted_and_the_process_ends(kind, tmp_path):
    first_window.settle(tmp_path)
    assert first_window._seconds(kind, tmp_path) > 0


def test_the_search_is_measured_on_a_small_vault():
    figures = search.measure(200)
    assert figures


def test_the_search_in_the_guide_is_measured_with_its_page(monkeypatch):
    monkeypatch.setattr(guide_search, "TYPED", ("nudes",))
    figures = guide_search.measure()
    assert all(figure.ours_ms > 0 and figure.bare_ms > 0 for figure in figures)


def test_get_help_is_measured_from_everywhere(monkeypatch):
    monkeypatch.setattr(get_help, "ROUNDS", 1)
    figures = get_help.measure()
    assert all(figure.ours_ms > 0 and figure.bare_ms > 0 for figure in figures)


def test_the_steps_of_a_start_are_noted_by_the_names_that_the_code_has_today(tmp_path):
    first_window.settle(tmp_path)
    noted = {kind: start_steps.Noted() for kind in start_steps.KINDS}
    for kind, found in noted.items():
        found.add(start_steps._start(kind, tmp_path, is_frozen=False))
    page = noted[first_window.PAGE]
    named = {words for found in start_watch.STEPS.values() for words in found.values()}
    assert page.steps.keys() == named | {start_watch.PYTHON, start_watch.REST}
    assert all(took >= 0 for took in [*page.steps.values(), *page.modules.values()])
    assert page.modules.keys() > {"PySide6.QtWidgets", "companion.wiring", "msgspec"}
    assert "companion.wiring" not in noted[first_window.FIRST].modules
    lines = start_steps.tables(noted)
    assert any(line.startswith("| PySide6 and shiboken | ") for line in lines)
    assert any(line.startswith("| `services` | - | - | ") for line in lines)


def test_the_private_room_is_opened_used_and_left():
    figures = leaving.measure(200, leaves=1, rounds=1)
    assert len(figures) == 5
    assert all(figure.ours_ms > 0 and figure.bare_ms > 0 for figure in figures)
