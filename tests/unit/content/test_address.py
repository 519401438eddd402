# SPDX-License-Identifier: Apache-2.0
"""Which addresses and numbers content may hold."""

import pytest

from companion.content.address import (
    is_dial,
    is_mail,
    is_phone,
    is_plain_text,
    is_text,
    is_web_address,
)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.ceop.police.uk/Safety-Centre/",
        "https://example.org",
        "https://Example.org/a?b=c&d=%20#e",
    ],
)
def test_plain_https_is_right(address):
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://example.org",
        "HTTPS://example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://user@example.org/",
        "https://user:word@example.org/",
        "https://example.org:8443/",
        "https://example.org:port/",
        "https://example.org\\@evil.example/",
        "https://exam ple.org/",
        "https://example.org/\n",
        "https://example.org/\t",
        "https://ехample.org/",  # noqa: RUF001 - Cyrillic letters that look like ours
        "https://example.org/ü",
        "https://example.org/cut-off-...",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[/",
        "https://-bad.example/",
        "https://xn--bcher-kva.example/",
        "https://www.xn--bcher-kva.example/",
        "https://example.org/%0D%0Ax",
        "https://example.org/%00",
        "https://example.org/%7f",
        "https://example.org/%2525",
        "https://example.org/%e2%80%ae",
        "https://example.org%2eevil.example/",
        "https://",
    ],
)
def test_anything_else_is_refused(address):
    assert not is_web_address(address)


@pytest.mark.parametrize("link", ["tel:999", "tel:+448088005000", "sms:88858"])
def test_links_to_dial(link):
    assert is_dial(link)


@pytest.mark.parametrize(
    "link", ["999", "tel:", "tel:9", "tel:+", "tel:0800 1", "tel:999\n", "tel:٩٩٩"]
)
def test_links_that_dial_nothing(link):
    assert not is_dial(link)


@pytest.mark.parametrize(
    "text",
    ["0808 800 5000 (from abroad: +44 20 3879 8560)", "163 (#163 on Globe/TM)", "13 11 14"],
)
def test_numbers_as_people_write_them(text):
    assert is_phone(text)


@pytest.mark.parametrize("text", ["", "none", "call <b>999</b>", "999\n112"])
def test_texts_that_are_no_numbers(text):
    assert not is_phone(text)


def test_links_to_text():
    assert is_text("sms:116000")
    assert is_text("sms:+18004224453")
    assert not is_text("tel:116000")
    assert not is_text("sms:116000?body=x")


def test_links_to_write_to():
    assert is_mail("mailto:help@nspcc.org.uk")


@pytest.mark.parametrize(
    "link",
    [
        "",
        "help@nspcc.org.uk",
        "mailto:",
        "mailto:help",
        "mailto:help@nspcc",
        "mailto:help@nspcc.org.uk?subject=x",
        "mailto:help@nspcc.org.uk,other@example.org",
        "mailto:help@nspcc.org.uk\n",
        "mailto:help%0a@nspcc.org.uk",
        "mailto:help@xn--nspc-0na.org.uk",
        "mailto:help@a@nspcc.org.uk",
        "mailto: help@nspcc.org.uk",
        "MAILTO:help@nspcc.org.uk",
    ],
)
def test_links_that_write_to_nobody(link):
    assert not is_mail(link)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Any adult worried about a child.",
        "0808\u00a0800",
        "\u0628\u0686\u0647\u200c\u0647\u0627",
    ],
)
def test_words_that_show_all_they_hold(text):
    assert is_plain_text(text)


@pytest.mark.parametrize(
    "sign", ["\n", "\r", "\t", "\0", "\u202e", "\u2066", "\u2028", "\u00ad", "\ue000"]
)
def test_words_with_signs_that_nobody_sees(sign):
    assert not is_plain_text(f"999{sign}112")
