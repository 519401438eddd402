# SPDX-License-Identifier: Apache-2.0
"""In place of the packing program's own, which loads `ctypes` at each start.

That looks for a library beside the app if it is not where it was named. We name the system's own,
and ours by their whole place.
"""


def install() -> None:
    """Do nothing."""
