# SPDX-License-Identifier: Apache-2.0
"""In the packed app there are no sockets: libraries may import the name, and nobody can use it."""
