# SPDX-License-Identifier: Apache-2.0
"""The measuring programs still run; what they measure is no matter for tests."""

from __future__ import annotations

import pytest

from bench import first_window, get_help, guide_search, search


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
