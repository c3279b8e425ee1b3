"""Random calls with personal data in every field: each request has an answer, and no answer repeats the data.

FUZZ is the number of requests, 100,000 without it.
"""

import json
import os
import random
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from typing import Any, NamedTuple

from wire import OUTCOMES, Wire, call, catalog, line, ok, request

program = sys.argv[1]
COUNT = int(os.environ.get("FUZZ", "100000"))
CHUNK = 250
# Servers at once.
PARTS = 2
PLANTED = ("482913", "+14803605516", "a.person@example.com", "JBSWY3DPEHPK3PXP")
# The signs that are looked for in the answers, in small letters. The number without its plus would show as well.
SIGNS = ("482913", "14803605516", "a.person", "jbswy3dpehpk3pxp")
CONTROL = "\0\x07\b\x1b[31m\r\n\t\x7f\u0085\u200b\u202e\ufeff\u2028"
# Texts around a planted value: {} is the value.
AROUND = (
    "{}", "{}", " {} ", "my code is {}", "code={}", "{}.", '"{}"', "`{}`", "<{}>", "({})", "a\n{}\nb", "\x1b[31m{}\x1b[0m",
    "{0} {0}", "{0},{0}", "Error 21408 for {}", "otp:{}", "https://example.org/?code={}", "to={}&body={}", "[{}]", "{}\0",
    "\u202e{}", "é{}é", "_{}_", "21408/{}",
)
BOOK = "format: 1\ntitle: Small\nquestions:\n  - id: symptom\n    ask: What happens?\ncauses: []\nfixes: []\n"
RECEIPTS: tuple[dict[str, Any], ...] = (
    {"MessageSid": "SM0", "MessageStatus": "failed", "ErrorCode": "21408"},
    {"MessageSid": "SM0", "MessageStatus": "delivered", "To": "", "From": ""},
    {"message-id": "0A", "status": "rejected", "err-code": "9", "msisdn": "", "to": ""},
    {"event": "bounce", "email": "", "reason": "", "sg_event_id": "x"},
    {"notificationType": "Bounce", "mail": {"destination": [""]}, "bounce": {"bounceType": "Permanent"}},
)
LOGS = (
    "id:0 sub:001 dlvrd:000 submit date:2601010000 done date:2601010001 stat:UNDELIV err:034 text:{}",
    "To={}&MessageSid=SM0&MessageStatus=failed&ErrorCode=21408",
    "Jan  1 00:00:00 mx postfix/smtp[1]: 1: to=<{}>, relay=x[1.2.3.4]:25, dsn=5.1.1, status=bounced (550 {})",
    '{{"MessageStatus":"undelivered","ErrorCode":"30007","To":"{}"}}',
)
METHODS = ("ping", "tools/list", "resources/list", "resources/read", "prompts/list", "prompts/get", "logging/setLevel",
           "completion/complete", "resources/subscribe", "resources/templates/list", "initialize", "tasks/get", "tools/cal")
MALFORMED = ("{}", '"{}"', '{{"jsonrpc":"2.0","id":"{}"', "[{}]", '{{"jsonrpc":"1.0","method":"{}"}}', "\0\x01{}", "", "{{}}",
             '{{"jsonrpc":"2.0","method":"{}"}}', '{{"jsonrpc":"2.0","id":[],"method":"ping","params":"{}"}}',
             '{{"jsonrpc":"2.0","id":-2,"method":"ping","params":{{"_meta":"{}"}}}}')

rng = random.Random()
book = catalog(program, "developer")
questions = {ask["id"]: [answer["id"] for answer in ask["answers"]] for ask in book["questions"]}
fixes = [fix["id"] for fix in book["fixes"]]
lists = ["twilio", "vonage", "Twilio", "auth0"]


def planted() -> str:
    value = rng.choice(PLANTED)
    return rng.choice(AROUND).replace("{0}", value).replace("{}", value)


def text() -> str:
    kind = rng.random()
    if kind < 0.6:
        return planted()
    if kind < 0.7:
        return "".join(rng.choices(CONTROL, k=rng.randint(1, 5))) + planted()
    if kind < 0.705:
        return (rng.choice(("x", "9", planted(), "\u202e", "é ")) * 3000)[: rng.choice((300, 1000, 3000))]
    return rng.choice(("", "locked", "twilio", "21408", "null", "-1", "find-signal", "symptom", "unknown", "n/a"))


