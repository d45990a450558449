#!/bin/sh
# What obconf does, on the files under examples/. Run by `make demo`; writes only to a temporary folder.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R examples/. "$work"
cd "$work"

# Shows a command, runs it and says with which status it ended; a wrong status ends the demo.
show() {
  wanted=$1
  shift
  printf '\n$ %s\n' "$*"
  status=0
  "$@" || status=$?
  if [ "$status" -ne "$wanted" ]; then
    printf 'demo: ended with %s, expected %s\n' "$status" "$wanted" >&2
    exit 1
  fi
}

printf '# The first example of the documentation. The official client refuses it and does not say why.\n'
show 1 obconf validate minimal/openbayes.yaml
show 0 obconf fix --diff minimal/openbayes.yaml
show 0 obconf fix minimal/openbayes.yaml
show 0 obconf validate minimal/openbayes.yaml
printf '\n# A file from 2020: the client would start the job without its data.\n'
show 1 obconf validate --format concise legacy/openbayes.yaml
show 0 obconf fix legacy/openbayes.yaml
printf '\n# The short form of bindings, and the form that the template has.\n'
show 0 obconf normalize --to data_bindings shorthand/openbayes.yaml
printf '\n# What will run.\n'
show 0 obconf render --fixed parameters/openbayes.yaml
show 0 obconf render --fixed --params-json parameters/openbayes.yaml
