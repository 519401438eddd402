# SPDX-License-Identifier: Apache-2.0
"""Words that wait one below the other, each as paragraphs of its own: joined, and none twice."""

GAP = "\n\n"
"""Stands between words that were written apart."""


def holds(words: str, part: str) -> bool:
    """Tell whether a part stands among words, as whole paragraphs."""
    return f"{GAP}{part}{GAP}" in f"{GAP}{words}{GAP}"


def joined(first: str, then: str) -> str:
    """Return both, one below the other, and what stands in both only once."""
    if holds(first, then):
        return first
    return then if holds(then, first) else f"{first}{GAP}{then}"


def without_first(words: str, first: str) -> str:
    """Return what follows the first of words; all of them where they begin with something else."""
    return words.removeprefix(f"{first}{GAP}")
