"""A connection to `otp-triage mcp` by lines of JSON-RPC, without a library, and the facts that the tests use."""

import json
import os
import random
import select
import subprocess
import threading
from collections.abc import Iterator
from typing import Any, NamedTuple

OUTCOMES = ("worked", "failed", "cannot", "started", "helped")


def line(message: Any) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def request(number: int, method: str, params: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params}


def call(number: int, tool: str, arguments: Any) -> dict[str, Any]:
    return request(number, "tools/call", {"name": tool, "arguments": arguments})


class Wire:
    """A running server, with which a version of the protocol is agreed."""

    def __init__(self, program: str, version: str = "2025-06-18") -> None:
        self.process = subprocess.Popen([program, "mcp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        assert self.process.stdin and self.process.stdout
        self.stdin, self.stdout = self.process.stdin, self.process.stdout
        self.buffer = b""
        client = {"name": "doors", "version": "1"}
        params = {"protocolVersion": version, "capabilities": {}, "clientInfo": client}
        self.hello = self.ask(request(0, "initialize", params))["result"]
        self.send(line({"jsonrpc": "2.0", "method": "notifications/initialized"}))

    def send(self, data: bytes) -> None:
        while data:
            data = data[self.stdin.write(data) or 0 :]

    def read(self, patience: float | None = None) -> bytes | None:
        """The next answer, or nothing if there is none for that many seconds."""
        while b"\n" not in self.buffer:
            if not select.select([self.stdout], [], [], patience)[0]:
                return None
            read = os.read(self.stdout.fileno(), 1 << 20)
            if not read:
                raise SystemExit(f"failed: the server ended with exit code {self.process.wait()}")
            self.buffer += read
        answer, _, rest = self.buffer.partition(b"\n")
        self.buffer = rest
        return answer

    def ask(self, message: dict[str, Any]) -> dict[str, Any]:
        self.send(line(message))
        answer = self.read(60)
        assert answer, f"no answer within a minute to {message}"
        return json.loads(answer)

    def ask_all(self, lines: list[bytes], numbers: set[int]) -> Iterator[bytes]:
        """Sends lines at once, and reads until each number has an answer, or the last one has and no more come."""
        last = line(request(-1, "ping", {}))
        writer = threading.Thread(target=self.send, args=(b"".join(lines) + last,))
        writer.start()
        waiting = {*numbers, -1}
        while waiting:
            answer = self.read(60 if -1 in waiting else 1)
            assert answer or -1 not in waiting, "no answer within a minute"
            if answer is None:
                break
            number = json.loads(answer).get("id")
            waiting.discard(number)
            if number != -1:
                yield answer
        writer.join()

    def tool(self, name: str, arguments: Any) -> dict[str, Any]:
        return self.ask(call(1, name, arguments))["result"]

    def close(self) -> None:
        self.stdin.close()
        rest = self.buffer + self.stdout.read()
        code = self.process.wait(timeout=10)
        if code or rest:
            raise SystemExit(f"failed: the server ends with exit code {code} and {len(rest)} bytes that nobody asked for")


class Facts(NamedTuple):
    answers: dict[str, str]
    tried: dict[str, str]


def catalog(program: str, reader: str) -> dict[str, Any]:
    return json.loads(subprocess.run([program, "catalog", "--for", reader], check=True, capture_output=True).stdout)


def fact_sets(program: str, reader: str, count: int) -> list[Facts]:
    """Sets of one to eight facts, the same ones each time. One in forty has a slip."""
    rng = random.Random(f"doors {reader}")
    book = catalog(program, reader)
    # The reader is given in its own field.
    questions = {ask["id"]: [answer["id"] for answer in ask["answers"]] for ask in book["questions"] if ask["id"] != "role"}
    fixes = [fix["id"] for fix in book["fixes"]]
    sets = []
    for _ in range(count):
        size = rng.randint(1, 8)
        trials = min(rng.choice((0, 0, 0, 1, 2)), size)
        answers = {}
        asked = (["symptom"] if rng.random() < 0.7 else []) + rng.sample(list(questions), 8)
        for question in list(dict.fromkeys(asked))[: size - trials]:
            answers[question] = rng.choice(questions[question] + ["unknown", "n/a"][: rng.random() < 0.1])
        tried = {fix: rng.choice(OUTCOMES) for fix in rng.sample(fixes, trials)}
        if rng.random() < 1 / 40:
            slip = rng.randrange(4)
            if slip == 0:
                answers["symptom"] = rng.choice(("482913", "lockd", ""))
            elif slip == 1:
                answers["symptm"] = "locked"
            elif slip == 2:
                tried["switch-off-and-on"] = "failed"
            else:
                tried[rng.choice(fixes)] = "perhaps"
        items = list(answers.items())
        rng.shuffle(items)
        sets.append(Facts(dict(items), tried))
    return sets


def ok(text: str) -> None:
    print(f"ok: {text}", flush=True)
