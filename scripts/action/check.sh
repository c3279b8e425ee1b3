#!/usr/bin/env bash
# Checks a rulebook: the findings as SARIF in a file, and a line for each in the log.
#
#     RULES=my-rules/ SARIF_FILE=otp-triage.sarif scripts/action/check.sh
#
# RULES, ONLY_RULES and OTP_TRIAGE: see book.sh. SARIF_FILE, if set, is the file. With DENY_WARNINGS=false a warning is
# no failure. The exit code is that of `otp-triage rules check`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=book.sh
. "$here/book.sh"

check=("$program" rules check "${book[@]}" --quiet)
case ${DENY_WARNINGS:-true} in
  true) check+=(--deny warnings) ;;
  false) ;;
  *)
    echo "DENY_WARNINGS is true or false" >&2
    exit 2
    ;;
esac

code=0
if [[ -n ${SARIF_FILE:-} ]]; then
  into "$SARIF_FILE" "${check[@]}" --format sarif || code=$?
  # The reason stands in the log by now.
  ((code <= 1)) || exit "$code"
fi
# On GitHub each of these lines becomes a remark beside the line that it names.
[[ ${GITHUB_ACTIONS:-} != true ]] || echo "::add-matcher::$here/problem-matcher.json"
code=0
"${check[@]}" --format short || code=$?
[[ ${GITHUB_ACTIONS:-} != true ]] || echo "::remove-matcher owner=otp-triage::"
((code)) || echo "no finding that counts"
exit "$code"
