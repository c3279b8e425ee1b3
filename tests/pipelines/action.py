#!/usr/bin/env python3
"""Runs the steps of action.yml as a runner does, with the inputs as arguments: `action.py action.yml rules=my-rules/`.

Of the expressions it knows inputs, outputs of steps, `runner.temp`, and `!= ''`. GITHUB_STEP_SUMMARY and RUNNER_TEMP
are set by the caller. The exit code is that of the first step that fails; the outputs of the action are printed last.
"""

import os
import re
import subprocess
import sys
import tempfile

import yaml

path, *given = sys.argv[1:]
with open(path, encoding="utf-8") as text:
    action = yaml.safe_load(text)
values = {f"inputs.{name}": one["default"] for name, one in action["inputs"].items()}
# There is no pull request here.
values["inputs.base"] = ""
for one in given:
    name, value = one.split("=", 1)
    assert f"inputs.{name}" in values, name
    values[f"inputs.{name}"] = value
values["runner.temp"] = os.environ["RUNNER_TEMP"]


def filled(text):
    return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda match: value_of(match[1]), text)


def value_of(name):
    # The output of a skipped step is empty.
    return values.get(name, "") if name.startswith("steps.") else values[name]


for step in action["runs"]["steps"]:
    assert "${{" not in step["run"], "an input would become a part of the script"
    if condition := step.get("if"):
        name, nothing = condition.split(" != ")
        assert nothing == "''"
        if value_of(name) == "":
            continue
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as output:
        environment = {name: filled(value) for name, value in step.get("env", {}).items()}
        environment |= {"GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": output.name}
        environment["GITHUB_ACTION_PATH"] = os.path.dirname(os.path.abspath(path))
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        code = subprocess.run(command, env=os.environ | environment).returncode
        for line in output:
            name, value = line.rstrip("\n").split("=", 1)
            values[f"steps.{step['id']}.outputs.{name}"] = value
    if code:
        break
for name, output in action["outputs"].items():
    print(f"{name}={filled(output['value'])}", flush=True)
sys.exit(code)
