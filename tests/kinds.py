#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same articles give the same tables, whatever kind of file they come in and in whatever order.

usage: kinds.py COMMAND SOURCE
"""
import bz2
import csv
import gzip
import io
import json
import lzma
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import zipfile

ARTICLES = [
    ("a", "2015-01-21", "Envoy in Moscow", "Lavrov received the North Korean envoy.\n\nChina welcomed the talks with Russia & Japan."),
    ("b", "2015-01-28", "Gas talks", "Gazprom and Ukraine met in Kiev.\n\nThe European Union offered Russia and Ukraine its help."),
    ("c", "2015-02-12", "Ceasefire", "Merkel and Hollande flew to Minsk to meet Putin, said \u201cofficials\u201d in S\u00e3o Paulo."),
]
TABLES = ("ties.csv", "actors.csv", "slices.csv", "communities.csv")


def page(date, title, text):
    escaped = text.replace("&", "&amp;")
    paragraphs = "".join(f"<p>{paragraph}\n" for paragraph in escaped.split("\n\n"))
    return (f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title} | Site</title><meta property='article:published_time' content='{date}'>"
            f"</head><body><nav><a href=/>France and Germany</a></nav><article><h1>{title}</h1>{paragraphs}</article><footer>Iran</footer>").encode()


def lines(articles):
    return "".join(json.dumps({"id": i, "date": d, "title": t, "text": x}) + "\n" for i, d, t, x in articles).encode()


def table(articles, separator=","):
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([("id", "date", "title", "text"), *articles])
    return out.getvalue().encode()


def tar(files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return out.getvalue()


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def kinds():
    """Name of a kind, and its files."""
    plain, pages = lines(ARTICLES), [(f"{i}.html", page(d, t, x)) for i, d, t, x in ARTICLES]
    yield "lines", {"n.jsonl": plain}
    yield "lines, the other way round", {"n.ndjson": lines(ARTICLES[::-1])}
    yield "table", {"n.csv": table(ARTICLES)}
    yield "tabs", {"n.tsv": table(ARTICLES, "\t")}
    yield "gzip", {"n.jsonl.gz": gzip.compress(plain)}
    yield "bzip2", {"n.jsonl.bz2": bz2.compress(plain)}
    yield "xz", {"n.csv.xz": lzma.compress(table(ARTICLES))}
    yield "a file each", {f"{article[0]}.jsonl": lines([article]) for article in ARTICLES}
    yield "pages", dict(pages)
    yield "tar of pages", {"n.tar": tar(pages)}
    yield "the same, the other way round", {"n.tgz": gzip.compress(tar(pages[::-1]))}
    yield "zip of lines", {"n.zip": zipped([("x/n.jsonl", plain)])}
    yield "all at once", {"n.zip": zipped(pages[:1]), "m.tar.xz": lzma.compress(tar([("n.csv", table(ARTICLES[1:2]))])), "o.jsonl": lines(ARTICLES[2:])}


def main():
    command = sys.argv[1]
    with tempfile.TemporaryDirectory() as root:
        wanted, number = None, 0
        for number, (kind, files) in enumerate(kinds(), 1):
            corpus, result = pathlib.Path(root, f"in{number}"), pathlib.Path(root, f"out{number}")
            corpus.mkdir()
            for name, content in files.items():
                (corpus / name).write_bytes(content)
            done = subprocess.run([command, "run", "--quiet", "--strict", corpus, "-o", result], check=False, capture_output=True)
            assert done.returncode == 0 and done.stderr == b"", f"{kind}: {done.returncode} {done.stderr.decode(errors='replace')}"
            made = [(result / name).read_bytes() for name in TABLES]
            assert len(made[0].splitlines()) > 5, f"{kind}: hardly any ties"
            wanted = wanted or made
            assert made == wanted, f"{kind}: the tables are others than those of JSON lines"
    print(f"{number} kinds of files give the same tables")


main()
