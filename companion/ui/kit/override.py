# SPDX-License-Identifier: Apache-2.0
"""`override`, which Python 3.11 does not have yet: a promise to the type checker only."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method):  # noqa: ANN001, ANN201 - the checker reads the other branch
        """Return the method as it is."""
        return method


__all__ = ["override"]
