# SPDX-License-Identifier: Apache-2.0
"""Companion: a private, offline guide and notebook for adults worried about online grooming."""

__version__ = "0.1.0"
