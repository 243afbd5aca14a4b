#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command at its door: help, misuse, and the examples that help gives.

    cli.py ENTENTE SOURCE_FOLDER
"""
import json
import re
import shlex
import subprocess
import sys
import unittest

from command import Case, ENTENTE, run

VERBS = ["run", "mentions", "read", "merge", "network", "draw", "export", "explain", "actors", "score"]
INNER_VERBS = ["list", "show", "find", "candidates", "check"]


class Help(Case):
    def test_every_verb_has_help_with_an_example(self):
        for arguments in [["--help"], ["-h"], ["help"], *([verb, "--help"] for verb in VERBS), *([verb, "-h"] for verb in VERBS)]:
            done = run(*arguments)
            self.assert_status(done, 0)
            self.assertIn(b"Usage:", done.stdout)
            self.assertRegex(done.stdout, rb"Example:\n  entente ")
            self.assertEqual(done.stderr, b"")

    def test_the_first_help_lists_every_verb(self):
        text = run("--help").stdout.decode()
        for verb in VERBS:
            self.assertRegex(text, rf"(?m)^  {verb} ")

    def test_the_examples_parse(self):
        """Options of examples are known: what fails is only that the example's files are not there."""
        for arguments in [["--help"], *([verb, "--help"] for verb in VERBS)]:
            text = run(*arguments).stdout.decode()
            example = re.search(r"Example:\n  (entente .*)", text).group(1).split("|")[0].split(">")[0]
            done = run(*shlex.split(example)[1:], cwd=self.folder)
            self.assert_complains(done, 1)
            self.assertNotIn("see: entente", done.stderr.decode())

    def test_help_fits_a_window(self):
        for arguments in [[], *([verb] for verb in VERBS), *(["actors", verb] for verb in INNER_VERBS)]:
            for line in run(*arguments, "--help").stdout.decode().splitlines():
                self.assertLessEqual(len(line), 120, line)

    def test_the_version_is_said(self):
        done = run("--version")
        self.assert_status(done, 0)
        self.assertRegex(done.stdout, rb"^entente \d+\.\d+\.\d+\n$")

    def test_help_names_the_defaults_that_hold(self):
        text = run("run", "--help").stdout.decode()
        for words in ["default month", "default sentences", "default 5", "default 64M", "default svg"]:
            self.assertIn(words, text)


    def test_help_shows_what_the_verb_heeds_and_all_shared_options_are_taken(self):
        corpus = self.corpus(2)
        analysis = ["--by", "year", "--strength", "stories", "--repeats", "keep", "--min-strength", "2", "--evidence", "1", "--seed", "7", "--around", "RUS"]
        for verb, more in [(["mentions"], []), (["read"], ["-o", self.folder / "x.stories"]), (["actors", "candidates"], [])]:
            text = run(*verb, "--help").stdout.decode()
            for option in analysis[::2]:
                self.assertNotIn(f"{option}=", text)
            self.assertIn("--metadata=", text)
            self.assert_status(run(*verb, corpus, *analysis, "--jobs", "2", *more), 0)
        for option in [*analysis[::2], "--jobs"]:
            self.assertIn(f"{option}=", run("network", "--help").stdout.decode())


    def test_records_under_another_ending_are_told(self):
        done = run("read", "--quiet", self.corpus(2), "-o", self.folder / "x.txt")
        self.assert_status(done, 0)
        self.assertIn(b"rename it to end in .stories", done.stderr)


