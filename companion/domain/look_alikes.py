# SPDX-License-Identifier: Apache-2.0
"""Letters of other scripts, and digits, that a reader takes for a Latin letter of the same look."""

_PAIRS = (
    # Cyrillic, Greek, and small capitals.
    ("АВЕЅІЈКМНОРСТУХҮЅԌԚԜ", "ABESIJKMHOPCTYXYSGQW"),
    ("авеѕіјкмнорстухүһԁԍԛԝ", "abesijkmhopctyxyhdgqw"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),  # noqa: RUF001
    ("αβγεηικνορτυχω", "abyenikvoptuxw"),
    ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz"),
    ("03457", "oeast"),
)
_SHAPES = {
    ord(one): latin for ones, latins in _PAIRS for one, latin in zip(ones, latins, strict=True)
}
_AS_I = str.maketrans(_SHAPES | {ord("1"): "i"})
_AS_L = str.maketrans(_SHAPES | {ord("1"): "l", ord("I"): "l"})


def shapes(cased: str) -> tuple[str, str]:
    """Return a folded text, without case, as it looks: once with "1" for i, once for l.

    Every letter stays where it was.
    """
    return cased.translate(_AS_I).lower(), cased.translate(_AS_L).lower()
