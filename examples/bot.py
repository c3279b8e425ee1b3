#!/usr/bin/env python3
"""A bot for a chat. The facts of the chat are all it keeps: for every turn the program runs anew with all of them.
The person speaks by lines on the standard input. OTP_TRIAGE names the program if it is not on the PATH."""
import json
import os
import re
import subprocess
import sys

UNKNOWN = {"id": "unknown", "text": "Don't know"}
OUTCOMES = [{"id": "worked", "text": "Worked"}, {"id": "failed", "text": "Did not work"},
            {"id": "cannot", "text": "Cannot do it"}, {"id": "started", "text": "Started, now I wait"}]


def say(*lines):
    for line in filter(None, lines):
        print(line, flush=True)


def diagnose(facts):
    program = os.environ.get("OTP_TRIAGE", "otp-triage")
    command = [program, "diagnose", "--for", "user", "--facts", "-", "--format", "json"]
    result = subprocess.run(command, input=json.dumps(facts), stdout=subprocess.PIPE, encoding="utf-8")
    # 0: something can be tried. 1: nothing. Anything else is a mistake, which stderr names.
    return json.loads(result.stdout) if result.returncode <= 1 else sys.exit(result.returncode)


def choose(menu, by_name=()):
    """The id of what is chosen, by its number or the beginning of its text. What is typed is never shown again."""
    say(*(f"  {number}  {choice['text']}" for number, choice in enumerate(menu, 1)))
    for line in sys.stdin:
        typed = line.strip().lower()
        found = [choice["id"] for number, choice in enumerate(menu, 1) if typed == str(number)]
        found = found or [choice["id"] for choice in [*menu, *by_name] if choice["text"].lower().startswith(typed)]
        if len(found) == 1:
            return found[0]
        is_code = re.fullmatch(r"\W*(\w-)?(\d\W*){4,10}", typed)
        say("Never tell anybody a code. This one was not kept." if is_code else "Please type a number of the list.")
    sys.exit()


def offer(fix):
    say(f"Try this: {fix['title']}", fix["warn"])
    for number, step in enumerate(fix["steps"], 1):
        say(*step["limits"], f"  {number}. {step['do']}", step["expect"] and f"     You should see: {step['expect']}")


sys.stdin.reconfigure(errors="replace")
facts, told = {"answers": {}, "tried": {}}, set()
while True:
    case = diagnose(facts)
    say(*(f"Important: {alert['say']}" for alert in case["alerts"] if alert["id"] not in told))
    told.update(alert["id"] for alert in case["alerts"])
    kind, what = next(iter((case["next"] or {"end": None}).items()))
    if kind == "ask":
        say(what["ask"])
        facts["answers"][what["id"]] = choose([*what["answers"], UNKNOWN], what["by_name"])
    elif kind in ("try", "start", "wait"):
        fix = next(fix for fix in case["fixes"] if fix["id"] == what)
        offer(fix)
        say("Did it work?")
        facts["tried"][what] = choose(OUTCOMES if fix["wait_minutes"] and kind != "wait" else OUTCOMES[:3])
        say(facts["tried"][what] in ("worked", "failed") and fix["after"])
    else:
        break

if case["outcome"] == "escalated":
    say("Nothing else is likely to help. Turn to:")
    for place in case["escalation"]:
        say(f"- {place['title']}", place["say"], *(f"  Have ready: {thing}" for thing in place["bring"]))
else:
    say("Solved." if case["outcome"] == "solved" else "You are in. The trouble itself may come back.")
    say(*case["solution"]["prevent"])
