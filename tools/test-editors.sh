#!/usr/bin/env bash
# Tries obconf in real editors: `tools/test-editors.sh [PART [OPTION...]]`. PART is `vscode` (a real VS Code workbench,
# options of vscode-extension/e2e/main.ts), `others` (Neovim and more, options of pytest) or `all`. Installs what it needs:
# Debian's packages when it may, then npm packages into .cache/editors. Ends with 0 when every part passed.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
cache=$root/.cache/editors

say() { printf '%s\n' "$*" >&2; }
give_up() { say "test-editors: $*"; exit 2; }

# need COMMAND PACKAGE...: have the command, from Debian's packages where that is allowed.
need() {
  local command=$1
  shift
  if command -v "$command" >/dev/null 2>&1; then return; fi
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    give_up "'$command' is missing. On Debian: apt-get install --no-install-recommends $*"
  fi
  say "installing $*"
  apt-get update -qq >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    give_up "$* could not be installed"
}

install_workbench() {
  local home=$cache/vscode stamp=$cache/vscode/.installed
  if [ "$(cat "$stamp" 2>/dev/null)" = "$(sha256sum <vscode-extension/e2e/package-lock.json)" ]; then return; fi
  say 'installing the VS Code workbench from npm (about a minute)'
  rm -rf "$home"
  mkdir -p "$home"
  cp vscode-extension/e2e/package.json vscode-extension/e2e/package-lock.json "$home"
  (
    cd "$home"
    quiet npm ci --ignore-scripts
    # VS Code needs Node 24, which may be newer than the one of this machine, and its headers to build two modules.
    local node
    node=$(echo "$home"/node_modules/node-linux-*)
    export PATH=$node/bin:$PATH npm_config_nodedir=$node
    cd node_modules/code-server/lib/vscode
    # Its lock file does not hold every optional package, which `npm ci` would refuse.
    quiet npm install --omit=dev --ignore-scripts
    (cd extensions && quiet npm install --omit=dev --ignore-scripts)
    quiet npm rebuild @vscode/spdlog @vscode/native-watchdog
  )
  sha256sum <vscode-extension/e2e/package-lock.json >"$stamp"
}

# quiet COMMAND...: show what it printed only when it failed.
quiet() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    give_up "'$*' failed"
  fi
  rm -f "$log"
}

build_vsix() {
  python3 -m pip --version >/dev/null 2>&1 || need pip3 python3-pip
  say 'building the extension'
  (cd vscode-extension && quiet npm ci && quiet npm run package)
}

run_vscode() {
  need npm npm
  need python3 python3
  need make build-essential
  need g++ build-essential
  need unshare util-linux
  need ip iproute2
  need chromium chromium
  have_fonts
  install_workbench
  [[ " $* " == *" --vsix"* ]] || build_vsix
  "$cache"/vscode/node_modules/node-linux-*/bin/node vscode-extension/e2e/main.ts "$@"
}

# Chinese characters are empty boxes without a font that has them.
have_fonts() {
  local chinese
  chinese=$(fc-list :lang=zh-cn 2>/dev/null || true)
  [ -n "$chinese" ] || need a-chinese-font fonts-noto-cjk fonts-dejavu-core
}

run_others() {
  need nvim neovim
  need emacs emacs-nox elpa-eglot elpa-yaml-mode
  need vim vim
  [ -n "$(find /usr/share/vim* -maxdepth 6 -type d -name ale 2>/dev/null)" ] || need ale vim-ale
  python3 -c 'import ensurepip' 2>/dev/null || need ensurepip python3-venv
  make --silent .venv/.ready
  .venv/bin/python -m pytest tests/editors "$@"
}

export npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false
part=${1:-all}
[ $# = 0 ] || shift
case $part in
  vscode) run_vscode "$@" ;;
  others) run_others "$@" ;;
  all)
    # Each in a shell of its own, which stops at its first mistake.
    status=0
    tools/test-editors.sh vscode || status=$?
    tools/test-editors.sh others || status=$?
    exit "$status"
    ;;
  *) give_up "no part '$part': vscode, others or all" ;;
esac
