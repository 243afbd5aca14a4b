#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes out where: data and talk apart, and the same bytes every time.

    streams.py ENTENTE SOURCE_FOLDER
"""
import json
import os
import random
import resource
import subprocess
import sys
import unittest

from command import Case, ENTENTE, files_below, make_text, run, write_corpus


class Streams(Case):
    def test_data_and_talk_keep_apart(self):
        corpus = self.corpus(6)
        done = run("network", corpus)
        json.loads(done.stdout)
        self.assertIn(b"6 documents", done.stderr)
        done = run("mentions", corpus)
        self.assertTrue(all("actor" in json.loads(line) for line in done.stdout.splitlines()))
        self.assertIn(b"6 documents", done.stderr)
        for arguments in [["read", corpus, "-o", self.folder / "x.stories"], ["run", corpus, "-o", self.folder / "out"]]:
            self.assertEqual(run(*arguments).stdout, b"")

    def test_quiet_says_nothing(self):
        corpus = self.corpus(2)
        for arguments in [["network", "--quiet", corpus], ["run", "--quiet", corpus, "-o", self.folder / "out"]]:
            self.assertEqual(run(*arguments).stderr, b"")

    def test_no_colour_and_no_control_characters(self):
        folder = self.folder / "corpus"
        folder.mkdir()
        (folder / "2015-01-02 \x1b[31mred\x07.txt").write_text("Russia met China.")
        (folder / "2015-01-03.jsonl").write_text("{\x1b[31m\n")
        for verb in ["network", "mentions"]:
            done = run(verb, folder)
            self.assertNotIn(b"\x1b", done.stdout + done.stderr)

    def test_mentions_are_where_they_say(self):
        path = self.write("one.jsonl", json.dumps({"id": "a", "date": "2015-01-02", "title": "Russia warns", "text": "Côte d’Ivoire met “North Korea”."}) + "\n")
        found = [json.loads(line) for line in run("mentions", path).stdout.splitlines()]
        self.assertEqual([(m["surface"], m["actor"], m["sentence"]) for m in found], [("Russia", "RUS", -1), ("Côte d’Ivoire", "CIV", 0), ("North Korea", "PRK", 0)])
        text = "Côte d’Ivoire met “North Korea”.".encode()
        for mention in found[1:]:
            self.assertEqual(text[mention["byte_start"]:mention["byte_end"]].decode(), mention["surface"])


class SameBytes(Case):
    def test_runs_orders_and_jobs_give_the_same_bytes(self):
        corpus = self.corpus(40)
        shuffled = self.folder / "again" / "corpus"
        order = list(range(40))
        random.Random(1).shuffle(order)
        write_corpus(shuffled, 40, order)
        first = run("network", "--quiet", corpus)
        self.assert_status(first, 0)
        self.assertEqual(len(json.loads(first.stdout)["slices"]), 4)
        mentions = run("mentions", "--quiet", "--jobs", "1", corpus).stdout
        self.assertGreater(mentions.count(b"\n"), 100)
        self.assertEqual(run("mentions", "--quiet", "--jobs", "3", corpus).stdout, mentions)
        for arguments in [[corpus], [shuffled], ["--jobs", "1", corpus], ["--jobs", "2", corpus], ["--jobs", "7", shuffled]]:
            self.assertEqual(run("network", "--quiet", *arguments).stdout, first.stdout, arguments)

    def test_a_run_is_its_steps(self):
        corpus, out, drawn, stories = self.corpus(20), self.folder / "out", self.folder / "drawn", self.folder / "x.stories"
        self.assert_status(run("run", "--quiet", corpus, "-o", out, "--jobs", "2"), 0)
        self.assert_status(run("draw", "--quiet", out / "network.json", "-o", drawn, "--jobs", "1"), 0)
        dots = [path.relative_to(out) for path in files_below(out) if path.suffix == ".dot"]
        self.assertEqual(len(dots), 5)
        for dot in dots:
            self.assertEqual((out / dot).read_bytes(), (drawn / dot).read_bytes(), dot)
        self.assert_status(run("read", "--quiet", corpus, "-o", stories), 0)
        network = run("network", "--quiet", corpus).stdout
        self.assertEqual(network, (out / "network.json").read_bytes())
        self.assertEqual(run("network", "--quiet", stories).stdout, network)
        by_year = run("network", "--quiet", "--by", "year", stories).stdout
        self.assertEqual(by_year, run("network", "--quiet", "--by", "year", corpus).stdout)

    def test_a_run_may_be_repeated_in_its_folder(self):
        corpus, out = self.corpus(8), self.folder / "out"
        self.assert_status(run("run", "--quiet", corpus, "-o", out), 0)
        before = {path: path.read_bytes() for path in files_below(out)}
        self.assert_status(run("run", "--quiet", corpus, "-o", out), 0)
        self.assertEqual({path: path.read_bytes() for path in files_below(out)}, before)


    def test_a_system_that_gives_no_thread_and_no_process_gives_the_same(self):
        records = "".join(json.dumps({"id": str(i), "date": f"2015-0{1 + i % 3}-01", "text": make_text(i, 12)}) + "\n" for i in range(600)).encode()

        def starve():
            if os.getuid() == 0:  # whom no limit holds
                os.setgid(65534)
                os.setuid(65534)
            resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))

        environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=0")
        command = [ENTENTE, "network", "-", "--jobs", "4"]
        rich = subprocess.run(command, input=records, capture_output=True, env=environment, check=False)
        try:
            poor = subprocess.run(command, input=records, capture_output=True, env=environment, preexec_fn=starve, check=False)
        except (PermissionError, subprocess.SubprocessError):
            self.skipTest("another user may not run the command here")
        self.assert_status(rich, 0)
        self.assert_status(poor, 0)
        self.assertEqual(poor.stdout, rich.stdout)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:], verbosity=1)
