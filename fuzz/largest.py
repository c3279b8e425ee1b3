#!/usr/bin/env python3
"""Measures every command on rulebooks as large as the bounds allow: seconds, and the most memory in MB.

    fuzz/largest.py target/release/otp-triage [BOOK ...]

Each book is made of the smallest entries of its kind, so that a file of 4 MB holds as many of them as can be.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

LARGEST = 4 * 1024 * 1024
# What a file may hold besides: nodes of YAML.
NODES = 200_000
LIMIT = 60

HEAD = (
    "format: 1\ntitle: Large\nopening: [symptom]\nsymptoms: [ { id: s, title: S }, { id: t, title: T } ]\n"
    "services: [ { id: a, title: A }, { id: b, title: B } ]\n"
    "escalations: [ { id: e, title: E } ]\n"
)
CAUSE = "  - {{ id: c{0}, title: C{0}, frequency: rarely, evidence: {{ symptom: {{ s: often }}{1} }} }}\n"
FIX = "  - {{ id: f{0}, title: F{0}, cures: {{ c{1}: often }}, effort: 1m, steps: [ S. ] }}\n"
QUESTION = "  - {{ id: q{0}, ask: Q{0}?, answers: [ {{ id: y, text: Y }}, {{ id: n, text: N }} ] }}\n"


def causes(count, questions, fixes=None):
    """A book of causes, each with evidence on some of the questions, and at least one fix for each."""
    text = HEAD + "questions:\n" + "".join(QUESTION.format(q) for q in range(questions)) + "causes:\n"
    for c in range(count):
        rows = "".join(f", q{(c + k) % questions}: {{ y: often }}" for k in range(min(questions, 2)))
        text += CAUSE.format(c, rows)
    return text + "fixes:\n" + "".join(FIX.format(f, f % count) for f in range(fixes or count))


def wide(count):
    """Questions with as many answers as a question may have."""
    answers = ", ".join(f"{{ id: a{a}, text: A{a} }}" for a in range(100))
    text = HEAD + "questions:\n"
    for q in range(count):
        text += f"  - {{ id: q{q}, ask: Q{q}?, answers: [ {answers} ] }}\n"
    rows = "".join(f", q{q}: {{ a{q % 100}: often }}" for q in range(count))
    return text + "causes:\n" + CAUSE.format(0, rows) + CAUSE.format(1, "") + "fixes:\n" + FIX.format(0, 0) + FIX.format(1, 1)


def worked(count):
    """Worked cases."""
    case = "  - {{ name: Case {0}, answers: {{ symptom: s }}, expect: {{ cause: {{ c0: 1 }} }} }}\n"
    return causes(2, 1) + "cases:\n" + "".join(case.format(n) for n in range(count))


def steps(count):
    """Fixes with as many steps as a fix may have."""
    return causes(1, 1, fixes=count).replace("[ S. ]", "[ " + ", ".join(f"Step {n}." for n in range(30)) + " ]")


def claims(count):
    """One source with many claims."""
    rows = ", ".join(f"C-{n}: {{ kind: fix, says: S. }}" for n in range(count))
    return causes(1, 1) + f"sources: [ {{ id: x, title: X, claims: {{ {rows} }} }} ]\n"


def real(count):
    """Real cases."""
    case = (
        "  - {{ address: t{0}, story: S., answers: {{ symptom: s }}, remedies: [f0], "
        "settled: {{ cause: C, remedy: R, by: user, kind: f }} }}\n"
    )
    return causes(2, 1) + "field:\n" + "".join(case.format(n) for n in range(count))


def one_line(count):
    """Causes and fixes in a single line, as JSON."""
    book = {
        "format": 1,
        "title": "Large",
        "symptoms": [{"id": "s", "title": "S"}, {"id": "t", "title": "T"}],
        "services": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
        "causes": [
            {"id": f"c{c}", "title": f"C{c}", "frequency": "rarely", "evidence": {"symptom": {"s": "often"}}} for c in range(count)
        ],
        "fixes": [
            {"id": f"f{f}", "title": f"F{f}", "cures": {f"c{f}": "often"}, "effort": "1m", "steps": ["S."]} for f in range(count)
        ],
    }
    return json.dumps(book)


def wrong(count, separator):
    """Wrong entries, each with findings of its own."""
    return "format: 1\nsymptoms: [" + ("," + separator).join("{ id: X }" for _ in range(count)) + "]\n"


BOOKS = {
    "causes": lambda: causes(4500, 40),
    "fixes": lambda: causes(2, 2, fixes=5000),
    "questions": lambda: causes(2, 5000),
    "answers": lambda: wide(300),
    "cases": lambda: worked(10000),
    "real cases": lambda: real(6000),
    "steps": lambda: steps(3300),
    "claims": lambda: claims(5000),
    "comments": lambda: causes(50, 20) + "# A comment.\n" * 300_000,
    "one line": lambda: one_line(4500),
    "wrong": lambda: wrong(60_000, "\n"),
    "wrong-line": lambda: wrong(60_000, ""),
}

COMMANDS = {
    "check": ["rules", "check"],
    "check --deep": ["rules", "check", "--deep"],
    "list": ["rules", "list"],
    "show": ["rules", "show", "c0"],
    "test": ["rules", "test"],
    "coverage": ["rules", "coverage"],
    "graph": ["rules", "graph"],
    "graph --map": ["rules", "graph", "--map"],
    "diagnose": ["diagnose", "-a", "symptom=s"],
    "diagnose json": ["diagnose", "-a", "symptom=s", "--format", "json"],
    "ask": ["ask", "-q", "-a", "symptom=s"],
    "simulate": ["rules", "simulate", "--cases", "2", "--policy", "order"],
    "simulate plan": ["rules", "simulate", "--cases", "2", "--policy", "plan"],
    "submodels": ["rules", "simulate", "--submodels", "2"],
    "score": ["rules", "score"],
    "robustness": ["rules", "robustness"],
    "diff": ["rules", "diff"],
    "pages": ["rules", "pages"],
}


def measured(arguments, lines):
    """Seconds, megabytes and the exit code of a run."""
    begun = time.monotonic()
    child = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        child.stdin.write(lines)
        child.stdin.close()
    except BrokenPipeError:
        pass
    deadline = begun + LIMIT
    while True:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        if time.monotonic() > deadline:
            child.kill()
            _, status, usage = os.wait4(child.pid, 0)
            break
        time.sleep(0.005)
    return time.monotonic() - begun, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def main():
    program, *chosen = sys.argv[1:]
    print("| book | command | seconds | MB | exit |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen or BOOKS:
            path = os.path.join(folder, f"{name}.yaml")
            text = BOOKS[name]()
            assert len(text) <= LARGEST, (name, len(text))
            with open(path, "w") as file:
                file.write(text)
            for command, arguments in COMMANDS.items():
                book = ["--only-rules", path]
                if command == "diff":
                    book = [path, path]
                if command == "pages":
                    book = [*book, os.path.join(folder, "pages")]
                seconds, megabytes, code = measured([program, *arguments, *book], b"y\nfailed\nquit\n")
                print(f"| {name} {len(text) / 1e6:.1f} MB | {command} | {seconds:.2f} | {megabytes:.0f} | {code} |", flush=True)


main()
