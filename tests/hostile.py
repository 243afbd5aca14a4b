#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Actors and sentences with hostile text stay text in every file of a run: SVG is XML, CSV has its columns, JSON is UTF-8.

usage: hostile.py COMMAND SOURCE
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

NAMES = ["\"quoted\"", "back\\slash\\", "\\N", "<b>bold</b>", "&amp;", "two\nlines", "=cmd()", "\uffff", "+1", "@x", "x" * 20000,
         "<script>alert(1)</script>", "\" onload=\"alert(1)", "\u001b[31m", "T\u00fcrkiye", "\u4e2d\u56fd", "\u202eevil", "%s%n", "]; a -- b ["]
SVG = "{http://www.w3.org/2000/svg}"


def write_corpus(path):
    records = [{"id": f"d{i}", "date": "2015-01-03", "title": name, "source": name, "url": name,
                "actors": [["USA", name], [name, NAMES[i - 1]]]} for i, name in enumerate(NAMES)]
    records.append({"id": "d", "date": "2015-01-04", "text": "Russia met <script>China</script> & \"Japan\\\"."})
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def check_svg(path):
    for element in xml.etree.ElementTree.parse(path).iter():
        assert element.tag.startswith(SVG), f"{path}: element {element.tag}"
        assert element.tag != SVG + "script", f"{path}: a script"
        for name in element.attrib:
            assert not name.startswith("on"), f"{path}: attribute {name}"


def check_csv(path):
    with open(path, encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, strict=True))
    assert len(rows) > 1, f"{path}: no rows"
    for row in rows:
        assert len(row) == len(rows[0]), f"{path}: {len(row)} columns in {row[:3]}"
        for column, cell in zip(rows[0], row):
            text = column in ("slice", "actor", "label", "source", "target", "name", "members")
            assert not (text and cell[:1] in ("=", "+", "-", "@", "\t", "\r")), f"{path}: formula {cell[:20]!r}"


def check_exports(command, result, network):
    """Every actor and tie is in the XML for other programs, under an id of its own."""
    ties = {(tie["source"], tie["target"]) for part in network["slices"] for tie in part["ties"]}
    for to, path in [("gexf", result / "x.gexf"), ("graphml", result / "2015-01.graphml")]:
        done = subprocess.run([command, "export", str(result / "network.json"), "--to", to, "-o", str(path if to == "gexf" else result)],
                              check=False, capture_output=True)
        assert done.returncode == 0, f"export --to {to}: {done.stderr.decode(errors='replace')}"
        elements = [element for element in xml.etree.ElementTree.parse(path).iter() if element.tag.endswith(("}node", "}edge"))]
        nodes = {element.get("id") for element in elements if element.tag.endswith("}node")}
        assert len(nodes) == len(network["actors"]) and len(elements) == len(nodes) + len(ties), f"{path}: {len(nodes)} nodes, {len(elements)} in all"
        assert all(element.get(end) in nodes for element in elements if element.tag.endswith("}edge") for end in ["source", "target"]), path


def main():
    command = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        corpus, result = pathlib.Path(folder, "corpus.jsonl"), pathlib.Path(folder, "result")
        write_corpus(corpus)
        made = subprocess.run([command, "run", "--quiet", str(corpus), "-o", str(result)], check=False, capture_output=True)
        if made.returncode != 0:
            sys.exit(f"entente run ended with {made.returncode}: {made.stderr.decode(errors='replace')}")
        drawings, tables = sorted(result.glob("slices/*.svg")), sorted(result.glob("*.csv"))
        assert drawings and tables, "nothing was drawn or no table written"
        for drawing in drawings:
            check_svg(drawing)
        for table in tables:
            check_csv(table)
        network = json.loads((result / "network.json").read_text(encoding="utf-8"))
        assert "=cmd()" in {actor["id"] for actor in network["actors"]}, "an actor is lost"
        check_exports(command, result, network)
    print(f"{len(drawings)} drawings and {len(tables)} tables are sound")
    return 0


sys.exit(main())