def anything(depth: int = 0) -> Any:
    kind = rng.randrange(9 if depth < 4 else 6)
    if kind < 2:
        return text()
    if kind < 6:
        return rng.choice((None, True, 482913, 14803605516, -482913, 482913.5, 1e300, 2**63, 0))
    if kind == 6:
        return [anything(depth + 1) for _ in range(rng.randint(0, 3))]
    if kind == 7:
        return {text(): anything(depth + 1) for _ in range(rng.randint(0, 3))}
    nested: Any = planted()
    for _ in range(rng.choice((3, 30, 100))):
        nested = {"a": nested} if rng.random() < 0.5 else [nested]
    return nested


def answers() -> Any:
    made: dict[str, Any] = {}
    for question in rng.sample(list(questions), rng.randint(0, 4)):
        made[question] = rng.choice(questions[question])
    if rng.random() < 0.5:
        made[rng.choice(list(questions)) if rng.random() < 0.5 else text()] = anything() if rng.random() < 0.3 else text()
    return made


def tried() -> Any:
    made: dict[str, Any] = {fix: rng.choice(OUTCOMES) for fix in rng.sample(fixes, rng.randint(0, 2))}
    if rng.random() < 0.4:
        made[rng.choice(fixes) if rng.random() < 0.5 else text()] = anything() if rng.random() < 0.3 else text()
    return made


def receipt() -> Any:
    kind = rng.random()
    if kind < 0.4:
        made = json.loads(json.dumps(rng.choice(RECEIPTS)))
        for _ in range(rng.randint(1, 3)):
            made[rng.choice([*made, text()])] = anything() if rng.random() < 0.3 else text()
        return made if rng.random() < 0.7 else json.dumps(made)
    return rng.choice(LOGS).replace("{}", planted()) if kind < 0.8 else anything()


FIELDS = {
    "for": lambda: rng.choice(("user", "agent", "admin", "developer")),
    "service": lambda: rng.choice((*questions["service"], text())),
    "answers": answers,
    "tried": tried,
    "error": lambda: rng.choice(("21408", text())),
    "full": lambda: rng.random() < 0.3,
    "text": lambda: rng.choice(("21408", text(), text())),
    "provider": lambda: rng.choice((*lists, text())),
    "receipt": receipt,
    "remarks": lambda: [text() for _ in range(rng.randint(0, 3))],
    "yaml": lambda: rng.choice((BOOK, BOOK.replace("causes", "cause"), "a: [", "", "\t", BOOK[: rng.randrange(len(BOOK))])),
    "over_built_in": lambda: rng.random() < 0.005,
}
TOOLS = {
    "start": ("for", "service"),
    "diagnose": ("for", "answers", "tried", "error", "full"),
    "explain": ("text", "provider"),
    "receipt": ("receipt", "for", "answers", "tried", "full"),
    "note": ("for", "answers", "tried", "remarks"),
    "rules_check": ("yaml", "over_built_in"),
}


# The slow ones are called less often.
WEIGHTS = (1, 6, 3, 6, 1, 1)


def arguments(tool: str) -> Any:
    made: dict[str, Any] = {}
    for field in TOOLS.get(tool, tuple(FIELDS)):
        kind = rng.random()
        if kind < 0.75:
            made[field] = FIELDS[field]()
        elif kind < 0.85:
            wrong = anything()
            # A rulebook may be quoted to its author.
            made[field] = [wrong] if field == "yaml" and isinstance(wrong, str) else wrong
    if rng.random() < 0.1:
        made[text()] = anything()
    return made


def message(number: int) -> dict[str, Any]:
    kind = rng.random()
    if kind < 0.93:
        tool = rng.choices(list(TOOLS), WEIGHTS)[0] if rng.random() < 0.97 else text()
        return request(number, "tools/call", {"name": tool, "arguments": arguments(tool) if kind < 0.91 else anything()})
    method = rng.choice((*METHODS, text()))
    fields = ("uri", "name", "cursor", "level", "arguments", "ref", "protocolVersion", "taskId")
    params = {field: anything() for field in rng.sample(fields, rng.randint(0, 3))}
    if kind > 0.99:
        params[text()] = anything()
    return request(number, method, params)


