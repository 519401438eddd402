# SPDX-License-Identifier: Apache-2.0
"""By what name the packed app goes. Neutral on purpose: menus and lists of programs show it."""

APP_ID = "org.example.Companion"
"""example.org is nobody's. To be settled once, before the first release (docs/building.md)."""
PACKAGE = "companion"
NAME = "Companion"
SUMMARY = "Read, write notes and find phone numbers, offline"
MAINTAINER = "The Companion contributors <companion@example.org>"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
