#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The examples of README.md and of docs/*.md run and print what stands there; the catalogue is as large as README.md says.

usage: readme.py COMMAND SOURCE

A fenced block `sh` that has lines beginning with "$ " is a list of commands (a backslash at the end continues one). They run one by one
in one folder for the whole page, which holds a copy of graphs/, articles.csv and articles/ as below, and each must end with 0. A
fenced block `text` directly after it must be what they print on both outputs, spaces at line ends aside; in it a line `...` stands for
any lines, and `...` within a line for anything. A fenced block whose info string is `json NAME` is written to the file NAME of that folder.
"""
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ARTICLES = {
    "envoy": ("2015-01-21", "Envoy in Moscow",
              "Russian Foreign Minister Sergei Lavrov received the North Korean envoy in Moscow.\n\n"
              "Seoul and Washington were told of the talks. Beijing welcomed them.\n"),
    "gas": ("2015-01-28", "Gas talks",
            "Gazprom and Naftogaz met in Kiev. The European Union offered Russia and Ukraine its help.\n"),
    "summit": ("2015-02-12", "Ceasefire",
               "Putin, Poroshenko, Merkel and Hollande agreed on a ceasefire.\n\nThe White House and the United Nations welcomed it.\n"),
}
CLOSED_PIPE = 141  # what a command gets that `head` does not read to its end
SECONDS = 300


def blocks(text):
    """The fenced blocks: info string, line number, lines, and whether only blank lines part it from the block before."""
    found, fence, direct = [], None, False
    for number, line in enumerate(text.split("\n"), 1):
        if fence is None:
            opening = re.match(r"(`{3,}|~{3,})\s*([^`]*)$", line)
            if opening:
                fence = opening.group(1)
                found.append((opening.group(2).strip(), number, [], direct))
            elif line.strip():
                direct = False
        elif line.startswith(fence) and not line.strip(fence[0] + " "):
            fence, direct = None, True
        else:
            found[-1][2].append(line)
    return found


def commands(lines):
    """The commands of a block; a line that is neither a command, nor goes on with one, nor a comment, is a ValueError."""
    found, open_end = [], False
    for line in lines:
        if open_end:
            found[-1] += "\n" + line
        elif line.startswith("$ "):
            found.append(line[2:])
        elif line.strip() and not line.lstrip().startswith("#"):
            raise ValueError(f"\"{line}\" is no command; output belongs into a block `text` after this one")
        open_end = line.endswith("\\")
    return found


def matches(wanted, printed):
    """Whether the lines of a block `text` are the output."""
    def strip(lines):
        return "".join(line.rstrip() + "\n" for line in "\n".join(lines).strip("\n").split("\n"))
    pattern = ""
    for line in strip(wanted).splitlines():
        pattern += r"(?:.*\n)*?" if line.strip() == "..." else ".*".join(map(re.escape, line.split("..."))) + r"\n"
    return re.fullmatch(pattern, strip(printed.splitlines())) is not None


def run_block(lines, folder, environment):
    """Runs the commands; returns what they printed and the fault, or None."""
    printed = ""
    for command in commands(lines):
        run = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment, check=False, timeout=SECONDS,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        printed += run.stdout.decode(errors="replace")
        if run.returncode not in (0, CLOSED_PIPE):
            return printed, f"\"{command}\" ended with {run.returncode}:\n{printed}"
    return printed, None


def check(name, text, folder, environment):
    """Runs all examples of a page; returns how many blocks ran and the faults."""
    faults, printed, n_run = [], None, 0
    for info, number, lines, direct in blocks(text):
        if re.fullmatch(r"json [\w.-]+", info):
            (folder / info.split()[1]).write_text("\n".join(lines) + "\n", encoding="utf-8")
        if info == "sh" and any(line.startswith("$ ") for line in lines):
            n_run += 1
            try:
                printed, fault = run_block(lines, folder, environment)
            except (ValueError, subprocess.TimeoutExpired) as error:
                printed, fault = None, str(error)
            if fault:
                faults.append(f"{name}:{number}: {fault}")
                printed = None
            continue
        if info == "text" and direct and printed is not None and not matches(lines, printed):
            faults.append(f"{name}:{number}: this block is not what the commands before it print:\n{printed}")
        printed = None
    return n_run, faults


def make_folder(folder, source):
    """What a reader is supposed to have: the examples, and articles with a table of their dates."""
    if source is not None:
        shutil.copytree(source / "graphs", folder / "graphs")
    (folder / "articles").mkdir()
    table = "id,date,title,source,url\n"
    for name, (date, title, text) in ARTICLES.items():
        (folder / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
        table += f"{name},{date},{title},Example News,https://example.org/{name}\n"
    (folder / "articles.csv").write_text(table, encoding="utf-8")


def check_in_folder(name, text, command, source):
    """The same in a fresh folder in which `entente` is @command."""
    with tempfile.TemporaryDirectory() as root:
        folder, tools = pathlib.Path(root, "reader"), pathlib.Path(root, "tools")
        folder.mkdir()
        tools.mkdir()
        (tools / "entente").symlink_to(command)
        make_folder(folder, source)
        return check(name, text, folder, {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"})


def check_counts(name, text, command):
    """What the page says the catalogue has is there, and is not a tenth more."""
    listed = subprocess.run([command, "actors", "list", "--json"], check=True, stdout=subprocess.PIPE).stdout.decode()
    actors = [json.loads(line) for line in listed.splitlines()]
    types = collections.Counter(actor["type"] for actor in actors)
    true = {"actors": len(actors), "names": sum(actor["aliases"] for actor in actors), "international organisations": types["igo"],
            "companies": types["company"], "people": types["person"]}
    faults = []
    for what, count in true.items():
        said = re.search(rf"(\d[\d,]*)\s+{what}".replace(" ", r"\s+"), text)
        number = int(said.group(1).replace(",", "")) if said else 0
        if not number <= count < number * 1.1:
            faults.append(f"{name}: says {number} {what}; the catalogue has {count}")
    return faults


def self_test():
    """The rules must hold, and be able to fail."""
    good = ["```sh\n$ echo one; echo 'two  '\n# a comment\n$ echo three \\\n    four\n```\n\n```text\none\n...\nthree ...r\n```\n",
            "```sh\nexit 1\n```\n", "```text\nalone\n```\n", "    $ false\n", "```c\n$ false\n```\n",
            "```sh\n$ cat articles/gas.txt > made\n```\nlater\n```text\nnot compared\n```\n```sh\n$ test -s made && entente\n```\n",
            "```sh\n$ yes | head -1\n```\n```text\ny\n```\n", "```sh\n$ true\n```\n```text\n...\n```\n",
            "```json a.json\n{}\n```\n```sh\n$ cat a.json\n```\n```text\n{}\n```\n"]
    bad = ["```sh\n$ false\n```\n", "```sh\n$ echo one\n```\n\n```text\ntwo\n```\n", "```sh\n$ echo one\ntwo\n```\n",
           "```sh\n$ false | cat\n```\n", "```sh\n$ echo one; echo two\n```\n```text\none\n```\n", "```sh\n$ echo 1 >&2\n```\n```text\n\n```\n",
           "```sh\n$ echo one\n```\n```text\none\n...\ntwo\n```\n"]
    for sample in good + bad:
        faults = check_in_folder("sample", sample, "/bin/true", None)[1]
        assert bool(faults) == (sample in bad), (sample, faults)


def main():
    self_test()
    command, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    readme = source / "README.md"
    if not readme.exists():
        print("there is no README.md")
        sys.exit(77)
    all_faults = []
    for page in [readme, *sorted((source / "docs").glob("*.md"))]:
        name = str(page.relative_to(source))
        n_run, faults = check_in_folder(name, page.read_text(encoding="utf-8"), command, source)
        if n_run == 0 and page == readme:
            faults.append(f"{name}: no block `sh` has a line that begins with \"$ \"; the test looks in the wrong place")
        if n_run > 0:
            print(f"{n_run} blocks of commands do what {name} says" if not faults else f"{name}: {len(faults)} faults")
        all_faults += faults
    all_faults += check_counts("README.md", readme.read_text(encoding="utf-8"), command)
    if all_faults:
        sys.exit("\n".join(all_faults))


main()
