#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command at its door: help, misuse, exit statuses, streams, the same bytes every time, and nothing half-written.

    cli.py ENTENTE SOURCE_FOLDER
"""
import csv
import fcntl
import gzip
import json
import os
import pathlib
import random
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import xml.etree.ElementTree

ENTENTE = sys.argv[1]
VERBS = ["run", "mentions", "read", "merge", "network", "draw", "actors", "score"]
INNER_VERBS = ["list", "show", "find", "candidates", "check"]
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


class Failures(Case):
    def test_an_unknown_file_is_named(self):
        for arguments in [["network", "no-such"], ["mentions", "no-such"], ["run", "no-such", "-o", "out"], ["read", "no-such", "-o", "x.stories"],
                          ["network", "no-such.stories"], ["draw", "no-such.json", "-o", "out"]]:
            with self.subTest(arguments=arguments):
                self.assert_complains(run(*arguments, cwd=self.folder), 1, "no-such")
        self.assert_complains(run("network", "--metadata", "no-such", self.corpus(2), cwd=self.folder), 1, "no-such")
        self.assert_complains(run("network", "--actors", "no-such", self.folder, cwd=self.folder), 1, "no-such")
        self.assertEqual({path.name for path in self.folder.iterdir()}, {"corpus"})

    def test_a_list_of_periods_that_cannot_be_read_is_a_failure(self):
        self.assert_complains(run("network", self.corpus(2), "--breaks", self.folder / "none.csv"), 1, "--breaks", "none.csv")

    def test_an_empty_folder_is_said_to_be_empty(self):
        empty = self.folder / "empty"
        empty.mkdir()
        for arguments in [["network", empty], ["run", empty, "-o", self.folder / "out"], ["read", empty, "-o", self.folder / "x.stories"]]:
            with self.subTest(arguments=arguments):
                self.assert_complains(run(*arguments), 1, "empty")
        self.assertFalse((self.folder / "x.stories").exists())

    def test_an_unwritable_place_is_named(self):
        corpus, in_the_way = self.corpus(2), self.write("file", "x")
        network = self.folder / "network.json"
        network.write_bytes(run("network", "--quiet", corpus).stdout)
        for place in [in_the_way, in_the_way / "below", pathlib.Path("/proc/no-such")]:
            with self.subTest(place=str(place)):
                self.assert_complains(run("run", "--quiet", corpus, "-o", place), 1, str(place))
                self.assert_complains(run("draw", "--quiet", network, "-o", place), 1, str(place))
                if place != in_the_way:
                    self.assert_complains(run("read", "--quiet", corpus, "-o", place), 1, str(place.parent))
        self.assertEqual(in_the_way.read_bytes(), b"x")

    def test_a_full_disk_is_an_error(self):
        corpus = self.corpus(4)
        for arguments, words in [(["network", "--quiet", corpus], b"cannot write"), (["mentions", "--quiet", corpus], b"No space left")]:
            with open("/dev/full", "wb") as full:
                done = subprocess.run([ENTENTE, *map(str, arguments)], stdout=full, stderr=subprocess.PIPE, check=False)
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn(words, done.stderr)

        for arguments in [["--help"], ["run", "--help"], ["--version"]]:
            with open("/dev/full", "wb") as full:
                done = subprocess.run([ENTENTE, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
            self.assertEqual((done.returncode, done.stderr), (1, b"entente: standard output: cannot write\n"), arguments)

    def test_a_file_larger_than_is_allowed_is_an_error(self):
        corpus = self.corpus(12)
        for verb in ["run", "read"]:
            out = self.folder / verb
            done = subprocess.run(["/bin/sh", "-c", 'ulimit -f 1; exec "$0" "$@"', ENTENTE, verb, "--quiet", str(corpus), "-o", str(out / "x")],
                                  capture_output=True, check=False)
            self.assert_complains(done, 1, "cannot write: File too large")
            self.assertEqual(files_below(out), [])

    def test_a_closed_pipe_ends_quietly(self):
        corpus = self.corpus(60)
        for verb in ["network", "mentions"]:
            with subprocess.Popen([ENTENTE, verb, "--quiet", str(corpus)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
                process.stdout.readline()
                process.stdout.close()
                talk = process.stderr.read()
            self.assertNotIn(b"Sanitizer", talk)
            self.assertLess(len(talk.splitlines()), 2, talk)

    def test_damaged_results_are_refused(self):
        network = run("network", "--quiet", self.corpus(4)).stdout
        for name, content in [("cut.json", network[:len(network) // 2]), ("empty.json", b""), ("other.json", b"{}"), ("text.json", b"hello"),
                              ("list.json", b"[]"), ("catalogue.json", b"{\"format\": \"entente-actors\"}")]:
            with self.subTest(name=name):
                path = self.write(name, content)
                self.assert_complains(run("draw", path, "-o", self.folder / "out"), 1, name)
        self.assertFalse((self.folder / "out").exists())

    def test_what_a_json_array_must_become_is_said(self):
        self.assert_complains(run("network", self.write("x.json", "[]")), 1, "the ending is not known", "jq -c '.[]'")

    def test_a_folder_is_no_network(self):
        self.assert_complains(run("draw", self.folder, "-o", self.folder / "out"), 1, "is a folder; name the network.json in it")
        self.assert_complains(run("draw", self.folder / "none", "-o", self.folder / "out"), 1, "none: cannot read: No such file or directory\n")

    def test_damaged_stories_are_refused(self):
        path = self.folder / "x.stories"
        self.assert_status(run("read", "--quiet", self.corpus(4), "-o", path), 0)
        whole = path.read_bytes()
        for name, content in [("cut", whole[:-9]), ("half", whole[:len(whole) // 2]), ("bit", whole[:200] + bytes([whole[200] ^ 1]) + whole[201:]), ("none", b"")]:
            with self.subTest(name=name):
                self.assert_complains(run("network", self.write(f"{name}.stories", content)), 1, f"{name}.stories")


    def test_what_the_stories_have_fixed_cannot_be_asked_anew(self):
        path = self.folder / "x.stories"
        self.assert_status(run("read", "--quiet", self.corpus(4), "-o", path), 0)
        for options in [["--level", "actor"], ["--successors"], ["--types", "company"], ["--only", "RUS"]]:
            with self.subTest(options=options):
                self.assert_complains(run("network", path, *options), 2, options[0])
        self.assert_complains(run("network", path, "--from", "2030"), 1, "")

    def test_nothing_usable_is_a_failure(self):
        for verb in ["mentions", "network"]:
            self.assert_complains(run(verb, self.write("garbage.jsonl", b"garbage\n")), 1, "no document could be used")
            self.assert_complains(run(verb, self.write("nothing.jsonl", b"")), 1, "the corpus is empty")

    def test_a_device_is_no_place_for_a_file_and_a_link_stays(self):
        self.assert_complains(run("read", "--quiet", self.corpus(4), "-o", "/dev/null"), 1, "/dev/null")
        self.assertTrue(pathlib.Path("/dev/null").is_char_device())
        target, link = self.folder / "target.stories", self.folder / "link.stories"
        target.write_bytes(b"")
        link.symlink_to(target)
        self.assert_status(run("read", "--quiet", self.folder / "corpus", "-o", link), 0)
        self.assertTrue(link.is_symlink() and target.stat().st_size > 0)

    def test_an_interrupted_run_leaves_nothing_unfinished(self):
        corpus = self.corpus(300)
        for i in range(6):
            out = self.folder / f"out{i}"
            process = subprocess.Popen([ENTENTE, "run", str(corpus), "--by", "day", "-o", str(out), "--quiet"], stderr=subprocess.DEVNULL)
            time.sleep(0.05 + 0.12 * i)
            process.send_signal([signal.SIGINT, signal.SIGTERM, signal.SIGHUP][i % 3])
            process.wait()
            unfinished = lambda: [path.name for path in files_below(out) if path.name.startswith(".entente")]
            # The workers end after the program that was interrupted; a busy machine takes its time.
            for _ in range(100):
                if not unfinished():
                    break
                time.sleep(0.05)
            self.assertEqual(unfinished(), [])

    def test_pictures_of_an_earlier_run_go_and_other_files_stay(self):
        out = self.folder / "out"
        self.assert_status(run("run", self.corpus(6), "--by", "day", "-o", out, "--quiet"), 0)
        foreign = out / "slices" / "mine.dot"
        foreign.write_text("graph {}")
        self.assert_status(run("run", self.folder / "corpus", "--by", "year", "-o", out, "--quiet"), 0)
        self.assertEqual({path.name for path in (out / "slices").iterdir()},
                         {"2015.dot", "2015.svg", "_union.dot", "_union.svg", "mine.dot"})

    def test_messages_obey_no_control_characters(self):
        done = run("mentions", self.write("z\x1b[31mred.jsonl", b"garbage\n"), "--strict")
        self.assertNotIn(b"\x1b", done.stderr)


class BadRecords(Case):
    GOOD = '{"id": "a", "date": "2015-01-02", "text": "Russia met China."}\n'

    def read(self, content, *options, name="bad.jsonl"):
        return run("network", *options, self.write(name, content))

    def test_the_summary_says_what_did_not_count_and_why(self):
        lines = [json.dumps({"id": str(i), "date": f"2015-01-{1 + i:02}", "text": "Russia met China."}) for i in range(3)]
        done = run("network", self.write("news.jsonl", "\n".join(lines + ["nonsense"] * 25) + "\n"), "--by", "year")
        self.assertEqual(done.returncode, 0)
        talk = done.stderr.decode()
        for row in [r"read +3 documents, 0\.\d kB", r"used +1 story", r"copies +2 of earlier", r"skipped +25", r" +25 like \S*news\.jsonl:4: bad JSON.*"]:
            self.assertRegex(talk, rf"(?m)^{row}")
        self.assertEqual(talk.count("nonsense"), 0)
        self.assertNotIn("\r", talk, "there is a progress line, but no terminal")

    def test_the_first_example_of_every_reason_is_shown_and_doubts_are_no_skipped_records(self):
        lines = [self.GOOD, "nonsense\n", '{"id": "b", "date": "2015-13-41", "text": "Russia met China. Japan came."}\n', '{"id": "c"}\n', '{"id": "d"}\n', "more\n"]
        done = self.read("".join(lines), "--by", "all")
        talk = done.stderr.decode()
        table = talk[talk.index("\nread "):]
        for row in [r"read +2 documents", r"used +2 stories", r"undated +1", r"skipped +4", r" +2 like \S*bad\.jsonl:2: bad JSON", r" +2 like \S*bad\.jsonl:4: the record has no", r"doubtful +1"]:
            self.assertRegex(table, rf"(?m)^{row}")
        self.assertEqual(table.count("undated"), 1)
        self.assertEqual(json.loads(done.stdout)["corpus"]["skipped"], 4)

    def test_bad_lines_are_skipped_and_counted(self):
        done = self.read(self.GOOD + "{broken\n" + self.GOOD.replace('"a"', '"b"').replace("Russia", "Japan"))
        self.assert_status(done, 0)
        self.assertRegex(done.stderr, rb"skipped +1\n +1 \S*bad.jsonl:2: ")
        self.assertEqual(json.loads(done.stdout)["corpus"]["documents"], 2)

    def test_strict_stops_at_the_first_bad_record(self):
        self.assert_complains(self.read(self.GOOD + "{broken\n" + self.GOOD, "--strict"), 1, "bad.jsonl")
        self.assert_complains(self.read(self.GOOD + self.GOOD, "--strict"), 1, "bad.jsonl")
        self.assert_status(self.read(self.GOOD, "--strict"), 0)

    def test_nothing_usable_is_a_failure(self):
        self.assert_complains(self.read("{broken\n[]\n"), 1)
        self.assert_complains(self.read(""), 1)

    def test_a_truncated_archive_is_told(self):
        whole = gzip.compress("".join(self.GOOD.replace('"a"', f'"{i}"') for i in range(3000)).encode())
        done = self.read(whole[:len(whole) // 2], name="cut.jsonl.gz")
        self.assert_status(done, 0)
        self.assertRegex(done.stderr, rb"cut\.jsonl\.gz: the gzip data is cut short")
        self.assertRegex(done.stderr, rb"skipped +1\n")
        self.assert_complains(run("network", "--strict", self.folder / "cut.jsonl.gz"), 1, "cut short")
        self.assert_complains(self.read(b"\x1f\x8bnonsense", name="no.jsonl.gz"), 1, "no.jsonl.gz")
        self.assert_status(self.read(gzip.compress(self.GOOD.encode()), name="whole.jsonl.gz"), 0)

    def test_nul_bytes_and_bad_text_are_read(self):
        folder = self.folder / "corpus"
        folder.mkdir()
        (folder / "2015-01-02.txt").write_bytes(b"Russia\0met\xff\xfe China.\0\n\xe2\x80 North Korea too.")
        done = run("network", folder)
        self.assert_status(done, 0)
        self.assertEqual({node["id"] for node in json.loads(done.stdout)["slices"][0]["nodes"]}, {"RUS", "CHN", "PRK"})
        for content in [b'{"id": "a", "date": "2015-01-02", "text": "Russia\\u0000met\\ud800 China."}\n', b'{"id": "a", "date": "2015-01-02", "text": "Russia \xff China."}\n',
                        b'{"id": "a", "date": "2015-01-02", "text": "Russia \x00 China."}\n' + self.GOOD.encode()]:
            done = self.read(content)
            self.assert_status(done, 0)
            json.loads(done.stdout.decode("utf-8"))

    def test_a_huge_line_is_one_bad_record(self):
        huge = '{"id": "huge", "date": "2015-01-02", "text": "' + "Russia met China. " * (20_000_000 // 18) + '"}\n'
        done = self.read(self.GOOD + huge + self.GOOD.replace('"a"', '"b"').replace("China", "Japan"), "--max-record", "1M")
        self.assert_status(done, 0)
        self.assertRegex(done.stderr, rb"skipped +1\n")
        self.assertEqual(json.loads(done.stdout)["corpus"]["documents"], 2)
        self.assert_status(self.read(huge), 0)

    def test_a_slice_with_one_actor_is_a_network(self):
        path = self.write("one.jsonl", '{"id": "a", "date": "2015-01-02", "text": "Russia slept."}\n')
        done = run("run", path, "-o", self.folder / "out")
        self.assert_status(done, 0)
        for file in files_below(self.folder / "out"):
            check_file(file)
        network = json.loads((self.folder / "out" / "network.json").read_text())
        self.assertEqual([node["id"] for node in network["slices"][0]["nodes"]], ["RUS"])
        self.assertEqual(network["slices"][0]["ties"], [])

    def test_documents_without_actors_are_a_network(self):
        path = self.write("none.jsonl", '{"id": "a", "date": "2015-01-02", "text": "Nobody slept."}\n')
        self.assert_status(run("run", path, "-o", self.folder / "out"), 0)
        for file in files_below(self.folder / "out"):
            check_file(file)

    def test_standard_input_is_a_corpus(self):
        done = run("network", "-", stdin=self.GOOD.encode())
        self.assert_status(done, 0)
        self.assertEqual(json.loads(done.stdout)["corpus"]["documents"], 1)


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


class Killed(Case):
    def test_a_run_waits_for_another_that_writes_into_its_folder(self):
        out = self.folder / "out"
        out.mkdir()
        other = os.open(out, os.O_RDONLY)
        fcntl.flock(other, fcntl.LOCK_EX)
        with subprocess.Popen([ENTENTE, "run", self.corpus(), "-o", out], stderr=subprocess.PIPE) as waiting:
            first, there = waiting.stderr.readline(), files_below(out)
            os.close(other)
            waiting.communicate()
        self.assertIn(b"another run writes here; this one waits for it", first)
        self.assertEqual(there, [])
        self.assertEqual(waiting.returncode, 0)
        self.assertTrue((out / "ties.csv").exists())

    def test_a_killed_run_leaves_no_half_file(self):
        corpus = self.corpus(60)
        began = time.monotonic()
        self.assert_status(run("run", "--quiet", corpus, "-o", self.folder / "whole"), 0)
        whole = time.monotonic() - began
        n_killed = 0
        for i in range(20):
            out = self.folder / f"out{i}"
            arguments = ["run", "--quiet", corpus, "-o", out] if i % 3 else ["read", "--quiet", corpus, "-o", out / "x.stories"]
            with subprocess.Popen([ENTENTE, *map(str, arguments)], stderr=subprocess.DEVNULL, start_new_session=True) as process:
                time.sleep(whole * (i + 1) / 20)
                try:
                    os.killpg(process.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            n_killed += process.returncode == -signal.SIGKILL
            for path in files_below(out):
                if not path.name.startswith("."):
                    check_file(path)
            shutil.rmtree(out, ignore_errors=True)
        self.assertGreater(n_killed, 3)


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
