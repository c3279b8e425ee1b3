# shellcheck shell=bash
# The common part of the scripts of this folder, which read it with `.`.
#
# OTP_TRIAGE is the program, otp-triage without it. RULES names a rulebook that is laid over the built-in one, and
# ONLY_RULES one that stands in its place. One of them has to be given.

# shellcheck disable=SC2034
program=${OTP_TRIAGE:-otp-triage}
# Settings of the machine would change what is checked.
unset OTP_TRIAGE_FOR OTP_TRIAGE_RULES

book=()
[[ -z ${ONLY_RULES:-} ]] || book+=("--only-rules=$ONLY_RULES")
[[ -z ${RULES:-} ]] || book+=("--rules=$RULES")
if ((${#book[@]} == 0)); then
  echo "RULES or ONLY_RULES has to name the rulebook" >&2
  exit 2
fi

# Writes what a command prints into a file, and removes the file if there is no result. The exit code is the command's.
into() {
  local file=$1 code=0
  shift
  mkdir -p "$(dirname "$file")"
  "$@" >"$file" || code=$?
  # 0 and 1 are results; after anything else the file is empty, or ends too early.
  ((code <= 1)) || rm -f "$file"
  return "$code"
}
