#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What cannot be used or written: exit statuses, one sentence each, and nothing half-written.

    failures.py ENTENTE SOURCE_FOLDER
"""
import fcntl
import gzip
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import unittest

from command import Case, ENTENTE, check_file, files_below, run


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
        for mark in ["\x1b", "\u009b", "\u202e"]:
            named = self.write(f"z{mark}[31mred.jsonl", b"garbage\n")
            done = run("mentions", named, "--strict")
            self.assert_complains(done, 1, "[31mred.jsonl")
            self.assertNotIn(mark, done.stderr.decode())
            done = run("draw", "network.json", named, "-o", self.folder / "out")
            self.assert_complains(done, 2, "z?[31mred")
            self.assertNotIn(mark, done.stderr.decode())


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


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + sys.argv[3:], verbosity=1)
