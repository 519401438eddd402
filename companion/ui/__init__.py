# SPDX-License-Identifier: Apache-2.0
"""The window: Qt Widgets built in code, no rules of the product."""
