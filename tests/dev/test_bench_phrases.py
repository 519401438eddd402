# SPDX-License-Identifier: Apache-2.0
"""The phrase look-up can be measured, and stays far from what a person would notice as a hang."""

from bench import phrase_look_up


def test_the_look_up_is_measured():
    figures = phrase_look_up.measure()
    assert len(figures) == 4
    assert all(0 < figure.ours_ms < 2000 for figure in figures)
