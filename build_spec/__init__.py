# SPDX-License-Identifier: Apache-2.0
"""How the app is packed for people: read by the packing program, by dev.py build and by tests."""
