#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house keeps its shape: floors include only floors below, third-party headers stay in their room; files, functions
and lines of comments and pages stay small.

    structure.py ENTENTE SOURCE_FOLDER
"""
import os
import re
import sys

# What each floor may include besides itself: floors below it, never one of its own height.
MAY = {"base": set(), "actors": {"base"}, "corpus": {"base"}, "score": {"base"}, "mention": {"base", "actors", "corpus"},
       "candidate": {"base", "actors", "corpus", "mention"}, "story": {"base", "actors", "corpus", "mention"},
       "series": {"base", "actors", "story"}, "network": {"base", "series"}, "drawing": {"base", "series", "network"},
       "output": {"base", "actors", "corpus", "mention", "story", "series", "network", "score", "candidate"}, "cli": set()}
# The first part of a third-party header, and the only floors that may include it.
ROOMS = {"igraph": {"network"}, "omp": {"network"}, "jansson": {"actors", "output"}, "graphviz": {"drawing"}, "gvc": {"drawing"},
         "cgraph": {"drawing"}, "simdjson": {"corpus"}, "archive": {"corpus"}, "isa-l": {"corpus"}, "libxml": {"corpus", "output"}}
MOST_LINES, MOST_FUNCTION_LINES, MOST_COLUMNS = 400, 60, 120


def sources(root):
    for top in ("src", "include"):
        for folder, _, names in os.walk(os.path.join(root, top)):
            for name in sorted(names):
                if name.endswith((".c", ".h", ".cpp")):
                    yield os.path.join(folder, name)


def include_faults(path, floor, text):
    for quote, target in re.findall(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', text, re.M):
        head = target.split("/")[0].split(".")[0]
        if quote == '"':
            if floor == "cli" and head != "cli":
                yield f"{path}: the door includes \"{target}\"; it may include only <entente.h>"
            elif floor != "cli" and head != floor and head not in MAY[floor]:
                yield f"{path}: floor {floor} includes \"{target}\", which is not below it"
        elif head in ROOMS and floor not in ROOMS[head]:
            yield f"{path}: <{target}> belongs to {', '.join(sorted(ROOMS[head]))}"


def without_comments(text):
    """The same lines, with comments and the insides of strings gone, so that braces can be counted."""
    def blank(match):
        return re.sub(r"[^\n]", "", match.group(0)) if match.group(0).startswith("/") else '""'
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', blank, text, flags=re.S)


def function_faults(path, text):
    depth, start, head = 0, 0, ""
    for number, line in enumerate(without_comments(text).split("\n"), 1):
        if depth == 0 and "{" in line:
            start, head = number, line
        depth += line.count("{") - line.count("}")
        if "namespace" in head or 'extern ""' in head:
            depth, head = 0, ""
        if depth == 0 and head and "}" in line:
            if "(" in head and number - start + 1 > MOST_FUNCTION_LINES:
                yield f"{path}:{start}: a function of {number - start + 1} lines; {MOST_FUNCTION_LINES} are the most"
            head = ""


def comment_faults(path, text):
    """clang-format leaves comments alone; strings of any length stay whole."""
    is_comment = False
    for number, line in enumerate(text.split("\n"), 1):
        is_comment |= "/*" in line
        if is_comment and len(line) > MOST_COLUMNS:
            yield f"{path}:{number}: a comment of {len(line)} columns; {MOST_COLUMNS} are the most"
        is_comment &= line.rfind("*/") < line.rfind("/*") if "/*" in line else "*/" not in line


def page_faults(path, text):
    """Prose can be read in an editor; tables and code stay as they are."""
    is_code = False
    for number, line in enumerate(text.split("\n"), 1):
        is_code ^= line.startswith("```")
        if len(line) > MOST_COLUMNS and not is_code and not line.startswith(("|", "    ")):
            yield f"{path}:{number}: a line of {len(line)} columns; {MOST_COLUMNS} are the most"


def pages(root):
    for top, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if not f.startswith((".", "build")))
        yield from (os.path.join(top, name) for name in sorted(names) if name.endswith(".md"))


def readme_faults(folder):
    """A newcomer finds every file in the README of its floor."""
    path = os.path.join(folder, "README.md")
    told = re.findall(r"`(\w+)(?:\.\w+)?`", open(path, encoding="utf-8").read()) if os.path.exists(path) else []
    for stem in sorted({os.path.splitext(name)[0] for name in os.listdir(folder) if name.endswith((".c", ".h", ".cpp"))} - set(told)):
        yield f"{path}: does not say what {stem} is"


def types_of(text):
    """The types that a header defines."""
    return set(re.findall(r"^(?:typedef .*)?\} (Ent\w+);|^typedef struct _\w+ (Ent\w+);", text, re.M))


def faults(root):
    n_files, homes = 0, {}
    for path in sources(root):
        n_files += 1
        with open(path, encoding="utf-8") as file:
            text = file.read()
        top, floor = os.path.relpath(path, root).split(os.sep)[:2]
        if top == "src" and floor not in MAY:
            yield f"{path}: {floor} is no floor of the house"
            continue
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in text.split("\n")[0]:
            yield f"{path}: the first line has no licence"
        if text.count("\n") > MOST_LINES:
            yield f"{path}: {text.count(chr(10))} lines; {MOST_LINES} are the most"
        if top == "src":
            yield from include_faults(path, floor, text)
        yield from function_faults(path, text)
        yield from comment_faults(path, text)
        for name in sorted(filter(None, sum(types_of(text), ()))) if path.endswith(".h") else []:
            if homes.setdefault(name, path) != path:
                yield f"{path}: {name} is a type of {homes[name]} already"
    if n_files < 20:
        yield f"{root}: only {n_files} sources were found; the test looks in the wrong place"
    for path in pages(root):
        with open(path, encoding="utf-8") as file:
            yield from page_faults(path, file.read())
    for floor in MAY:
        yield from readme_faults(os.path.join(root, "src", floor))
    listed = set(re.findall(r"<file>(.*?)</file>", open(os.path.join(root, "data/actors/actors.gresource.xml")).read()))
    there = {name for name in os.listdir(os.path.join(root, "data/actors")) if name.endswith(".json")}
    for name in sorted(listed ^ there):
        yield f"data/actors/{name}: stands only in the folder or only in actors.gresource.xml"


def self_test():
    """The rules must be able to fail."""
    long_function = "int f(void) {\n" + "x;\n" * MOST_FUNCTION_LINES + "}\n"
    assert list(function_faults("x.c", long_function)) and not list(function_faults("x.c", "int f(void) {\n}\n"))
    long_comment = "/* " + "x" * MOST_COLUMNS + " */"
    assert list(comment_faults("x.c", long_comment)) and list(comment_faults("x.c", "/*\n" + long_comment[2:]))
    assert not list(comment_faults("x.c", "/* x */\n" + "x" * (MOST_COLUMNS + 1)))
    long_line = "x" * (MOST_COLUMNS + 1)
    assert list(page_faults("x.md", long_line)) and not list(page_faults("x.md", f"```\n{long_line}\n```\n| {long_line}"))
    assert list(include_faults("src/base/x.c", "base", '#include "story/record.h"\n'))
    assert list(include_faults("src/story/x.c", "story", "#include <igraph/igraph.h>\n"))
    assert list(include_faults("src/cli/x.c", "cli", '#include "base/day.h"\n'))
    assert list(include_faults("src/output/table.c", "output", "#include <graphviz/gvc.h>\n"))
    assert not list(include_faults("src/network/x.c", "network", '#include "series/series.h"\n#include <igraph/igraph.h>\n'))


def main():
    self_test()
    found = list(faults(sys.argv[2]))
    print("\n".join(found) or "the house keeps its shape")
    return 1 if found else 0


sys.exit(main())
