#!/usr/bin/env bash
# Compares a rulebook with the one of another commit, as Markdown: which cases come out otherwise, which entries differ.
#
#     BASE=origin/main RULES=my-rules/ scripts/action/diff.sh >diff.md
#
# RULES, ONLY_RULES and OTP_TRIAGE: see book.sh; the paths are relative, below the current folder. BASE is the commit,
# or a name of it; one that is not there is fetched from `origin`. DIFF_FILE, if set, is the file for the Markdown. The
# exit code is 0 whether or not something differs, 2 for a path elsewhere, and 4 if there is no such commit.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source-path=SCRIPTDIR source=book.sh
. "$here/book.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
base=${BASE:-}
if [[ -z $base || $base == -* ]]; then
  echo "BASE has to name a commit" >&2
  exit 2
fi

for path in "${ONLY_RULES:-}" "${RULES:-}"; do
  if [[ /$path/ == //* || /$path/ == */../* ]] && [[ -n $path ]]; then
    echo "$path does not lie below the current folder" >&2
    exit 2
  fi
done

commit() { git rev-parse --verify --quiet --end-of-options "$1^{commit}"; }

if ! old=$(commit "$base"); then
  git fetch --quiet --depth=1 origin "$base" || { echo "there is no commit $base" >&2 && exit 4; }
  old=$(commit FETCH_HEAD)
fi

# Prints a text, or as much of it as fits into a comment, so that nothing in it is taken for Markdown.
fenced() {
  awk '
    { lines[NR] = $0; if ($0 != "") last = NR; size += length($0) + 1 }
    size > 25000 { lines[NR] = "..."; last = NR; exit }
    {
      rest = $0
      while (match(rest, /`+/)) {
        if (RLENGTH > longest) longest = RLENGTH
        rest = substr(rest, RSTART + RLENGTH)
      }
    }
    END {
      fence = "```"
      while (length(fence) <= longest) fence = fence "`"
      print fence "text"
      for (i = 1; i <= last; i++) print lines[i]
      print fence
    }' "$1"
}

# A text that is shown by a click.
folded() {
  printf '\n<details><summary>%s</summary>\n\n' "$1"
  fenced "$2"
  printf '\n</details>\n'
}

# One side of the comparison, `before` or `after`: with two rulebooks, the one with the other laid over it.
side() {
  local folder=$1
  if [[ -z ${ONLY_RULES:-} || -z ${RULES:-} ]]; then
    echo "$folder/${ONLY_RULES:-$RULES}"
  else
    (cd "$folder" && "$program" rules export "${book[@]}") >"$folder.yaml" && echo "$folder.yaml"
  fi
}

# Compares into `text`; the exit code is that of `otp-triage rules diff`.
compare() {
  local before after overlays=()
  [[ -n ${ONLY_RULES:-} ]] || overlays=(--overlays)
  before=$(side before) && after=$(side after) || return 3
  "$program" rules diff "${overlays[@]}" "$before" "$after" --color never --quiet >text
}

markdown() {
  echo "### What this change of the rulebook does"
  echo
  local path there=()
  for path in ${ONLY_RULES:+"$ONLY_RULES"} ${RULES:+"$RULES"}; do
    if git cat-file -e "$old:./$path" 2>/dev/null; then there+=("$path"); fi
  done
  if ((${#there[@]} == 0)); then
    echo "The rulebook is new."
    return
  fi
  mkdir "$work/before"
  git archive "$old" -- "${there[@]}" | tar -x -C "$work/before"
  # Names that are short and the same everywhere.
  ln -s "$PWD" "$work/after"
  cd "$work"
  local code=0
  compare 2>messages || code=$?
  if ((code > 1)); then
    cat messages >&2
    echo "One of the two versions cannot be used."
    folded Why messages
    return
  fi
  awk '/^[^ ]/ { part = NR == 1 ? "people" : "entries" } { print >part }' text
  fenced people
  if ((code)); then folded "Entry by entry" entries; else printf '\nNo entry differs.\n'; fi
}

if [[ -n ${DIFF_FILE:-} ]]; then
  mkdir -p "$(dirname "$DIFF_FILE")"
  markdown >"$DIFF_FILE"
else
  markdown
fi
