# SPDX-License-Identifier: Apache-2.0
"""Medians, 95th percentiles and ratios; and saying them."""

import math
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One comparison: ours against the least that is possible; in milliseconds, if not said."""

    name: str
    ours_ms: float
    bare_ms: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times as long ours takes."""
        return self.ours_ms / self.bare_ms

    def as_data(self) -> dict[str, str | float]:
        """Return what stands in the JSON."""
        return {
            "name": self.name,
            "ratio": round(self.ratio, 3),
            f"ours_{self.unit}": round(self.ours_ms, 3),
            f"bare_{self.unit}": round(self.bare_ms, 3),
        }

    @property
    def sentence(self) -> str:
        """Return what is printed."""
        times = f"{self.ours_ms:.1f} {self.unit} against {self.bare_ms:.1f} {self.unit}"
        return f"{self.name:<52} {self.ratio:>6.2f} x   ({times})"


def median_ms(seconds: Sequence[float]) -> float:
    """Return the median in milliseconds."""
    return statistics.median(seconds) * 1000


def p95_ms(seconds: Sequence[float]) -> float:
    """Return the time in milliseconds that 95 of 100 keep to."""
    ordered = sorted(seconds)
    return ordered[math.ceil(len(ordered) * 0.95) - 1] * 1000


def progress(words: str) -> None:
    """Say how far it is; apart from the figures, so that those can be read by a program."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()
