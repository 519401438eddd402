"""What stands behind dev.py: environment, system packages, commands. Standard library only."""