class Misuse(Case):
    def test_misuse_ends_with_two_and_a_sentence(self):
        corpus = self.corpus(2)
        cases = [
            (["fly"], "there is no verb \"fly\""), (["run"], "names nothing"), (["mentions"], "names nothing"), (["network"], "names nothing"),
            (["draw"], "names nothing"), (["read"], "names nothing"), (["run", corpus], "wants -o"), (["read", corpus], "wants -o"),
            (["draw", "x.json"], "wants -o"), (["draw", "x.json", "y.json", "-o", "z"], "takes one"), (["actors"], "\"check\""),
            (["actors", "fly"], "\"check\""), (["network", "--nonsense", corpus], "--nonsense"), (["network", "--by", "decade", corpus], "decade"),
            (["network", "--strength", "5", corpus], "--strength"), (["network", "--level", "city", corpus], "--level"),
            (["network", "--from", "May", corpus], "--from"), (["network", "--to", "2015-02-30", corpus], "--to"),
            (["network", "--from", "2015", "--to", "2014", corpus], "--to 2014"), (["network", "--jobs", "0", corpus], "--jobs"),
            (["network", "--jobs", "many", corpus], "many"), (["network", "--seed", "-1", corpus], "--seed"), (["network", "--evidence", "-1", corpus], "--evidence"),
            (["network", "--max-record", "big", corpus], "--max-record"), (["network", "--max-record", "9G", corpus], "--max-record"),
            (["network", "--max-record", "0", corpus], "--max-record"), (["network", "--min-strength", "-1", corpus], "--min-strength"),
            (["network", "--min-strength", "nan", corpus], "--min-strength"), (["network", "--types", "city", corpus], "--types"),
            (["network", "--only", "NO_SUCH", corpus], "NO_SUCH"), (["network", "--quiet", "--around", "NO_SUCH", corpus], "NO_SUCH"),
            (["network", "--map", "nonsense", corpus], "nonsense"), (["run", "--render", "gif", corpus, "-o", self.folder / "out"], "gif"),
            (["run", "--max-nodes", "0", corpus, "-o", self.folder / "out"], "--max-nodes"), (["draw", "--max-ties", "0", "x.json", "-o", "z"], "--max-ties"),
            (["network", "--every", "0", corpus], "1 to 366000"), (["network", "--every", "9", "--step", "0", corpus], "1 to 366000"),
            (["network", "--every", "2001", "--step", "2", corpus], "--step of 3 or more"),
            (["mentions", "-o", "x", corpus], "-o"), (["read", "--render", "svg", corpus, "-o", "x"], "--render"),
        ]
        for arguments, words in cases:
            with self.subTest(arguments=" ".join(map(str, arguments))):
                self.assert_complains(run(*arguments, cwd=self.folder), 2, words)
        self.assertFalse((self.folder / "out").exists())

    def test_a_slip_in_an_id_costs_no_reading_of_texts(self):
        """What is read tells that its date is none; of texts with a slip in front of them nothing is told but the slip."""
        corpus = self.corpus(2)
        for name, content in [("a.csv", "text,date\nRussia met China.,never\n"), ("b.html", '<meta name="date" content="never"><p>Russia met China.</p>')]:
            self.write(name, content)
        for option in ["--only", "--around"]:
            for texts, is_read in [([corpus], False), ([corpus, self.folder / "b.html"], False), ([corpus, self.folder / "a.csv"], True)]:
                done = run("network", option, "RUSIA", *texts)
                self.assert_complains(done, 2, "RUSIA")
                self.assertEqual(b"no record that came with its actors" in done.stderr, is_read, done.stderr)
        shard = self.folder / "shard.stories"
        self.assert_status(run("read", "--only", "RUS,Brought by another shard", corpus, "-o", shard), 0)
        self.assertTrue(shard.exists())

    def test_a_slip_in_an_id_is_told_before_the_reading(self):
        corpus = self.corpus(2)
        for option in ["--only", "--around"]:
            done = run("network", option, "RUSIA", corpus)
            self.assert_complains(done, 2, f"{option}: there is no actor \"RUSIA\"; did you mean RUS")
            self.assertTrue(done.stderr.startswith(f"entente: {option}".encode()), done.stderr)
            self.assertLess(len(run("network", option, "X" * 5000, corpus).stderr), 1000)

    def test_no_file_that_is_read_is_replaced_by_its_records(self):
        content = '{"id": "a", "date": "2015-01-21", "text": "Russia met China."}\n'
        corpus, table = self.write("a.jsonl", content), self.write("m.csv", "id,date\na,2015-01-21\n")
        (self.folder / "same.jsonl").symlink_to(corpus)
        texts = self.corpus(2)
        for arguments in [[corpus, "-o", corpus], [self.folder, "-o", corpus], [corpus, "-o", self.folder / "same.jsonl"], [texts, "--metadata", table, "-o", table]]:
            self.assert_complains(run("read", *arguments), 2, "is read itself")
        with open(corpus, "rb") as stream:
            self.assert_complains(subprocess.run([ENTENTE, "read", "-", "-o", corpus], stdin=stream, capture_output=True, check=False), 2, "is read itself")
        self.assertEqual((corpus.read_text(), table.read_text()), (content, "id,date\na,2015-01-21\n"))
        for verb in ["read", "merge"]:
            self.assert_complains(run(verb, corpus, "-o", "-", cwd=self.folder), 2, "no standard output")
        self.assertFalse((self.folder / "-").exists())

    def test_no_table_that_is_read_is_replaced_by_a_result(self):
        content = "id,date,text\na,2015-01-21,Russia met China.\n"
        table = self.write("ties.csv", content)
        texts = self.corpus(2)
        for arguments in [[table, "-o", self.folder], ["ties.csv", "-o", "."], [texts, "--metadata", table, "-o", self.folder]]:
            self.assert_complains(run("run", *arguments, cwd=self.folder), 2, "ties.csv: is read itself")
        self.assertEqual(table.read_text(), content)
        self.assert_status(run("run", table, "-o", self.folder / "out"), 0)

    def test_only_may_name_an_actor_that_tagged_records_bring(self):
        tagged = self.write("tagged.jsonl", '{"date": "2015-01-21", "actors": ["RUS", "My Firm", "PRK"]}\n')
        done = run("network", "--only", "RUS,My Firm", tagged)
        self.assert_status(done, 0)
        self.assertEqual([actor["id"] for actor in json.loads(done.stdout)["actors"]], ["My Firm", "RUS"])
        self.assert_complains(run("network", "--only", "RUS,Other", tagged), 2, "--only: \"Other\" is no actor, and no record")
        self.assert_complains(run("mentions", "--only", "My Firm", tagged), 2, "--only: there is no actor")

    def test_no_verb_is_misuse_that_shows_help(self):
        done = run()
        self.assert_status(done, 2)
        self.assertIn(b"Usage:", done.stdout + done.stderr)


