"""What turns the packed folder into packages for Windows."""
