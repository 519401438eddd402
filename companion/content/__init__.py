# SPDX-License-Identifier: Apache-2.0
"""Content packs: from files in `resources/content/` to domain objects."""
