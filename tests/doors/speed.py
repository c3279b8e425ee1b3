"""The time of a call over one connection, and of a plain start. Figures only: nothing is asserted about them."""

import os
import statistics
import subprocess
import sys
import time

from wire import Wire, call, fact_sets, line, ok

program = sys.argv[1]
CALLS, STARTS = 2000, 200


def calls() -> None:
    wire = Wire(program)
    times = []
    for number, facts in enumerate(fact_sets(program, "user", CALLS), 1):
        asked = line(call(number, "diagnose", {"for": "user", **facts._asdict()}))
        start = time.perf_counter()
        wire.send(asked)
        wire.read()
        times.append(time.perf_counter() - start)
    wire.close()
    cuts = statistics.quantiles(times, n=100)
    ok(f"{CALLS} calls of diagnose over one connection: p50 {cuts[49] * 1000:.2f} ms, p99 {cuts[98] * 1000:.2f} ms")


def starts() -> None:
    programs = [program]
    if without := os.environ.get("WITHOUT_MCP"):
        programs.append(without)
    times: dict[str, list[float]] = {each: [] for each in programs}
    for _ in range(STARTS):
        for each in programs:
            start = time.perf_counter()
            subprocess.run([each, "diagnose", "-a", "symptom=locked"], check=True, stdout=subprocess.DEVNULL)
            times[each].append(time.perf_counter() - start)
    medians = [statistics.median(times[each]) * 1000 for each in programs]
    if len(medians) == 1:
        ok(f"{STARTS} starts of diagnose: median {medians[0]:.2f} ms; WITHOUT_MCP names no other program")
    else:
        ok(
            f"{STARTS} starts of diagnose: median {medians[0]:.2f} ms with the server and {medians[1]:.2f} ms without it,"
            f" ratio {medians[0] / medians[1]:.3f}"
        )


calls()
starts()
