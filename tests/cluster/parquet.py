#!/usr/bin/env python3
"""Keeps tickets in Parquet with DuckDB, hands them to `otp-triage batch`, and asks about its results.

    tests/cluster/parquet.py write tickets.jsonl tickets.parquet
    tests/cluster/parquet.py tickets tickets.parquet | otp-triage batch > results.jsonl
    tests/cluster/parquet.py counts results.jsonl tickets.parquet
"""

import argparse

import duckdb

# Columns are named because DuckDB otherwise guesses them from the first lines, and misses a field that only later ones
# have. A map keeps the order of the answers, and is written as an object.
WRITE = """
    COPY (
        FROM read_json($source, format = 'newline_delimited', columns = {
            id: 'VARCHAR', answers: 'MAP(VARCHAR, VARCHAR)', tried: 'VARCHAR[]', role: 'VARCHAR'
        })
    ) TO $target (FORMAT parquet)
"""

TICKETS = "COPY (FROM read_parquet($source)) TO '/dev/stdout' (FORMAT json)"

COUNTS = """
    SELECT count(*), causes[1].id AS cause
    FROM read_json($results, format = 'newline_delimited', columns = {id: 'VARCHAR', causes: 'STRUCT(id VARCHAR)[]'})
    JOIN read_parquet($tickets) USING (id)
    GROUP BY cause
    ORDER BY cause
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("write").add_argument("files", nargs=2)
    commands.add_parser("tickets").add_argument("files", nargs=1)
    commands.add_parser("counts").add_argument("files", nargs=2)
    options = parser.parse_args()
    match options.command, options.files:
        case "write", [source, target]:
            duckdb.execute(WRITE, {"source": source, "target": target})
        case "tickets", [source]:
            duckdb.execute(TICKETS, {"source": source})
        case "counts", [results, tickets]:
            for count, cause in duckdb.execute(COUNTS, {"results": results, "tickets": tickets}).fetchall():
                print(count, cause)


main()
