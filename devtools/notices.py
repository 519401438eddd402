"""Writes who made what we ship: resources/notices/notices.toml, the licence texts, and an SBOM.

`python3 dev.py notices` runs it inside .venv. `--check` writes nothing and names what is stale.
Versions come from requirements/run.txt, words from the packages and from notices_by_hand.toml.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "notices"
BY_HAND = Path(__file__).with_name("notices_by_hand.toml")
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)
VERSION = re.compile(r'^__version__ = "(?P<version>[^"]+)"', re.MULTILINE)
COPYRIGHT = re.compile(r"^\W*(?P<words>(?:Portions )?Copyright\b.{4,120})$", re.IGNORECASE)
LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
SOURCE_LABELS = ("source", "source code", "repository", "homepage")
MOST_LINES = 6
NAMESPACE = uuid.UUID("5a0a2b1e-6d1a-4f3d-9d37-2d0f6d3f1c55")
HEAD = "# Made by `python3 dev.py notices`: change devtools/notices_by_hand.toml instead.\n"


@dataclass(frozen=True, slots=True)
class Notice:
    """One program or part of one; `texts` name files without their ending."""

    name: str
    version: str
    licence: str
    source: str
    copyright: tuple[str, ...]
    texts: tuple[str, ...]
    inside: str = ""


def main(arguments: list[str]) -> int:
    """Write all files, or say with --check which ones are out of date."""
    wanted = files()
    stale = [name for name, text in wanted.items() if _text(FOLDER / name) != text]
    stale += [name for name in own_texts() if name not in wanted]
    if "--check" in arguments:
        sys.stdout.write("".join(f"out of date: {name}\n" for name in stale))
        return 1 if stale else 0
    for name in stale:
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name in wanted:
            path.write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    sys.stdout.write(f"{len(wanted)} files, {len(stale)} of them new or changed\n")
    return 0


def files() -> dict[str, str]:
    """Return every file that this makes, by its place in the folder, with its text."""
    hand = tomllib.loads(BY_HAND.read_text(encoding="utf-8"))
    made: dict[str, str] = {}
    notices = [_package(name, hand, made) for name in pins() if name not in hand["not_shipped"]]
    notices += [_part(part, made) for part in hand["part"]]
    made["notices.toml"] = HEAD + "".join(_toml(notice) for notice in notices)
    made["sbom.cdx.json"] = json.dumps(bill(notices), indent=1, ensure_ascii=False) + "\n"
    return made


def pins() -> dict[str, tuple[str, ...]]:
    """Return what run.txt asks for: a name, and the version for each kind of computer."""
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for pin in PIN.finditer(text):
        found[pin["name"]] = (*found.get(pin["name"], ()), pin["version"])
    return dict(sorted(found.items()))


def own_texts() -> list[str]:
    """Return the licence texts that were made from packages before."""
    return [f"packages/{path.name}" for path in (FOLDER / "packages").glob("*.txt")]


def bill(notices: list[Notice]) -> dict[str, Any]:
    """Return the bill of materials in CycloneDX 1.6, the same for the same versions."""
    packages = [notice for notice in notices if not notice.inside]
    components = [_component(notice, notices) for notice in packages]
    told = json.dumps(components, sort_keys=True)
    main_part = {
        "type": "application",
        "bom-ref": "companion",
        "name": "Companion",
        "version": _own_version(),
        "licenses": [{"expression": "Apache-2.0 AND CC-BY-4.0"}],
    }
    uses = [component["bom-ref"] for component in components]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, told)}",
        "version": 1,
        "metadata": {"component": main_part},
        "components": components,
        "dependencies": [{"ref": "companion", "dependsOn": uses}],
    }


def _component(notice: Notice, notices: list[Notice]) -> dict[str, Any]:
    reference = f"{notice.inside or 'companion'}/{notice.name}"
    component: dict[str, Any] = {"type": "library", "bom-ref": reference, "name": notice.name}
    if notice.version:
        component["version"] = notice.version
        component["purl"] = component["bom-ref"] = f"pkg:pypi/{notice.name}@{notice.version}"
    component["licenses"] = [{"expression": notice.licence}]
    component["copyright"] = "\n".join(notice.copyright)
    component["externalReferences"] = [{"type": "vcs", "url": notice.source}]
    parts = [one for one in notices if one.inside and one.inside == notice.name]
    if parts:
        component["components"] = [_component(part, notices) for part in parts]
    return component


def _package(name: str, hand: dict[str, Any], made: dict[str, str]) -> Notice:
    package = metadata.distribution(name)
    said = package.metadata
    licence = hand["licences"].get(name) or said["License-Expression"] or said["License"]
    text = _licence_text(package)
    texts = tuple(f"texts/{one}" for one in hand["texts"].get(name, ()))
    if text:
        made[f"packages/{name}.txt"] = text
        texts = (f"packages/{name}", *texts)
    lines = tuple(hand["copyright"].get(name, ())) or _copyright(text)
    source = hand["sources"].get(name) or _source(package)
    version = pins()[name][-1]
    return Notice(name, version, licence, source, lines, texts)


def _part(part: dict[str, Any], made: dict[str, str]) -> Notice:
    texts = tuple(f"texts/{one}" for one in part.get("texts", ()))
    for place in part.get("files", ()):
        name = f"packages/{part['name'].split(' (')[0].lower().replace(' ', '-')}"
        made[f"{name}.txt"] = _tidy((ROOT / place).read_text(encoding="utf-8"))
        texts = (*texts, name)
    lines, inside = tuple(part["copyright"]), part.get("inside", "")
    return Notice(part["name"], "", part["licence"], part["source"], lines, texts, inside)


def _licence_text(package: metadata.Distribution) -> str:
    """Return all licence files of a package, one after the other."""
    found = [path for path in package.files or () if _is_licence(path)]
    texts = [_tidy(Path(str(path.locate())).read_text(encoding="utf-8")) for path in sorted(found)]
    return f"\n{'-' * 72}\n\n".join(texts)


def _is_licence(path: PurePosixPath) -> bool:
    is_told = any(part.endswith(".dist-info") for part in path.parts)
    return is_told and LICENCE_FILE.search(path.name) is not None


def _copyright(text: str) -> tuple[str, ...]:
    found = [COPYRIGHT.match(line) for line in text.splitlines()]
    lines = [match["words"].strip() for match in found if match and re.search(r"\d{4}", match[0])]
    return tuple(dict.fromkeys(lines))[:MOST_LINES]


def _source(package: metadata.Distribution) -> str:
    urls: dict[str, str] = {}
    for line in package.metadata.get_all("Project-URL") or ():
        label, _, url = line.partition(",")
        urls[label.strip().lower()] = url.strip()
    found = [urls[label] for label in SOURCE_LABELS if label in urls]
    return found[0] if found else str(package.metadata["Home-page"] or "")


def _toml(notice: Notice) -> str:
    lines = ["\n[[notice]]"]
    for name in ("name", "version", "licence", "source", "inside"):
        value = getattr(notice, name)
        if value:
            lines.append(f"{name} = {json.dumps(value, ensure_ascii=False)}")
    for name in ("copyright", "texts"):
        values = ", ".join(json.dumps(one, ensure_ascii=False) for one in getattr(notice, name))
        lines.append(f"{name} = [{values}]")
    return "\n".join(lines) + "\n"


def _tidy(text: str) -> str:
    lines = [line.rstrip().expandtabs(4).replace("\f", "") for line in text.splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def _own_version() -> str:
    text = (ROOT / "companion" / "__init__.py").read_text(encoding="utf-8")
    found = VERSION.search(text)
    if found is None:
        raise ValueError("companion/__init__.py names no version")
    return found["version"]


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
