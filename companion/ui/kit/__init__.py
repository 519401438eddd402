# SPDX-License-Identifier: Apache-2.0
"""Tools every piece of the window uses: theme, texts, tasks, access."""