class Actors(Case):
    def test_the_catalogue_can_be_checked(self):
        self.assert_status(run("actors", "check"), 0)
        good = self.write("good.json", '{"format": "entente-actors", "version": 1, "actors": [{"id": "ACME", "type": "company", "label": "Acme", "names": ["Acme Widgets"]}]}')
        self.assert_status(run("actors", "check", good), 0)
        bad = self.write("bad.json", good.read_text().replace("company", "firm"))
        self.assert_complains(run("actors", "check", bad), 1, "bad.json", "ACME")
        self.assert_complains(run("network", "--actors", bad, self.corpus(2)), 1, "bad.json", "ACME")

    def test_an_overlay_adds_a_node(self):
        overlay = self.write("mine.json", '{"format": "entente-actors", "version": 1, "actors": [{"id": "ACME", "type": "company", "label": "Acme", "names": ["Acme Widgets"]}]}')
        path = self.write("one.jsonl", '{"id": "a", "date": "2015-01-02", "text": "Acme Widgets met Russia."}\n')
        nodes = lambda *options: [node["id"] for node in json.loads(run("network", *options, path).stdout)["slices"][0]["nodes"]]
        self.assertEqual(nodes("--actors", overlay), ["ACME", "RUS"])
        self.assertEqual(nodes(), ["RUS"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:], verbosity=1)
