# SPDX-License-Identifier: Apache-2.0
"""Measurements as ratios, so that they mean the same on every computer: `python -m bench`."""
