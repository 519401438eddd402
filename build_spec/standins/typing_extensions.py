# SPDX-License-Identifier: Apache-2.0
"""In the packed app, Python's own typing: it has all that our libraries take from this name."""

import sys
import typing

sys.modules[__name__] = typing
