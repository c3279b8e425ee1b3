#!/usr/bin/env bash
# Runs the worked cases of a rulebook: JUnit in a file, and in the log the cases that fail.
#
#     RULES=my-rules/ JUNIT_FILE=otp-triage.xml scripts/action/test.sh
#
# RULES, ONLY_RULES and OTP_TRIAGE: see book.sh. JUNIT_FILE, if set, is the file. The exit code is that of
# `otp-triage rules test`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=book.sh
. "$here/book.sh"

test=("$program" rules test "${book[@]}" --quiet)
if [[ -n ${JUNIT_FILE:-} ]]; then
  code=0
  into "$JUNIT_FILE" "${test[@]}" --format junit || code=$?
  # If they cannot be run, the reason stands in the log by now.
  ((code != 0)) || echo "all cases pass"
  ((code == 1)) || exit "$code"
fi
exec "${test[@]}"
