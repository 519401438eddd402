# SPDX-License-Identifier: Apache-2.0
"""An invented family in a real vault: to look round, for pictures, tests and measurements."""
