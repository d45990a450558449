#!/bin/sh
# Runs every command once, as installed: sh tools/smoke.sh in a folder with a copy of examples/ and obconf on PATH.
set -eux
obconf --version
obconf --help >/dev/null
python -m openbayes_cli --version
obconf validate examples/multi-node/openbayes.yaml
obconf check --format json examples/multi-node/openbayes.yaml >/dev/null
obconf fix --diff examples/minimal/openbayes.yaml >/dev/null || test $? -eq 1
obconf fix examples/minimal/openbayes.yaml
obconf normalize --to data_bindings examples/shorthand/openbayes.yaml >/dev/null
obconf render examples/multi-node/openbayes.yaml
obconf schema >/dev/null
obconf schema --lang zh >/dev/null
obconf schema report >/dev/null
obconf schema render >/dev/null
