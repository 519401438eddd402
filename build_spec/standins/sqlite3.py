# SPDX-License-Identifier: Apache-2.0
"""In the packed app, Python's own database is the cipher driver: there is no plain one.

sqlite_utils imports this name for its type hints, long after the driver has been loaded.
"""

import sys

import sqlcipher3.dbapi2

sys.modules[__name__] = sqlcipher3.dbapi2
