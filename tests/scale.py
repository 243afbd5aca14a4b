#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines of docs/scale.md do what they say: each way of handing out the work ends with the networks of the corpus read whole.

Slurm and Spark are stand-ins: a script that runs the tasks of an array one after the other, and a class with the three methods that are called.

    scale.py ENTENTE SOURCE_FOLDER
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import unittest

ENTENTE = sys.argv[1]
SBATCH = """#!/bin/bash
# Task 3 is lost the first time it runs; what comes after any runs all the same.
for word; do
    [ "$word" = --wrap ] && { shift $(($# - 1)); exec bash -c "$1"; }
done
for SLURM_ARRAY_TASK_ID in $(seq 1 "$(wc -l < shards.txt)"); do
    export SLURM_ARRAY_TASK_ID
    [ "$SLURM_ARRAY_TASK_ID" = 3 ] && [ ! -e lost ] && touch lost && continue
    bash "${!#}" >&2 || echo "task $SLURM_ARRAY_TASK_ID failed" >&2
done
echo 4711
"""


class Spark:
    """A list of partitions."""
    def __init__(self, partitions):
        self.partitions = partitions

    def parallelize(self, items, _):
        return Spark([[item] for item in items])

    def foreach(self, task):
        for partition in self.partitions:
            for item in partition:
                task(item)

    def mapPartitionsWithIndex(self, task):
        return Spark([list(task(number, iter(partition))) for number, partition in enumerate(self.partitions)])

    def collect(self):
        return [item for partition in self.partitions for item in partition]


class Scale(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory(prefix="entente-scale-")
        self.folder = folder = pathlib.Path(self.place.name)
        page = (pathlib.Path(sys.argv[2]) / "docs/scale.md").read_text(encoding="utf-8")
        self.blocks = [textwrap.dedent(block).strip("\n") for block in re.findall(r"(?:^    .*\n|^\n(?=    ))+", page, re.M)]
        (folder / "bin").mkdir()
        (folder / "bin/entente").symlink_to(os.path.realpath(ENTENTE))
        (folder / "bin/sbatch").write_text(SBATCH)
        (folder / "bin/sbatch").chmod(0o755)
        self.environment = dict(os.environ, PATH=f"{folder}/bin:{os.environ['PATH']}")
        (folder / "shards").mkdir()
        names, lines = ["Russia", "China", "Japan", "France", "Iran"], []
        for number in range(60):
            text = f"{names[number % 5]} met {names[number * 7 % 4]} for talk {number}. {names[number // 9 % 5]} was told."
            lines.append(json.dumps({"id": f"n{number}", "date": f"2015-{1 + number % 12:02}-03", "text": text}))
        self.shards = [lines[at:at + 10] for at in range(0, 60, 10)] + [[]]
        for number, shard in enumerate(self.shards):
            (folder / f"shards/{number:04}.jsonl").write_text("".join(line + "\n" for line in shard))
        (folder / "whole.jsonl").write_text("\n".join(lines))
        (folder / "shards.txt").write_text("".join(f"{number:04}.jsonl\n" for number in range(7)))
        (folder / "expected").write_text("".join(f"{number:04}.stories\n" for number in range(7)))
        self.before = os.getcwd(), os.environ["PATH"]
        os.chdir(folder)
        os.environ["PATH"] = self.environment["PATH"]

    def tearDown(self):
        os.chdir(self.before[0])
        os.environ["PATH"] = self.before[1]
        self.place.cleanup()

    def block(self, word):
        found = [block for block in self.blocks if word in block]
        self.assertEqual(len(found), 1, f"{word}: {len(found)} blocks of docs/scale.md have it")
        return found[0]

    def shell(self, lines, fails=0):
        done = subprocess.run(["bash", "-e", "-c", lines], capture_output=True, text=True, check=False, timeout=300)
        self.assertEqual(done.returncode, fails, f"{lines}\n{done.stderr}")
        return done.stderr

    def network(self, corpus):
        return subprocess.run(["entente", "network", "--quiet", "--by", "quarter", corpus], check=True, capture_output=True).stdout

    def assert_whole(self):
        self.assertEqual(self.network("archive.stories"), self.network("whole.jsonl"))

    def test_the_first_lines(self):
        os.mkdir("parts")
        for number in range(7):
            self.shell(self.block("each shard, anywhere").splitlines()[0].split("  ")[0].replace("0001", f"{number:04}"))
        self.shell("\n".join(self.block("each shard, anywhere").splitlines()[1:]))
        self.assert_whole()
        self.assertTrue(os.path.exists("out/ties.csv"))

    def test_gnu_parallel(self):
        if shutil.which("parallel") is None:
            self.skipTest("GNU parallel is not installed")
        lines = self.block("--resume-failed").splitlines()
        self.shell("\n".join(lines[:2]))
        os.rename("shards/0002.jsonl", "away")
        self.shell(lines[2], fails=1)
        self.assertIn("0002.stories", self.shell(lines[4], fails=1))
        os.rename("away", "shards/0002.jsonl")
        os.utime("parts/0001.stories", (1, 1))
        self.shell("\n".join(lines[3:]))
        self.assertEqual(os.stat("parts/0001.stories").st_mtime, 1)
        self.assert_whole()

    def test_slurm(self):
        task, submit = self.block("SLURM_ARRAY_TASK_ID"), self.block("--dependency=afterany")
        if task == submit:
            task, submit = task.split("\n\n")
        pathlib.Path("read.sh").write_text(task)
        os.mkdir("parts")
        self.assertIn("0002.stories", self.shell(submit, fails=1))
        self.assertFalse(os.path.exists("archive.stories"))
        self.shell(submit)
        self.assert_whole()

    def test_spark_reads_shards(self):
        os.mkdir("parts")
        exec(self.block("sc.parallelize"), {"sc": Spark([])})
        self.shell("entente merge --quiet parts/*.stories --expect expected -o archive.stories")
        self.assert_whole()

    def test_spark_feeds_partitions(self):
        os.mkdir("parts")
        names = {"subprocess": subprocess, "rdd": Spark(self.shards)}
        exec(self.block("mapPartitionsWithIndex"), names)
        self.assertEqual(names["parts"], [f"parts/{number:05}.stories" for number in range(7)])
        self.shell("entente merge --quiet parts/*.stories -o archive.stories")
        self.assert_whole()
        names["rdd"] = Spark([["nonsense"]])
        shutil.rmtree("parts")
        os.mkdir("parts")
        self.assertRaises(RuntimeError, exec, self.block("mapPartitionsWithIndex"), names)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
