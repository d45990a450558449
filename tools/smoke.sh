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
obconf schema config >/dev/null
obconf validate --report sarif=obconf.sarif --report junit=obconf.xml examples/multi-node/openbayes.yaml
test -s obconf.sarif
test -s obconf.xml
obconf rules >/dev/null
obconf explain OB201 >/dev/null
obconf explain OB201 --lang zh >/dev/null
obconf doctor
obconf catalog show >/dev/null
obconf completion bash >/dev/null
mkdir new
(cd new && obconf init && obconf validate)
python -c 'from openbayes_config import fix, lint, normalize, render; assert not lint("").context.verdicts["task"].accepted'
# The language server answers, and ends as the protocol says; without its leave being taken it ends with 1.
python - <<'END' | obconf-lsp
for message in (
    '{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}',
    '{"jsonrpc": "2.0", "id": 2, "method": "shutdown"}',
    '{"jsonrpc": "2.0", "method": "exit"}',
):
    print(f"Content-Length: {len(message)}\r\n\r\n{message}", end="")
END
! obconf lsp </dev/null
obconf render --explain examples/multi-node/openbayes.yaml
obconf render --mode hypertuning --trials 2 examples/tuning-grid/openbayes.yaml
obconf diff examples/shorthand/openbayes.yaml examples/shorthand/openbayes.yaml
(cd examples/multi-node && obconf run task --dry-run)
