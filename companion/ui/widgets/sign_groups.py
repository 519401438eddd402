# SPDX-License-Identifier: Apache-2.0
"""Finding a place among the groups of signs, and saying what a group is about."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from companion.domain.checklist import GroupKind, Sign, SignGroup

Groups = Sequence[tuple[SignGroup, tuple[Sign, ...]]]


def group_of(groups: Groups, sign_id: str) -> int:
    """Return the place of the group that holds a sign."""
    return next(at for at, (_, signs) in enumerate(groups) if sign_id in {s.id for s in signs})


def first_of_harm(groups: Groups) -> int:
    """Return the place of the group about what has happened already."""
    return next(at for at, (group, _) in enumerate(groups) if group.kind is GroupKind.HARM)


def about_words(kind: GroupKind) -> str:
    """Return what a group of signs is about."""
    return {
        GroupKind.CHILD: QCoreApplication.translate("NoticePage", "about your child"),
        GroupKind.ADULT: QCoreApplication.translate("NoticePage", "about an adult"),
        GroupKind.HARM: QCoreApplication.translate("NoticePage", "what may have happened already"),
    }[kind]
