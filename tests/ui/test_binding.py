# SPDX-License-Identifier: Apache-2.0
"""The Qt binding itself: faults that have ended the process before."""

import sys

import pytest
from PySide6.QtWidgets import QLabel


@pytest.mark.bar(27)
def test_a_call_that_returns_nothing_keeps_the_reference_to_none(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    label.update()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        label.update()
    assert before - sys.getrefcount(None) < 100
