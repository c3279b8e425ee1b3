#!/usr/bin/env bash
# Makes the corpus of a target, in corpus/TARGET: its seeds, and what the tests of the program have for it.
#
#     fuzz/corpus.sh yaml
set -euo pipefail
cd "$(dirname "$0")"
target=$1
corpus=corpus/$target
mkdir -p "$corpus"
if [ -d "seeds/$target" ]; then
  cp seeds/"$target"/* "$corpus"
fi

# Writes the lines of a file twice: the first byte chooses the built-in rulebook or the small one, and an end user.
for_both() {
  local name=$1 lines=$2
  { printf '@'; cat "$lines"; } >"$corpus/built-in-$name"
  { printf 'A'; cat "$lines"; } >"$corpus/small-$name"
}

case $target in
  yaml) cp ../tests/books/*.yaml ../tests/checks/*.yaml ../tests/schema/every-field.yaml ../rules/*.yaml "$corpus" ;;
  dialogue)
    # The lines that the transcripts type.
    lines=$(mktemp)
    for file in ../tests/cmd/ask-*.toml; do
      sed -n '/^stdin = /,/^"""$/p' "$file" | sed '1s/^stdin = //; s/"""//g' >"$lines"
      for_both "$(basename "$file" .toml)" "$lines"
    done
    rm "$lines"
    ;;
  masking) sed -E 's/^ *- //' ../tests/masking.yaml | split --lines=8 - "$corpus/masking-" ;;
esac
