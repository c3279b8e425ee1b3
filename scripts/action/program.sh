#!/usr/bin/env bash
# Prints the path of the program: the one on the PATH, or one that is built from this repository with cargo.
#
#     OTP_TRIAGE=$(scripts/action/program.sh)
#
# PROGRAM_FOLDER is the folder to install it in, target/installed without it.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
if ! command -v otp-triage; then
  folder=${PROGRAM_FOLDER:-$root/target/installed}
  cargo install --quiet --locked --path "$root" --root "$folder" >&2
  echo "$folder/bin/otp-triage"
fi
