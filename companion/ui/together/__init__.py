# SPDX-License-Identifier: Apache-2.0
"""Together mode: cards for the kitchen table. It is given cards, and can reach nothing else."""
