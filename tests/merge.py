#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Story records that were read apart and merged, along whatever tree, give the networks of the whole.

    merge.py ENTENTE SOURCE_FOLDER
"""
import bz2
import gzip
import json
import lzma
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zipfile

ENTENTE = sys.argv[1]
NAMES = ["Russia", "China", "the United States", "Japan", "France", "Germany", "Iran", "Iraq", "India", "NATO", "the United Nations"]
WAYS = [["--by", "year"], ["--by", "month"], ["--every", "90", "--step", "30"], ["--repeats", "keep", "--by", "all"]]


def run(*arguments, fails=0):
    done = subprocess.run([ENTENTE, *map(str, arguments)], capture_output=True, check=False, timeout=600)
    assert done.returncode == fails, f"entente {' '.join(map(str, arguments))} ended with {done.returncode}: {done.stderr.decode()}"
    return done.stdout, done.stderr.decode()


def make_records(count):
    """Stories with long, short and repeated texts, some paragraphs that stand in several, and some without a date."""
    seed = 7

    def pick(below):
        nonlocal seed
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        return (seed >> 33) % below

    records = []
    for number in range(count):
        words = " ".join(f"thing{pick(90)} was told to {NAMES[pick(len(NAMES))]} by {NAMES[pick(len(NAMES))]}." for _ in range(4 + pick(30)))
        text = words + f"\n\nThis paragraph of {NAMES[number % 5]} and {NAMES[number % 7]} stands in many papers of the week."
        if number % 9 == 8:
            earlier = records[pick(number)]["text"]
            text = earlier if number % 2 else f"Today {NAMES[pick(11)]} spoke. " + earlier
        record = {"id": f"n{number}", "text": text, "source": f"paper {pick(4)}"}
        if number % 31 > 0:
            record["date"] = f"20{14 + pick(2)}-{1 + pick(12):02}-{1 + pick(28):02}"
        records.append(record)
    return records


def write(path, records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


class Merging(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.folder = folder = pathlib.Path(cls.place.name)
        records = make_records(400)
        write(folder / "whole.jsonl", records)
        write(folder / "turned.jsonl", records[::-1])
        for name in ("whole", "turned"):
            run("read", "--quiet", folder / f"{name}.jsonl", "-o", folder / f"{name}.stories")
        for part in range(7):
            write(folder / f"{part}.jsonl", [record for number, record in enumerate(records) if number * 5 % 7 == part])
            run("read", "--quiet", folder / f"{part}.jsonl", "-o", folder / f"{part}.stories")

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def merge(self, name, *parts):
        run("merge", "--quiet", *(self.folder / f"{part}.stories" for part in parts), "-o", self.folder / f"{name}.stories")
        return (self.folder / f"{name}.stories").read_bytes()

    def networks(self, name):
        return [run("network", "--quiet", *way, self.folder / f"{name}.stories")[0] for way in WAYS]

    def test_every_tree_gives_the_networks_of_the_whole(self):
        self.merge("left", 0, 1, 2)
        self.merge("right", 5, 4)
        one = self.merge("one", "left", "right", 3, 6)
        self.merge("back", 6, 6, 5)
        self.merge("back2", 3, 4, "back")
        other = self.merge("other", "back2", "left", "back", 0)
        self.assertEqual(one, other)
        self.assertEqual(self.merge("again", "one"), one)
        whole = self.networks("whole")
        self.assertEqual(self.networks("one"), whole)
        self.assertEqual((self.folder / "turned.stories").read_bytes(), (self.folder / "whole.stories").read_bytes())
        corpus = json.loads(whole[0])["corpus"]
        self.assertGreater(corpus["copies"], 20)
        self.assertGreater(corpus["stories"], 300)

    def test_a_corpus_may_hold_story_records(self):
        mixed = self.folder / "mixed"
        mixed.mkdir()
        for part in range(7):
            ending = "stories" if part % 2 else "jsonl"
            os.link(self.folder / f"{part}.{ending}", mixed / f"{part}.{ending}")
        for way in WAYS[:2]:
            whole = run("network", "--quiet", *way, self.folder / "whole.jsonl")[0]
            self.assertEqual(run("network", "--quiet", *way, mixed)[0], whole)
            self.assertEqual(run("network", "--quiet", *way, *(self.folder / f"{part}.stories" for part in range(7)))[0], whole)
        _, talk = run("mentions", mixed, fails=2)
        self.assertIn("hold no text", talk)

    def test_story_records_may_be_packed_and_stand_in_archives(self):
        packed = self.folder / "packed"
        packed.mkdir()
        for part, (ending, pack) in enumerate([(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)]):
            (packed / f"{part}.stories{ending}").write_bytes(pack((self.folder / f"{part}.stories").read_bytes()))
        with tarfile.open(packed / "two.tar.gz", "w:gz") as archive:
            archive.add(self.folder / "3.stories", "a/3.stories")
            archive.add(self.folder / "4.jsonl", "a/4.jsonl")
        with zipfile.ZipFile(packed / "three.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(self.folder / "5.stories", "5.stories")
            archive.write(self.folder / "6.stories", "6.stories")
        run("read", "--quiet", packed, "-o", self.folder / "unpacked.stories")
        for way in WAYS:
            whole = run("network", "--quiet", *way, self.folder / "whole.jsonl")[0]
            for jobs in [1, 3]:
                self.assertEqual(run("network", "--quiet", *way, "--jobs", jobs, packed)[0], whole)
            self.assertEqual(run("network", "--quiet", *way, self.folder / "unpacked.stories")[0], whole)
        run("merge", "--quiet", *sorted(packed.glob("*.stories.*")), "-o", self.folder / "of_packed.stories")
        self.assertEqual((self.folder / "of_packed.stories").read_bytes(), self.merge("of_plain", 0, 1, 2))

    def test_what_is_wrong_with_archived_story_records_is_told(self):
        cut, good = self.folder / "cut.stories", self.folder / "1.stories"
        cut.write_bytes((self.folder / "0.stories").read_bytes()[:-100])
        archive = self.folder / "cut.zip"
        with zipfile.ZipFile(archive, "w") as members:
            members.write(cut, "cut.stories")
            members.write(good, "good.stories")
        network, talk = run("network", archive)
        self.assertIn("cut.zip/cut.stories: the story records are damaged or cut short", talk)
        self.assertEqual(json.loads(network)["slices"], json.loads(run("network", "--quiet", good)[0])["slices"])
        self.assertEqual(json.loads(network)["corpus"]["skipped"], 1)
        run("network", "--strict", archive, fails=1)
        self.assertIn("--level: the .stories file was read with --level state", run("network", "--level", "actor", archive, fails=2)[1])
        self.assertIn("cut.zip/good.stories: story records hold no text", run("mentions", archive, fails=1)[1])
        squeezed = self.folder / "cut.stories.xz"
        squeezed.write_bytes(lzma.compress(good.read_bytes())[:-50])
        self.assertIn("cut.stories.xz: the xz data cannot be unpacked", run("network", squeezed, fails=1)[1])
        twice = self.folder / "twice.stories.gz"
        twice.write_bytes(gzip.compress(good.read_bytes() * 2))
        self.assertRegex(run("network", twice, fails=1)[1], "twice.stories.gz: the story records are damaged.*; make the file again")

    def test_what_is_there_is_left_alone(self):
        target = self.folder / "there.stories"
        for _ in range(2):
            run("read", self.folder / "0.jsonl", "-o", target)
            os.utime(target, (1, 1)) if target.stat().st_mtime != 1 else None
        self.assertEqual(target.stat().st_mtime, 1)
        _, talk = run("merge", self.folder / "0.stories", "-o", target)
        self.assertIn("left alone", talk)
        self.assertEqual(target.stat().st_mtime, 1)
        run("merge", "--quiet", self.folder / "1.stories", "-o", target)
        self.assertNotEqual(target.stat().st_mtime, 1)
        target.write_bytes(target.read_bytes()[:-1])
        run("read", "--quiet", self.folder / "0.jsonl", "-o", target)
        self.assertEqual(target.read_bytes(), (self.folder / "0.stories").read_bytes())
        os.utime(target, (1, 1))
        run("read", "--quiet", "--level", "actor", self.folder / "0.jsonl", "-o", target)
        self.assertNotEqual(target.read_bytes(), (self.folder / "0.stories").read_bytes())

    def test_missing_parts_are_named(self):
        listed, target = self.folder / "list", self.folder / "expected.stories"
        listed.write_text("# all of them\n0.stories\n1.stories\n\n2.stories\n0123456789abcdef\n", encoding="utf-8")
        parts = [self.folder / f"{part}.stories" for part in range(2)]
        _, talk = run("merge", *parts, "--expect", listed, "-o", target, fails=1)
        self.assertIn("2 parts", talk)
        self.assertIn("2.stories, 0123456789abcdef", talk)
        self.assertFalse(target.exists())
        (self.folder / "none").write_text("# a list that was never filled\n", encoding="utf-8")
        _, talk = run("merge", *parts, "--expect", self.folder / "none", "-o", target, fails=1)
        self.assertIn("names no part", talk)
        self.assertFalse(target.exists())
        _, talk = run("read", self.folder / "2.jsonl", "-o", self.folder / "digest.stories")
        digest = talk.split("digest ")[1].split()[0]
        self.merge("both", 1, 2)
        listed.write_text(f"0.stories\n{digest}\n", encoding="utf-8")
        run("merge", "--quiet", self.folder / "0.stories", self.folder / "both.stories", "--expect", listed, "-o", target)
        self.assertTrue(target.exists())

    def test_the_part_of_an_empty_shard_is_there(self):
        (self.folder / "empty.jsonl").write_text("")
        empty, target = self.folder / "empty.stories", self.folder / "with_empty.stories"
        _, talk = run("read", self.folder / "empty.jsonl", "-o", empty)
        self.assertIn("empty.stories: 0 documents", talk)
        run("read", "--quiet", self.folder / "1.jsonl", "--from", "2030", "-o", self.folder / "outside.stories")
        (self.folder / "empties").write_text("0.stories\nempty.stories\noutside.stories\n")
        _, talk = run("merge", self.folder / "0.stories", empty, self.folder / "outside.stories", "--expect", self.folder / "empties", "-o", target)
        self.assertRegex(talk, r"with_empty\.stories: \d+ documents of 2 parts, digest [0-9a-f]{16}\n$")
        self.assertEqual(self.networks("with_empty"), self.networks("0"))
        (self.folder / "empties").write_text("0000000000000000\n")
        run("merge", self.folder / "with_empty.stories", "--expect", self.folder / "empties", "-o", self.folder / "again.stories")
        run("merge", self.folder / "0.stories", "--expect", self.folder / "empties", "-o", self.folder / "no.stories", fails=1)
        for corpus in (empty, self.folder / "empty.jsonl"):
            _, talk = run("network", corpus, fails=1)
            self.assertIn("there is no document to make networks of", talk)
        (self.folder / "bad.jsonl").write_text("nonsense\n")
        _, talk = run("read", self.folder / "bad.jsonl", "-o", self.folder / "bad.stories", fails=1)
        self.assertIn("no document could be used", talk)
        self.assertFalse((self.folder / "bad.stories").exists())

    def test_a_damaged_part_stops_no_other_and_is_told(self):
        corpus = self.folder / "damaged"
        corpus.mkdir()
        for part in range(3):
            os.link(self.folder / f"{part}.stories", corpus / f"{part}.stories")
        whole = json.loads(run("network", "--by", "all", corpus)[0])
        (corpus / "3.stories").write_bytes((self.folder / "3.stories").read_bytes()[:-5])
        found, talk = run("network", "--by", "all", corpus)
        self.assertRegex(talk, r"(?m)^skipped +1\n +1 \S*damaged/3\.stories: the story records are damaged")
        found = json.loads(found)
        self.assertEqual(found["corpus"].pop("skipped"), 1)
        whole["corpus"].pop("skipped")
        self.assertEqual(found, whole)
        run("network", "--strict", corpus, fails=1)
        (corpus / "4.jsonl").write_text('{"id": "z", "date": "2015-01-01", "text": "Russia met China."}\nnonsense\n')
        found, _ = run("network", "--by", "all", corpus)
        self.assertEqual(json.loads(found)["corpus"]["skipped"], 2)
        for part in range(3):
            (corpus / f"{part}.stories").unlink()
            (corpus / f"{part}.stories").write_bytes(b"ENTSTORY")
        (corpus / "4.jsonl").unlink()
        _, talk = run("network", corpus, fails=1)
        self.assertIn("no document could be used: 4 were skipped", talk)

    def test_seeds_of_the_fuzz_target_are_of_the_format_of_today(self):
        seeds = sorted((pathlib.Path(sys.argv[2]) / "tests/fuzz/stories").glob("*.stories"))
        self.assertGreater(len(seeds), 8)
        for seed in seeds:
            broken = seed.stem in ("cut", "damaged")
            run("merge", "--quiet", seed, "-o", self.folder / "seed.stories", fails=int(broken))

    def test_a_part_that_reads_beside_nothing_usable_is_used(self):
        corpus = self.folder / "beside"
        corpus.mkdir()
        os.link(self.folder / "0.stories", corpus / "0.stories")
        (corpus / "bad.jsonl").write_text("nonsense\n")
        _, talk = run("network", corpus)
        self.assertRegex(talk, r"(?m)^skipped +1$")

    def test_parts_that_do_not_fit_are_refused(self):
        for name, options, sentence in (("actor", ["--level", "actor"], "at another --level"),
                                        ("types", ["--types", "country"], "with other --types"),
                                        ("only", ["--only", "RUS,CHN"], "with another --only"),
                                        ("successors", ["--successors"], "--successors in one")):
            run("read", "--quiet", *options, self.folder / "1.jsonl", "-o", self.folder / f"{name}.stories")
            _, talk = run("merge", self.folder / "0.stories", self.folder / f"{name}.stories", "-o", self.folder / "no.stories", fails=1)
            self.assertIn(sentence, talk)
        foreign = self.folder / "foreign.stories"
        foreign.write_bytes(b"nothing of the kind")
        _, talk = run("merge", self.folder / "0.stories", foreign, "-o", self.folder / "no.stories", fails=1)
        self.assertIn("foreign.stories: this is no .stories file", talk)
        self.assertFalse((self.folder / "no.stories").exists())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
