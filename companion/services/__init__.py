# SPDX-License-Identifier: Apache-2.0
"""What the app can do: one class per ability. No Qt, no SQL, no files."""
