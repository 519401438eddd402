# SPDX-License-Identifier: Apache-2.0
"""No variable makes what the program stands on load code, or take orders, from somewhere else."""

import os
import subprocess
import sys

import pytest

from companion.paths import resources_folder
from companion.quiet_qt import forget_what_was_asked

ROOT = resources_folder().parent
LOADS = (
    *("GTK_MODULES", "GTK3_MODULES", "GTK_PATH", "GTK_EXE_PREFIX", "GTK_IM_MODULE_FILE"),
    *("GDK_PIXBUF_MODULE_FILE", "GIO_EXTRA_MODULES", "GIO_MODULE_DIR", "GCONV_PATH"),
    *("OPENSSL_CONF", "OPENSSL_CONF_INCLUDE", "OPENSSL_ENGINES", "OPENSSL_MODULES"),
    *("LIBGL_DRIVERS_PATH", "GBM_BACKENDS_PATH", "__EGL_VENDOR_LIBRARY_DIRS", "VK_LAYER_PATH"),
)
SPEAKS = ("GIO_USE_VFS", "GIO_USE_PROXY_RESOLVER", "G_MESSAGES_DEBUG", "GTK_DEBUG", "GDK_DEBUG")
STAYS = ("GTK_IM_MODULE", "GDK_SCALE", "GDK_BACKEND", "XDG_CURRENT_DESKTOP")
"""The browser that is started for a link needs them."""
ORDERS = """openssl_conf = start
[start]
alg_section = algorithms
[algorithms]
default_properties = provider=nobody
"""
MAKE = """
import sys
from pathlib import Path
from companion.quiet_qt import forget_what_was_asked
if sys.argv[2] == "forget":
    forget_what_was_asked()
from companion.storage.kdf import KdfCost
from companion.storage.vault import VaultFolder
from tests.fakes import FakeClock
VaultFolder(Path(sys.argv[1]), FakeClock(), KdfCost(8 * 1024, 1, 1)).create("correct horse battery")
"""


@pytest.mark.parametrize("name", [*LOADS, *SPEAKS])
def test_what_loads_or_tells_is_forgotten(monkeypatch, name):
    monkeypatch.setenv(name, "/somewhere")
    forget_what_was_asked()
    assert name not in os.environ


@pytest.mark.parametrize("name", STAYS)
def test_what_other_programs_need_stays(monkeypatch, name):
    monkeypatch.setenv(name, "x")
    forget_what_was_asked()
    assert os.environ[name] == "x"


def test_the_cipher_takes_no_orders_from_a_file_that_was_named(tmp_path):
    orders = tmp_path / "orders.cnf"
    orders.write_text(ORDERS, encoding="ascii")
    given = os.environ | {"OPENSSL_CONF": str(orders)}
    ended = [
        subprocess.run(
            [sys.executable, "-c", MAKE, str(tmp_path / how), how],
            cwd=ROOT,
            env=given,
            check=False,
            capture_output=True,
            timeout=60,
        ).returncode
        for how in ("obey", "forget")
    ]
    # Obeying, it finds no cipher at all: so these orders are ones that it would take.
    assert ended[0] != 0
    assert ended[1] == 0
