#!/usr/bin/env python3
"""Writes tickets for `otp-triage batch` to the standard output, the same ones for the same seed.

    tests/cluster/tickets.py target/debug/otp-triage --count 200000 > tickets.jsonl
"""

import argparse
import json
import random
import subprocess
import sys
from typing import Any, NamedTuple

ROLES = ("user", "agent", "admin", "developer")

# Questions that every ticket answers, as the opening of a session does.
OPENING = ("symptom", "service", "channel")

# Lines that are no ticket.
BROKEN = (
    "not a ticket",
    '{{"id": "T-{0}", "answers": {{"symptom": "nothing-arr',
    '{{"id": "T-{0}", "answers": {{"chanel": "sms"}}}}',
    '{{"id": "T-{0}", "answers": {{"channel": "smoke"}}}}',
    '{{"id": "T-{0}", "tried": ["switch-off-and-on"]}}',
    '{{"id": "T-{0}", "role": "nobody"}}',
    "",
)


class Entries(NamedTuple):
    """The questions with their answers, and the fixes, that a role is shown."""

    questions: dict[str, list[str]]
    fixes: list[str]


def entries(program: str, role: str) -> Entries:
    listed = subprocess.run(
        [program, "rules", "list", "--for", role, "--format", "json"], check=True, capture_output=True
    )
    found = json.loads(listed.stdout)["entries"]
    questions = {
        entry["id"]: [answer["id"] for answer in entry["answers"]] for entry in found if entry["kind"] == "question"
    }
    # The field `role` of a ticket says it, and no answer may.
    questions.pop("role", None)
    return Entries(questions, [entry["id"] for entry in found if entry["kind"] == "fix"])


def ticket(rng: random.Random, number: int, shown: dict[str, Entries]) -> dict[str, Any]:
    role = rng.choice(ROLES)
    questions, fixes = shown[role]
    others = [ask for ask in questions if ask not in OPENING]
    asked = [*OPENING, *rng.sample(others, rng.randint(0, 5))]
    made: dict[str, Any] = {"id": f"T-{number}", "answers": {ask: rng.choice(questions[ask]) for ask in asked}}
    if rng.random() < 0.3:
        made["tried"] = rng.sample(fixes, rng.randint(1, 2))
    # Tickets without a role are read for a user.
    if role != "user" or rng.random() < 0.5:
        made["role"] = role
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--broken", type=float, default=0.0, help="share of lines that are no ticket")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    shown = {role: entries(options.program, role) for role in ROLES}
    for number in range(options.count):
        if rng.random() < options.broken:
            sys.stdout.write(rng.choice(BROKEN).format(number) + "\n")
        else:
            sys.stdout.write(json.dumps(ticket(rng, number, shown)) + "\n")


main()
