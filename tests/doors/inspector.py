"""The server as the command line of the MCP Inspector shows it."""

import json
import subprocess
import sys

from wire import ok

program, inspector = sys.argv[1:]


def ask(*options: str) -> dict:
    command = [inspector, "--cli", program, "mcp", "--method", *options]
    ran = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    if ran.returncode:
        sys.exit(f"failed: the inspector ends with {ran.returncode}: {ran.stdout} {ran.stderr}")
    return json.loads(ran.stdout)


names = [tool["name"] for tool in ask("tools/list")["tools"]]
assert names == ["start", "diagnose", "explain", "receipt", "note", "rules_check"], names
given = ("--tool-name", "diagnose", "--tool-arg", 'answers={"symptom":"locked"}', "for=agent", "full=true")
result = ask("tools/call", *given)
direct = [program, "diagnose", "-a", "symptom=locked", "--for", "agent", "--format", "json"]
printed = subprocess.run(direct, check=True, capture_output=True, text=True)
assert result["content"][0]["text"].strip() == printed.stdout.strip(), result["content"][0]["text"][:500]
assert result["structuredContent"] == json.loads(printed.stdout)
ok("the inspector lists six tools, and has from one what `diagnose` prints")
