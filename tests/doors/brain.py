"""The same facts by the command line, by a file, by a batch and by a tool: the same diagnosis, byte for byte."""

import json
import os
import re
import subprocess
import sys

from wire import Facts, Wire, call, fact_sets, line, ok

program = sys.argv[1]
CHUNK = 200
WHOLE = re.compile(rb'\{"schema":1,"line":(\d+),"id":(\d+),"diagnosis":(\{.*\})\}')


def arguments(facts: Facts) -> list[str]:
    answers = [f"--answer={question}={answer}" for question, answer in facts.answers.items()]
    return answers + [f"--tried={fix}={outcome}" for fix, outcome in facts.tried.items()]


def by_process(options: list[str], given: bytes = b"") -> bytes | None:
    """The output of `diagnose`, or nothing if it refuses."""
    command = [program, "diagnose", "--format", "json", *options]
    ran = subprocess.run(command, check=False, input=given, capture_output=True)
    if ran.returncode in (0, 1):
        return ran.stdout.removesuffix(b"\n")
    assert ran.returncode in (2, 4) and not ran.stdout and ran.stderr, ran
    return None


def by_batch(sets: list[Facts], reader: str) -> list[tuple[bytes | None, str]]:
    tickets = b"".join(
        line({"id": number, "role": reader, "answers": facts.answers, "tried": facts.tried})
        for number, facts in enumerate(sets, 1)
    )
    command = [program, "batch", "--full", "--lines", "--exit-zero", "--quiet"]
    ran = subprocess.run(command, check=True, input=tickets, stdout=subprocess.PIPE)
    found: list[tuple[bytes | None, str]] = []
    for number, printed in enumerate(ran.stdout.splitlines(), 1):
        if whole := WHOLE.fullmatch(printed):
            assert whole[1] == whole[2] == str(number).encode(), printed[:200]
            found.append((whole[3], ""))
        else:
            result = json.loads(printed)
            assert set(result) == {"schema", "line", "id", "error"}, printed[:200]
            found.append((None, result["error"]))
    return found


def by_tool(sets: list[Facts], reader: str) -> list[tuple[bytes | None, str]]:
    wire = Wire(program)
    found: dict[int, tuple[bytes | None, str]] = {}
    for first in range(1, len(sets) + 1, CHUNK):
        numbers = range(first, min(first + CHUNK, len(sets) + 1))
        calls = [
            line(call(n, "diagnose", {"for": reader, **sets[n - 1]._asdict(), "full": True})) for n in numbers
        ]
        for printed in wire.ask_all(calls, set(numbers)):
            answer = json.loads(printed)
            result = answer["result"]
            [content] = result["content"]
            if result.get("isError"):
                found[answer["id"]] = (None, content["text"])
            else:
                assert result["structuredContent"] == json.loads(content["text"]), printed
                found[answer["id"]] = (content["text"].removesuffix("\n").encode(), "")
    wire.close()
    return [found[number] for number in range(1, len(sets) + 1)]


def compare(reader: str, count: int, processes: int) -> int:
    sets = fact_sets(program, reader, count)
    batch, tool = by_batch(sets, reader), by_tool(sets, reader)
    assert len(batch) == len(tool) == count, (len(batch), len(tool))
    differ = 0
    for number, facts in enumerate(sets):
        doors = {"batch": batch[number][0], "tool": tool[number][0]}
        if number < processes:
            doors["arguments"] = by_process([f"--for={reader}", *arguments(facts)])
            ticket = line({"role": reader, "answers": facts.answers, "tried": facts.tried})
            doors["file"] = by_process(["--facts=-"], ticket)
        if len(set(doors.values())) > 1 or batch[number][1] != tool[number][1]:
            differ += 1
            if differ <= 3:
                print(f"failed: for {reader}, {json.dumps(facts._asdict())}:", file=sys.stderr)
                texts = {door: (said or b"refused").decode() for door, said in doors.items()}
                start = max(len(os.path.commonprefix(list(texts.values()))) - 40, 0)
                for door, said in texts.items():
                    print(f"  {door}: …{said[start : start + 160]}", file=sys.stderr)
                print(f"  batch says: {batch[number][1]}\n  tool says: {tool[number][1]}", file=sys.stderr)
    refused = sum(said is None for said, _ in tool)
    if not differ:
        ok(
            f"{count - refused} sets of facts have the same bytes from the batch and the tool for {reader}, and {refused}"
            f" the same refusal; {processes} of them by arguments and by a file too"
        )
    else:
        print(f"failed: {differ} of {count} sets differ for {reader}", file=sys.stderr)
    return differ


sys.exit(1 if compare("user", 2000, 200) + compare("developer", 500, 100) else 0)
