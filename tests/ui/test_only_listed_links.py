# SPDX-License-Identifier: Apache-2.0
"""Only links of the channel list, character for character, ever reach the system."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from companion.ui.app import open_address
from companion.ui.kit.hand_over import hand_over
from companion.ui.widgets.door_ways import DoorWays
from tests.ui.acting import press, words

ROOT = Path(__file__).resolve().parents[2]
LEAST = 1_000
OTHER_HOST = "evil.example"

FOREIGN = (
    "", " ", "javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)",
    "data:text/html,<script>1</script>", "vbscript:msgbox(1)", "file:///etc/passwd",
    "file://server/share/x", "\\\\server\\share", "//server/share", "/etc/passwd",
    "C:\\Windows\\system32\\cmd.exe", "smb://server/share", "ftp://ftp.example/x",
    "ssh://host.example", "ms-settings:", "ms-msdt:/id", "shell:startup", "steam://run/1",
    "about:blank", "blob:https://x.example/1", "view-source:https://x.example",
    "intent://x#Intent;end", "tel:", "tel:*#06#", "tel:999;phone-context=+1", "sms:999?body=x",
    "mailto:?attach=/etc/passwd", "mailto:a@b.example", "https:", "https://", "https:///x",
    "http://localhost", "https://127.0.0.1/", "qrc:/x", "tel:9999",
)  # fmt: skip


def look_alike(link):
    """Letters of other scripts that look like ours."""
    return link.translate(
        str.maketrans({"o": "\u043e", "e": "\u0435", "9": "\uff19", "1": "\u0661"})
    )


def on_another_host(link):
    scheme, _, rest = link.partition("://")
    host, slash, path = rest.partition("/")
    yield f"{scheme}://{host}.{OTHER_HOST}{slash}{path}"
    yield f"{scheme}://{OTHER_HOST}/{host}{slash}{path}"
    yield f"{scheme}://{OTHER_HOST}#{link}"
    yield f"{scheme}://{OTHER_HOST}?{link}"
    yield f"{scheme}://{host}@{OTHER_HOST}{slash}{path}"
    yield f"{scheme}://{OTHER_HOST}\\@{host}{slash}{path}"
    yield f"{scheme}://{host}:8443{slash}{path}"
    yield f"{scheme}://xn--{host}{slash}{path}"
    yield f"{scheme}://{host.replace('.', '%2e')}{slash}{path}"
    yield f"{scheme}://{host}.{slash}{path}"
    yield f"http://{rest}"
    yield f"{scheme}:/{rest}"
    yield f"{scheme}://{host.upper()}{slash}{path}"


def variants(link):
    """Yield what is nearly this link."""
    for sign in (" ", "\t", "\n", "\r\n", "\0", "\u200b", "\u202e", "\u00a0", "%20", "%00", "%0a"):
        yield link + sign
        yield sign + link
        yield link[:6] + sign + link[6:]
    yield link.upper()
    yield link.capitalize()
    yield link + "?x=javascript:alert(1)"
    yield link + "#x"
    yield link + ";ext=1"
    yield link + ",0"
    yield link + link
    yield link[:-1]
    yield look_alike(link)
    yield link.replace(":", "%3a", 1)
    yield link.replace(":", "\uff1a", 1)
    yield f"file:{link}"
    yield f"javascript:{link}"
    if "://" in link:
        yield from on_another_host(link)


def listed(desk):
    links = set()
    for code in desk.channels.countries():
        links |= {link for door in desk.content.channels(code) for link in door.links}
        links |= {desk.content.country(code).emergency_dial}
    return sorted(links - {""})


@pytest.fixture
def reached(monkeypatch):
    """What the system was asked to open."""
    found = []

    def open_url(url):
        found.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(open_url))
    return found


@pytest.fixture
def real(desk):
    """A desk that hands addresses over as the app does."""
    return replace(desk, open_address=open_address)


@pytest.mark.bar(18)
def test_a_thousand_hostile_links_reach_nothing(real, reached, tally):
    known = listed(real)
    hostile = {variant for link in known for variant in variants(link)} - set(known)
    hostile |= set(FOREIGN)
    assert len(hostile) >= LEAST
    opened = [link for link in sorted(hostile) if hand_over(real, link)]
    assert opened == []
    assert reached == []
    tally(hostile=len(hostile), opened=0)


def test_every_listed_link_reaches_the_system_as_it_is_written(real, reached):
    for link in listed(real):
        assert hand_over(real, link)
    assert reached == listed(real)


@pytest.mark.parametrize(
    "hostile", ["javascript:alert(1)", "file:///etc/passwd", f"https://{OTHER_HOST}/"]
)
def test_a_hostile_door_opens_nothing_when_pressed(qtbot, real, reached, hostile):
    door = replace(real.channels.channel("uk-ceop"), address=hostile)
    ways = DoorWays(real, door)
    qtbot.addWidget(ways)
    ways.show()
    press(ways, "Open the web page")
    assert reached == []
    assert "No browser opened." in words(ways)


def callers_of(name):
    for file in (ROOT / "companion").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr == name:
                yield file.relative_to(ROOT / "companion").as_posix()


def test_nothing_else_in_the_app_opens_anything():
    assert set(callers_of("open_address")) == {"ui/kit/hand_over.py"}
    assert set(callers_of("openUrl")) == {"ui/app.py"}
