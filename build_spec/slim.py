# SPDX-License-Identifier: Apache-2.0
"""What is left out of the packed app, and what is kept. A test compares it with what we import."""

from __future__ import annotations

import re
from pathlib import Path

LEFT_OUT = (
    # Of Qt: whatever we do not import. The network first: it must not even be there.
    "PySide6.QtNetwork", "PySide6.QtConcurrent", "PySide6.QtDesigner", "PySide6.QtHelp",
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtQml", "PySide6.QtQuick",
    "PySide6.QtQuickControls2", "PySide6.QtQuickTest", "PySide6.QtQuickWidgets", "PySide6.QtSql",
    "PySide6.QtSvgWidgets", "PySide6.QtTest", "PySide6.QtUiTools", "PySide6.QtXml",
    "PySide6.scripts",
    # Of Python: other people's databases, windows, test tools and installers.
    "_sqlite3", "tkinter", "_tkinter", "unittest", "doctest", "pydoc", "pydoc_data", "pdb", "bdb",
    "curses", "readline", "ensurepip", "venv", "distutils", "lib2to3", "idlelib", "turtledemo",
    "setuptools", "pkg_resources", "pip", "wheel", "_distutils_hack", "test",
    # Of Python: whatever could reach a network, or is only there for that.
    "asyncio", "socketserver", "ssl", "_ssl", "ftplib", "smtplib", "imaplib", "poplib", "nntplib",
    "telnetlib", "xmlrpc", "http.server", "http.client", "http.cookiejar", "urllib.request",
    "multiprocessing", "_socket",
    # Of Python: what would need a library of the system, and has a twin that does not.
    "_hashlib", "_bz2", "bz2", "_lzma", "lzma", "_uuid", "_crypt", "crypt", "nis", "_dbm", "_gdbm",
    # Of libraries: parts of theirs that we never call.
    "lxml.html", "lxml.isoschematron", "lxml.objectify", "lxml.cssselect", "lxml.sax",
    "lxml.ElementInclude", "lxml.doctestcompare", "lxml.usedoctest", "lxml.pyclasslookup",
    "lxml.builder",
    "Crypto.Hash", "Crypto.IO", "Crypto.Math", "Crypto.Protocol", "Crypto.PublicKey",
    "Crypto.SelfTest", "Crypto.Signature", "Crypto.Cipher._mode_ccm", "Crypto.Cipher._mode_cfb",
    "Crypto.Cipher._mode_eax", "Crypto.Cipher._mode_kw", "Crypto.Cipher._mode_kwp",
    "Crypto.Cipher._mode_ocb", "Crypto.Cipher._mode_ofb", "Crypto.Cipher._mode_openpgp",
    "Crypto.Cipher._mode_siv",
    "sqlite_utils.cli", "click_default_group", "PIL", "numpy", "tabulate",
    # Of libraries: what reads the language C. Without it, ciphers are called by way of ctypes.
    "cffi", "pycparser",
    # What pypdf would rather take than pycryptodome, where somebody has it.
    "cryptography",
)  # fmt: skip
"""Modules that the packed app does not have, by name."""
NOT_ON_LINUX = ("PySide6.QtPrintSupport",)
"""There, pages go to the print service by way of its own library (docs/adr/008-printing.md)."""

KEPT_PLUGINS = {
    "platforms": ("xcb", "wayland", "offscreen", "windows", "cocoa"),
    "imageformats": ("svg", "jpeg", "ico"),
    "iconengines": ("svgicon",),
    "platforminputcontexts": ("compose", "ibus"),
    "platformthemes": ("xdgdesktopportal",),
    "printsupport": ("windowsprint", "cocoaprint"),
    "styles": ("modernwindows", "windowsvista", "mac"),
    "wayland-decoration-client": ("bradient",),
    "wayland-shell-integration": ("xdg-shell",),
    "xcbglintegrations": (),
}
"""Folder of Qt's plug-ins -> the ones that come along: what is not named here stays away."""

KEPT_CIPHERS = (
    "_ARC4", "_cpuid_c", "_ghash_clmul", "_ghash_pmull", "_ghash_portable", "_raw_aes",
    "_raw_aes_armv8", "_raw_aesni", "_raw_cbc", "_raw_ctr", "_raw_ecb",
)  # fmt: skip
"""Programs of pycryptodome that come along: AES for the key slots and for locked PDF files.

ARC4 is never used, but pypdf loads it.
"""

KEPT_QT_WORDS = ("qtbase_en",)
"""Qt's own words, for the languages that the app itself speaks."""

_PLUGIN = re.compile(
    r"(?:^|/)plugins/(?P<folder>[^/]+)/(?:lib)?q?(?P<name>[^/]+?)\.(?:so|dll|dylib)$"
)
_CIPHER = re.compile(r"(?:^|/)Crypto/[^/]+/(?P<name>_\w+)\.[^/]+$")
_QT_WORDS = re.compile(r"(?:^|/)translations/(?P<name>[^/]+)\.qm$")
_UNUSED_LIBRARY = re.compile(
    r"Qt6?(?:Network|Sql|Test|Qml|Quick|OpenGLWidgets|Designer|Help|UiTools|Xml|Concurrent|"
    r"VirtualKeyboard|Pdf|Egl(?:FS|Fs)|WaylandEglClientHwIntegration|SvgWidgets)\w*(?:\.|$)|"
    # A whole OpenGL that draws without a graphics card: windows of QtWidgets need none.
    r"opengl32sw\."
)
_FRAMEWORK = re.compile(r"(?:^|/)(?P<name>\w+\.)framework/")
"""On a Mac a library is a folder. It comes along whole or not at all: half can not be signed."""


_FOLDERS_OF_THE_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/usr/local/lib/")
_FROM_THE_SYSTEM = ("libpython", "libffi")
"""Libraries that come along even from a folder of the system: Python, and what its ctypes needs."""

_NEVER_READ = re.compile(
    r"/templates/default-docx-template/|\.dist-info/(?!licen[cs]es/|LICEN)|/sboms/"
)
_LIBRARY = re.compile(r"\.(?:so|dll|dylib)(?:\.|$)")


def is_kept(place: str, source: str = "") -> bool:
    """Tell whether a file comes along, by its place in the packed app and where it is from."""
    path, name = place.replace("\\", "/"), Path(place).name
    plugin, words = _PLUGIN.search(path), _QT_WORDS.search(path)
    if plugin is not None:
        kept = KEPT_PLUGINS.get(plugin["folder"], ())
        return any(plugin["name"].startswith(one) for one in kept)
    if words is not None:
        return words["name"] in KEPT_QT_WORDS
    cipher = _CIPHER.search(path)
    if cipher is not None:
        return cipher["name"] in KEPT_CIPHERS
    if source.startswith(_FOLDERS_OF_THE_SYSTEM) and _LIBRARY.search(name):
        return name.startswith(_FROM_THE_SYSTEM) or "/lib-dynload/" in path
    framework = _FRAMEWORK.search(path)
    library = name.removeprefix("lib") if framework is None else framework["name"]
    return _UNUSED_LIBRARY.match(library) is None and not _NEVER_READ.search(path)
