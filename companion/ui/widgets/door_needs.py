# SPDX-License-Identifier: Apache-2.0
"""What people need a door for: how the list of all doors is parted."""

from PySide6.QtCore import QCoreApplication

from companion.domain.channel import Purpose

DANGER, MISSING = "danger", "missing"
NEEDS: tuple[tuple[str, tuple[Purpose, ...]], ...] = (
    (DANGER, (Purpose.EMERGENCY,)),
    (
        "report",
        (Purpose.REPORT_GROOMING, Purpose.POLICE_NON_EMERGENCY, Purpose.CRIME_TIP_ANONYMOUS),
    ),
    ("pictures", (Purpose.REPORT_IMAGES, Purpose.TAKEDOWN)),
    (
        "advice",
        (
            Purpose.ADULT_ADVICE,
            Purpose.EXPLOITATION_PARENT_SUPPORT,
            Purpose.CONCERN_ABOUT_BEHAVIOUR,
        ),
    ),
    ("child", (Purpose.CHILD_HELPLINE,)),
    (MISSING, (Purpose.MISSING_CHILD,)),
    ("protection", (Purpose.CHILD_PROTECTION,)),
    ("content", (Purpose.BULLYING, Purpose.REPORT_HARMFUL_CONTENT)),
    ("more", (Purpose.INFORMATION, Purpose.DIRECTORY)),
)

translate = QCoreApplication.translate


def need_title(need: str) -> str:
    """Return what a need is called on the page."""
    return {
        DANGER: translate("DoorNeeds", "Danger now"),
        "report": translate("DoorNeeds", "Report what someone did"),
        "pictures": translate("DoorNeeds", "A picture or video of a child"),
        "advice": translate("DoorNeeds", "Talk it over with someone"),
        "child": translate("DoorNeeds", "For your child to ring or write to"),
        MISSING: translate("DoorNeeds", "A child is missing"),
        "protection": translate("DoorNeeds", "Child protection services"),
        "content": translate("DoorNeeds", "Bullying and harmful content"),
        "more": translate("DoorNeeds", "To read, and other lists"),
    }[need]
