# SPDX-License-Identifier: Apache-2.0
"""In the packed app there are no sockets: libraries may import the name, and nobody can use it.

On Windows, Python's `platform` asks here for the computer's name, whatever it was asked itself. An
empty one means there that it is not known.
"""


def gethostname() -> str:
    """Return no name."""
    return ""
