# SPDX-License-Identifier: Apache-2.0
"""Runs first in the packed app: nothing to reach a network with, and children that are clean."""

import os
import sys
import types

# Parts of Python that read XML import it, for addresses that we never give them.
sys.modules["urllib.request"] = types.ModuleType("urllib.request")

# On Linux what starts us puts our folder into the search path for libraries, and a browser that we
# hand an address to would inherit that. It marks us as a part of a running app, too, which a fresh
# start after a lock is not.
BEFORE = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if BEFORE is not None:
    os.environ["LD_LIBRARY_PATH"] = BEFORE
elif sys.platform == "linux":
    os.environ.pop("LD_LIBRARY_PATH", None)
for name in [one for one in os.environ if one.startswith("_PYI_")]:
    del os.environ[name]
