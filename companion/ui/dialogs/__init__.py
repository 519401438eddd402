# SPDX-License-Identifier: Apache-2.0
"""Questions that need an answer before going on."""
