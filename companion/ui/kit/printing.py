# SPDX-License-Identifier: Apache-2.0
"""What prints on this computer. Only what its own system needs is imported."""

import sys

from PySide6.QtCore import QObject

from companion.ui.kit.print_tray import Printing

if sys.platform == "linux":
    from companion.ui.kit.service_printing import ServicePrinting as ThisComputer
else:
    from companion.ui.kit.system_printing import SystemPrinting as ThisComputer


def printing_here(owner: QObject) -> Printing:
    """Return what prints on this computer. Once the owner is gone, nothing is wanted any more."""
    return ThisComputer(owner)
