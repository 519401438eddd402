# SPDX-License-Identifier: Apache-2.0
"""What things are: frozen dataclasses and pure functions. Standard library only."""
