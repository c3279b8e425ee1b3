"""The client of the Python SDK: all tools, resources and the prompt, slips, and a case from end to end."""

import json
import subprocess
import sys
from collections.abc import Awaitable
from typing import Any

import anyio
from mcp import Client, ClientSession, MCPError, StdioServerParameters, stdio_client
from mcp.types import CallToolResult, TextContent

from wire import Wire, ok

program = sys.argv[1]
NAMES = ["start", "diagnose", "explain", "receipt", "note", "rules_check"]
SERVER = StdioServerParameters(command=program, args=["mcp"])
VERSION = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.split()[-1]
# The provider's callback for a message to a country that is switched off, after its answer 200 to the request.
RECEIPT = {"MessageSid": "SM" + "0" * 32, "MessageStatus": "failed", "ErrorCode": "21408"}
KNOWN = {"symptom": "nothing-arrives", "channel": "sms"}


def text_of(result: CallToolResult) -> str:
    [content] = result.content
    assert isinstance(content, TextContent)
    return content.text


async def refused(asked: Awaitable[Any]) -> MCPError:
    try:
        await asked
    except MCPError as error:
        return error
    raise AssertionError("no protocol error")


async def everything(session: ClientSession) -> None:
    tools = (await session.list_tools()).tools
    assert [tool.name for tool in tools] == NAMES, tools
    assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools)
    whole = [tool.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in tools]
    listed = json.dumps(whole, separators=(",", ":"))
    assert len(listed) < 6000, len(listed)
    assert len(listed) / 4 <= 1500, len(listed)
    ok(f"the list of the six tools has {len(listed)} characters, about {len(listed) // 4} tokens")

    async def use(name: str, **given: Any) -> Any:
        result = await session.call_tool(name, given)
        assert not result.is_error and text_of(result), (name, given, result)
        return result.structured_content

    started = await use("start", **{"for": "user"})
    assert started["for"] == "user" and started["next"]["ask"]["id"] == "symptom"
    assert started["opening"][0]["id"] == "symptom"
    locked = await use("diagnose", answers={"symptom": "locked"}, tried={"find-signal": "failed"})
    assert locked["answers"] == {"symptom": "locked"} and locked["causes"][0]["id"] == "too-many-wrong"
    assert len(locked["fixes"]) <= 5 and locked["tried"] == {"find-signal": "failed"}
    assert (await use("diagnose", error="Twilio 21408", **{"for": "developer"}))["causes"][0]["id"] == "destination-disabled"
    assert (await use("explain", text="21408", provider="twilio"))["codes"][0]["means"] == "country-off"
    assert (await use("receipt", receipt=RECEIPT))["for"] == "developer"
    assert (await use("receipt", receipt=json.dumps(RECEIPT)))["causes"][0]["id"] == "destination-disabled"
    note = await session.call_tool("note", {"answers": KNOWN, "remarks": ["My code was 482913, call +14803605516"]})
    assert "call" in text_of(note) and "482913" not in str(note) and "4803605516" not in str(note), note
    checked = await use("rules_check", yaml="format: 1\ntitle: Small\nquestion: []\n")
    assert any("question" in json.dumps(finding) for finding in checked["findings"]), checked
    ok("each of the six tools gives what it says")

    listed_resources = (await session.list_resources()).resources
    uris = [str(resource.uri) for resource in listed_resources]
    assert uris == [f"otp-triage://{name}" for name in ("questions", "codes", "findings")], uris
    read = {}
    for resource in listed_resources:
        [contents] = (await session.read_resource(resource.uri)).contents
        read[resource.name] = json.loads(contents.text)
    catalog = json.loads(subprocess.run([program, "catalog"], check=True, capture_output=True).stdout)
    assert read["questions"] == catalog
    assert any(codes["id"] == "twilio" and codes["codes"] > 0 for codes in read["codes"])
    assert all({"code", "severity", "explain"} <= set(finding) for finding in read["findings"])
    await refused(session.read_resource("otp-triage://nothing"))
    [prompt] = (await session.list_prompts()).prompts
    [message] = (await session.get_prompt(prompt.name)).messages
    assert prompt.name == "triage" and "Never ask for a code" in message.content.text
    await refused(session.get_prompt("482913"))
    ok("three resources and a prompt are read")

    slips = (
        ("diagnose", {"answers": {"symptm": "locked"}}, "symptom"),
        ("diagnose", {"answers": {"symptom": "purple"}}, "locked"),
        ("diagnose", {"answers": {"symptom": "482913"}}, "never give one"),
        ("diagnose", {"tried": {"dance": "failed"}}, "fix"),
        ("diagnose", {"answer": {}}, "answers"),
        ("diagnose", {"for": "nobody"}, "developer"),
        ("start", {"service": "482913"}, "never give one"),
        ("explain", {}, "text"),
        ("explain", {"text": "no-such-code-here"}, "otp-triage://codes"),
        ("receipt", {}, "receipt"),
        ("rules_check", {}, "yaml"),
    )
    for name, given, way_out in slips:
        result = await session.call_tool(name, given)
        assert result.is_error and way_out in text_of(result) and "482913" not in str(result), (name, given, result)
    unknown = await refused(session.call_tool("diagnos", {}))
    assert unknown.error.code == -32602 and all(name in unknown.error.message for name in NAMES), unknown
    ok(f"{len(slips)} slips are results with a way out, and an unknown tool is an error of the protocol")

    await walk(session)


