#!/usr/bin/env python3
"""The formats for build servers: valid by their schemas, and the same findings and cases as the JSON.

    OTP_TRIAGE=… BOOKS=… reports.py sarif-schema.json sarif-multitool junit.xsd...
"""

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as xml
from urllib.parse import unquote

import jsonschema
import xmlschema

schema, multitool, *xsds = sys.argv[1:]
program, books = os.environ["OTP_TRIAGE"], os.environ["BOOKS"]
with open(schema, encoding="utf-8") as text:
    validator = jsonschema.Draft4Validator(json.load(text))
junit_schemas = [xmlschema.XMLSchema(xsd) for xsd in xsds]


def run(*arguments, code):
    result = subprocess.run([program, "rules", *arguments], capture_output=True)
    assert result.returncode == code, (arguments, result.returncode, result.stderr.decode())
    return result.stdout.decode("utf-8")


def sarif(name, *book, code):
    """The results of a check, which have to be those of the JSON."""
    text = run("check", *book, "--format", "sarif", code=code)
    log = json.loads(text)
    validator.validate(log)
    # The tool of those who maintain the format checks what the code host demands beyond its schema.
    path = f"{name}.sarif"
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    command = [multitool, "validate", path, "--rule-kind", "Sarif;Gh", "--level", "Error"]
    told = subprocess.run(command, capture_output=True, text=True)
    errors = [line for line in told.stdout.splitlines() if ": error " in line]
    assert not errors and told.returncode == 0, "\n".join(errors[:3]) or told.stdout + told.stderr
    (one,) = log["runs"]
    rules = one["tool"]["driver"]["rules"]
    found = []
    for result in one["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        region = place["region"]
        assert region["endColumn"] >= region["startColumn"]
        file = unquote(place["artifactLocation"]["uri"]).removeprefix("file://")
        found.append((result["ruleId"], result["level"], file, region["startLine"], region["startColumn"]))
    assert found == findings(*book, code=code)
    return found


def findings(*book, code):
    listed = json.loads(run("check", *book, "--format", "json", code=code))["findings"]
    return [(one["code"], one["severity"], one["file"], one["line"], one["column"]) for one in listed]


def github(*book, code):
    """The messages for GitHub have the places of the findings."""
    lines = run("check", *book, "--format", "github", code=code).splitlines()
    pattern = r"::(error|warning) file=([^,]*),line=(\d+),col=(\d+),endColumn=\d+,title=([a-z0-9-]+)::."
    found = []
    for line in lines:
        severity, file, row, column, name = re.match(pattern, line).groups()
        found.append((name, severity, unquote(file), int(row), int(column)))
    assert found == findings(*book, code=code)


def junit(*arguments, code):
    text = run(*arguments, "--format", "junit", code=code)
    for junit_schema in junit_schemas:
        junit_schema.validate(text)
    root = xml.fromstring(text)
    for suite in root.iter("testsuite"):
        cases = suite.findall("testcase")
        failed = [case for case in cases if case.find("failure") is not None]
        assert (suite.get("tests"), suite.get("failures")) == (str(len(cases)), str(len(failed)))
    return list(root.iter("testcase"))


many = f"{books}/many-mistakes.yaml"
own = ["--rules", f"{books}/own-service.yaml"]

# A name that means something in addresses, in XML and in the messages of GitHub.
odd = "Grüße, 100 % & <co>: a.yaml"
with open(many, encoding="utf-8") as book, open(odd, "w", encoding="utf-8") as copy:
    copy.write(book.read())

count = len(sarif("many", many, code=1))
assert count == 13
assert sarif("sound", *own, "--deny", "warnings", code=0) == []
assert len(sarif("odd", odd, code=1)) == count
github(many, code=1)
github(*own, code=0)
github(odd, code=1)
print(f"ok: SARIF of {count} findings and of none is valid by its schema and by the rules of GitHub")

(case,) = junit("check", many, code=1)
assert case.get("classname") == many and case.find("failure").text.count(f"{many}:") >= count
(case,) = junit("check", odd, code=1)
assert case.get("classname") == odd
sound = junit("check", *own, code=0)
assert all(case.find("failure") is None for case in sound)
print(f"ok: JUnit of a check is valid by two schemas: {count} findings in one file, none in {len(sound)}")

failing = ["--only-rules", f"{books}/small.yaml", "--rules", f"{books}/failing-case.yaml"]
listed = json.loads(run("test", *failing, "--format", "json", code=1))
cases = junit("test", *failing, code=1)
failures = {case.get("name"): case.find("failure") for case in cases if case.find("failure") is not None}
assert list(failures) == [case["name"] for case in listed["failed"]]
assert len(cases) == listed["passed"] + len(failures)
for case in listed["failed"]:
    failure = failures[case["name"]]
    assert failure.get("message") == case["why"][0]
text = failures["A case that cannot pass"].text
assert "\nexpected: " in text and "\ngot: " in text
passed = junit("test", *own, "--filter", "own-service", code=0)
assert len(passed) == 2
print(f"ok: JUnit of worked cases too: {len(failures)} of {len(cases)} fail, with what was expected and what came")
