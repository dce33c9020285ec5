#!/usr/bin/env python3
"""Prints the licences of the crates that are linked into the programs, each text once, for whoever passes those on."""

import json
import pathlib
import re
import subprocess
import sys

NAMES = re.compile(r"(licen[cs]e|copying|notice|unlicense)", re.IGNORECASE)


def linked(metadata):
    """The crates that Offhook is made of, whatever features it is built with; not those of tests and builds."""
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = next(package["id"] for package in metadata["packages"] if package["name"] == "offhook")
    found, unseen = set(), [root]
    while unseen:
        for dependency in nodes[unseen.pop()]["deps"]:
            is_linked = any(kind["kind"] is None for kind in dependency["dep_kinds"])
            if is_linked and dependency["pkg"] not in found:
                found.add(dependency["pkg"])
                unseen.append(dependency["pkg"])
    packages = (package for package in metadata["packages"] if package["id"] in found)
    return sorted(packages, key=lambda package: (package["name"], package["version"]))


def texts(package):
    folder = pathlib.Path(package["manifest_path"]).parent
    # Below a crate lies the source that it wraps, such as whisper.cpp.
    candidates = [*folder.glob("*"), *folder.glob("*/*")]
    files = sorted(path for path in candidates if path.is_file() and NAMES.match(path.name))
    return [path.read_text(errors="replace").strip() for path in files]


words = ["cargo", "metadata", "--locked", "--offline", "--format-version=1", "--filter-platform"]
host = re.search("^host: (.*)$", subprocess.check_output(["rustc", "-vV"], text=True), re.MULTILINE)[1]
packages = linked(json.loads(subprocess.check_output(words + [host])))
of = {}
for package in packages:
    print(f"{package['name']} {package['version']}: {package['license'] or 'see its text'}")
    for text in texts(package):
        of.setdefault(text, []).append(f"{package['name']} {package['version']}")
for text, names in of.items():
    print(f"\n{'-' * 120}\n{', '.join(names)}:\n\n{text}")
if not packages:
    sys.exit("notices: no crates were found; run it in a checkout that is built")
