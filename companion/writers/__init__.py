# SPDX-License-Identifier: Apache-2.0
"""Makes the bytes of files out of the words of a chronology. No Qt, no vault, nothing on disk."""
