#!/usr/bin/env bash
# Fills the corpora of the fuzzers with the samples, the shapes and the cases.
set -euo pipefail
cd "$(dirname "$0")"
root=../..
for target in check fix; do
  mkdir -p "corpus/$target"
  for standard in "$root"/standards/*/*.yaml "$root"/tests/corpus/*/standards/*/*.yaml; do
    case "$standard" in */unit.yaml) continue ;; esac
    folder=$(dirname "$standard")
    name=$(echo "${standard#"$root"/}" | tr / _)
    {
      cat "$standard"
      printf '\n# 8< ---\n'
      cat "$folder/unit.yaml"
      printf '\n# 8< ---\n'
      cat "$folder/../agency.yaml"
    } >"corpus/$target/$name"
  done
  for case in "$root"/tests/cases/*/*.yaml "$root"/tests/shapes/*.yaml; do
    cp "$case" "corpus/$target/$(echo "${case#"$root"/}" | tr / _)"
  done
done
