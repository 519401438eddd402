# SPDX-License-Identifier: Apache-2.0
"""The only home of SQL, of the key and of files that hold what the person wrote."""
