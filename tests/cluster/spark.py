#!/usr/bin/env python3
"""Pipes tickets through the program on a Spark cluster of two executors, each a process of its own.

    tests/cluster/spark.py PROGRAM SOUND BROKEN RESULTS

SOUND and BROKEN are files of tickets, the second with lines that are none. RESULTS is a folder for the parts of each
run, of which two lose a process on the way.
"""

import argparse
import os
import signal
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from py4j.protocol import Py4JJavaError
from pyspark import RDD, SparkConf, SparkContext

PARTS = 16


def cluster() -> SparkContext:
    conf = SparkConf().setAppName("otp-triage").setMaster("local-cluster[2,1,1024]")
    conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1")
    conf.set("spark.ui.enabled", "false").set("spark.ui.showConsoleProgress", "false")
    # A carriage return would end a line for Spark, and is white space in JSON.
    conf.set("spark.hadoop.textinputformat.record.delimiter", "\n")
    return SparkContext(conf=conf)


def results(context: SparkContext, program: str, tickets: Path, *flags: str) -> RDD[str]:
    # The code is checked because `pipe` otherwise takes what a failed process wrote for the whole part.
    command = " ".join([program, "batch", "--lines", *flags])
    return context.textFile(tickets.as_uri(), PARTS).pipe(command, checkCode=True)


def process(name: str) -> int | None:
    """A process below this one whose command has the name in it."""
    listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid=,args="], check=True, capture_output=True, text=True)
    rows = [line.split(None, 2) for line in listed.stdout.splitlines()]
    below = {str(os.getpid())}
    while more := {pid for pid, parent, _ in rows if parent in below} - below:
        below |= more
    return next((int(pid) for pid, _, command in rows if pid in below and name in command), None)


def save_despite_kill(context: SparkContext, name: str, save: Callable[[], None]) -> None:
    """Kills a process of the name as soon as some parts are done and others are under way."""
    tracker = context.statusTracker()
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(save)
        stage, pid = None, None
        while not pid:
            time.sleep(0.02)
            assert not job.done(), f"the run ended before `{name}` was killed"
            found = [tracker.getStageInfo(active) for active in tracker.getActiveStageIds()]
            stage = next((info for info in found if info and info.numCompletedTasks and info.numActiveTasks), None)
            pid = process(name) if stage else None
        os.kill(pid, signal.SIGKILL)
        job.result()
    ended = tracker.getStageInfo(stage.stageId)
    assert ended.numFailedTasks, f"no part failed with `{name}`"
    print(
        f"seen: a process `{name}` killed with {stage.numCompletedTasks} of {stage.numTasks} parts done, "
        f"{ended.numFailedTasks} failed and computed again"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for path in ("program", "sound", "broken", "results"):
        parser.add_argument(path, type=lambda text: Path(text).resolve())
    options = parser.parse_args()
    with cluster() as context:
        # Every executor gets a copy in its working folder.
        context.addFile(str(options.program))
        program = f"./{options.program.name}"

        def save(name: str, tickets: Path) -> None:
            saved = options.results / name
            results(context, program, tickets, "--exit-zero").saveAsTextFile(saved.as_uri())

        save("sound", options.sound)
        save("broken", options.broken)
        try:
            results(context, program, options.broken).count()
        except Py4JJavaError as error:
            assert "exited with error code 4" in str(error), error
            print("seen: without --exit-zero, exit code 4 of the program made the job fail")
        else:
            raise AssertionError("a job with broken lines succeeded without --exit-zero")
        save_despite_kill(context, f"{program} batch", lambda: save("program-killed", options.sound))
        save_despite_kill(context, "CoarseGrainedExecutorBackend", lambda: save("executor-killed", options.sound))


main()
