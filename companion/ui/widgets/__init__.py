# SPDX-License-Identifier: Apache-2.0
"""Reusable pieces of a page."""