async def walk(session: ClientSession) -> None:
    """The send call returned 200, and nobody got the code."""

    async def use(name: str, **given: Any) -> CallToolResult:
        result = await session.call_tool(name, given)
        assert not result.is_error, (name, given, result)
        return result

    started = (await use("start", **{"for": "developer"})).structured_content
    assert started["next"]["ask"]["id"] in KNOWN
    before = (await use("diagnose", answers=KNOWN, **{"for": "developer"})).structured_content
    assert before["causes"][0]["id"] != "destination-disabled"
    result = await use("receipt", receipt=RECEIPT, answers=KNOWN)
    found, text = result.structured_content, text_of(result)
    assert found["for"] == "developer" and found["answers"]["receipt"] == "country-off"
    assert found["causes"][0]["id"] == "destination-disabled" and found["causes"][0]["likelihood"] == "most likely"
    assert found["fixes"][0]["id"] == "enable-destination" and found["fixes"][0]["by"] == "admin"
    for said in ("Sending to that country is switched off", "Switch the country on", "the administrator"):
        assert said in text, (said, text)
    worked = {"enable-destination": "worked"}
    tried = (await use("receipt", receipt=RECEIPT, answers=KNOWN, tried=worked)).structured_content
    assert tried["outcome"] == "solved" and tried["solved_by"] == "enable-destination", tried["outcome"]
    note = text_of(await use("note", answers=found["answers"], tried=worked, **{"for": "developer"}))
    assert "Switch the country on" in note, note

    explained = (await use("explain", text=json.dumps(RECEIPT))).structured_content
    readers = {reader["for"]: reader for reader in explained["readers"]}
    assert readers["admin"]["causes"][0]["id"] == "destination-disabled"
    assert readers["admin"]["fixes"][0]["id"] == "enable-destination"
    assert [fix["id"] for fix in readers["agent"]["fixes"]] == ["pass-error-on"]
    # An end user can switch nothing on, and is told whom to turn to.
    assert not readers["user"]["fixes"] and readers["user"]["escalation"][0]["id"] == "service-support", readers["user"]
    by_code = text_of(await use("explain", text="21408", provider="twilio"))
    assert "Texts to that country are not switched on." in by_code, by_code
    ok("a message that returned 200 and failed: the switched-off country, and the administrator who switches it on")


async def main() -> None:
    async with stdio_client(SERVER) as (read, write), ClientSession(read, write) as session:
        hello = await session.initialize()
        assert (hello.server_info.name, hello.server_info.version) == ("otp-triage", VERSION), hello
        assert hello.instructions and "Never ask for a code" in hello.instructions
        await everything(session)
        asked = {"for": "agent", "answers": KNOWN, "full": True}
        by_session = (await session.call_tool("diagnose", asked)).model_dump(mode="json", by_alias=True, exclude_none=True)
    async with Client(SERVER) as client:
        assert client.server_info.name == "otp-triage"
        by_client = (await client.call_tool("diagnose", asked)).model_dump(mode="json", by_alias=True, exclude_none=True)
        newest = client.protocol_version
    said = {hello.protocol_version: by_session, newest: by_client}
    for version in ("2024-11-05", "2025-06-18"):
        wire = Wire(program, version)
        assert wire.hello["protocolVersion"] == version
        said[version] = wire.tool("diagnose", asked)
        wire.close()
    whole = [{key: answer[key] for key in ("content", "structuredContent")} for answer in said.values()]
    assert all(answer == whole[0] for answer in whole), said
    ok(f"`diagnose` answers the same by the protocol of {', '.join(sorted(said))}")


anyio.run(main)
