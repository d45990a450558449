#!/bin/sh
# What obconf does, on the files under examples/. Run by `make demo`; writes only to a temporary folder.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R examples/. "$work"
cd "$work"

title() {
  printf '\n# %s\n# %s\n' "$1" "$2"
}

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

title 'The first example of the documentation. The official client refuses it and does not say why.' \
  '官方文档的第一个样例。官方客户端拒绝它，却不说原因。'
show 1 obconf validate minimal/openbayes.yaml
show 1 obconf fix --diff minimal/openbayes.yaml
show 0 obconf fix minimal/openbayes.yaml
show 0 obconf validate minimal/openbayes.yaml
title 'An old file: the client would start the job, and bill it, without its data.' \
  '一个旧文件：客户端会照常启动并计费，但不绑定数据。'
show 1 obconf validate --format concise legacy/openbayes.yaml
show 0 obconf fix --unsafe-fixes legacy/openbayes.yaml
title 'The short form of bindings, written in the form that the template has.' '把绑定的简写转换成模板里的写法。'
show 0 obconf normalize --to data_bindings shorthand/openbayes.yaml
title 'What will run.' '真正会运行的命令。'
show 0 obconf render --fixed parameters/openbayes.yaml
show 0 obconf render --fixed --params-json parameters/openbayes.yaml
