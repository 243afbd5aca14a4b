# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command share: how it is run, corpora to run it on, and what its files must be."""
import csv
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

ENTENTE = sys.argv[1]
SENTENCES = [
    "Russia and North Korea held talks in Moscow.",
    "The United States warned China about North Korea.",
    "Vladimir Putin met Kim Jong Un.",
    "Gazprom sold gas to South Korea and Japan.",
    "The UN Security Council condemned North Korea.",
    "Germany, France and Ukraine met in Minsk.",
    "Nobody else was there.",
]


def run(*arguments, stdin=None, cwd=None, env=None):
    return subprocess.run([ENTENTE, *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd, env=env, check=False)


def make_text(seed, n_sentences):
    chance = random.Random(seed)
    return "\n\n".join(" ".join(chance.choice(SENTENCES) for _ in range(3)) for _ in range(n_sentences // 3))


def write_corpus(folder, n_documents, order=None):
    """Dated text files, created in any order: a folder lists them differently, the result must not."""
    folder.mkdir(parents=True)
    for i in order or range(n_documents):
        path = folder / f"part{i % 3}" / f"2015-{i % 4 + 1:02}-{i % 28 + 1:02}_{i}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(make_text(i, 12), encoding="utf-8")


def files_below(folder):
    return sorted(path for path in pathlib.Path(folder).rglob("*") if path.is_file())


def check_file(path):
    """A file under its final name is whole."""
    if path.suffix == ".json":
        json.loads(path.read_text(encoding="utf-8"))
    elif path.suffix == ".csv":
        text = path.read_text(encoding="utf-8")
        rows = list(csv.reader(text.splitlines(), strict=True))
        assert text.endswith("\n") and rows and all(len(row) == len(rows[0]) for row in rows), f"{path}: rows are cut"
    elif path.suffix == ".svg":
        assert path.read_text(encoding="utf-8").rstrip().endswith("</svg>"), f"{path}: is cut"
        xml.etree.ElementTree.parse(path)
    elif path.suffix == ".dot":
        assert path.read_text(encoding="utf-8").rstrip().endswith("}"), f"{path}: is cut"
    elif path.suffix == ".stories":
        opened = run("network", "--quiet", path)
        assert opened.returncode == 0, f"{path}: {opened.stderr.decode()}"
    else:
        assert False, f"{path}: is no file of a result"


class Case(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory(prefix="entente-cli-")
        self.folder = pathlib.Path(self.place.name)

    def tearDown(self):
        self.place.cleanup()

    def assert_status(self, done, status):
        talk = done.stderr.decode(errors="replace")
        self.assertEqual(done.returncode, status, f"{done.args[1:]}: {talk}")
        self.assertNotIn("Sanitizer", talk)
        self.assertNotIn("CRITICAL", talk)

    def assert_complains(self, done, status, *words):
        """The status, nothing on standard output, and a sentence that holds the words."""
        self.assert_status(done, status)
        talk = done.stderr.decode(errors="replace")
        self.assertEqual(done.stdout, b"")
        self.assertTrue(talk.startswith("entente"), talk)
        for word in words:
            self.assertIn(word, talk)

    def corpus(self, n_documents=12):
        folder = self.folder / "corpus"
        write_corpus(folder, n_documents)
        return folder

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path
