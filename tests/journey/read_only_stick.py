# SPDX-License-Identifier: Apache-2.0
"""Uses the app from a folder that can not be written to, and prints what a person reads then."""

import sys
from pathlib import Path

from companion import paths
from companion.bootstrap import _only_window
from tests.stage import Stage

PASSPHRASE = "velvet otter canyon brass"
assert _only_window(paths.data_folder()) is not None
stage = Stage(None, folder=Path(paths.data_folder()))
try:
    stage.go("card:blackmail")
    sys.stdout.write(stage.words())
    stage.go("page:journal")
    for label in ("Passphrase", "The same passphrase"):
        stage.type_into(label, PASSPHRASE)
    stage.press("Make the private part")
    stage.wait_until(stage.window.page.banner.isVisible)
    sys.stdout.write(stage.words())
finally:
    stage.close()
