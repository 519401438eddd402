# SPDX-License-Identifier: Apache-2.0
"""Locks a PDF with a password (AES-256). Nobody can open it without, and nobody can reset it."""

import io
import logging

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

METHOD = "AES-256"
# Its warnings name letters of the password.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def locked_bytes(pdf: bytes, password: str) -> bytes:
    """Return the same pages, locked; nothing says who made them or with what."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.metadata = None
    root = writer.root_object
    if "/Metadata" in root:
        del root[NameObject("/Metadata")]
    # One password for both: there is no second one that nobody knows of.
    writer.encrypt(password, algorithm=METHOD)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