def name_of(made: dict[str, Any]) -> str:
    if made["method"] != "tools/call":
        return "a method"
    return made["params"]["name"] if made["params"]["name"] in TOOLS else "an unknown tool"


class Found(NamedTuple):
    faults: Counter[str]
    # The shortest request for each fault.
    shown: dict[str, str]
    kinds: Counter[str]

    def fault(self, key: str, request_line: bytes, said: str = "") -> None:
        self.faults[key] += 1
        example = request_line.decode().rstrip() + (f"\n    …{said}" if said else "")
        if key not in self.shown or len(example) < len(self.shown[key]):
            self.shown[key] = example


def talk(part: int, count: int) -> Found:
    """Talks with a server of its own."""
    rng.seed(f"doors {part}")
    wire = Wire(program)
    found = Found(Counter(), {}, Counter())
    for first in range(1, count + 1, CHUNK):
        sent: dict[int, tuple[str, bytes]] = {}
        lines = []
        for number in range(first, min(first + CHUNK, count + 1)):
            made = message(number)
            sent[number] = (name_of(made), line(made))
            lines.append(sent[number][1])
            if rng.random() < 0.02:
                found.kinds["malformed lines"] += 1
                value = planted().replace("\n", " ")
                wrong = rng.choice(MALFORMED).replace("{}", value).replace("{{", "{").replace("}}", "}")
                lines.append(wrong.encode() + b"\n")
        unanswered = set(sent)
        for printed in wire.ask_all(lines, set(sent)):
            answer = json.loads(printed)
            number = answer.pop("id", None)
            what, asked = sent.get(number, ("a malformed line", b""))
            unanswered.discard(number)
            if number not in sent:
                found.kinds["errors about malformed lines"] += 1
            elif "error" in answer:
                found.kinds["protocol errors"] += 1
            else:
                found.kinds["slips" if answer["result"].get("isError") else "results"] += 1
            # The texts as they are, without what JSON escapes.
            said = json.dumps(answer, ensure_ascii=False).lower()
            for sign in SIGNS:
                if (where := said.find(sign)) >= 0:
                    found.fault(f"{what} repeats {sign}", asked, said[max(0, where - 80) : where + 60])
        for number in unanswered:
            found.fault(f"{sent[number][0]} has no answer", sent[number][1])
    assert wire.tool("diagnose", {"answers": {"symptom": "locked"}})["structuredContent"]["causes"]
    wire.close()
    return found


def long_texts() -> list[str]:
    """The arguments in which a long text keeps the server busy for more than ten seconds."""
    slow = []
    fields = {"start": "service", "diagnose": "error", "explain": "text", "receipt": "receipt", "note": "remarks"}
    for tool, field in fields.items():
        wire = Wire(program)
        long = "é " * 75_000
        wire.send(line(call(1, tool, {field: [long] if field == "remarks" else long})))
        if wire.read(10) is None:
            slow.append(f"{tool}.{field}")
            wire.process.kill()
        else:
            wire.close()
    return slow


def main() -> None:
    faults: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    shown: dict[str, str] = {}
    shares = [COUNT // PARTS + (part < COUNT % PARTS) for part in range(PARTS)]
    with ProcessPoolExecutor(PARTS) as pool:
        for found in pool.map(talk, range(PARTS), shares):
            faults += found.faults
            kinds += found.kinds
            shown |= found.shown
    if slow := long_texts():
        faults["long text"] = len(slow)
        shown["long text"] = f"150,000 characters in {', '.join(slow)} take more than ten seconds"
    figures = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    for key, count in faults.most_common():
        print(f"failed: {key}, {count} times, for example in\n    {shown[key][:3000]}", file=sys.stderr)
    if faults:
        print(f"failed: {sum(faults.values())} faults in {COUNT} random requests ({figures})", file=sys.stderr)
        sys.exit(1)
    ok(f"{COUNT} random requests have an answer each, none repeats personal data, and the server lives ({figures})")


main()
