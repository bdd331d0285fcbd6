#!/bin/sh
# sandbox (the default) or mock, with the command's own options after it; health is what Docker asks.
set -eu
app=$(dirname "$0")
name=$1
shift
case $name in
  sandbox) exec node "$app/sandbox/bin/trustline-sandbox.js" --host 0.0.0.0 "$@" ;;
  mock) exec node "$app/mock/bin/trustline-mock.js" --host 0.0.0.0 "$@" ;;
  health)
    exec node -e '
      const ports = [4030, 4010];
      Promise.any(ports.map((port) => fetch(`http://127.0.0.1:${port}/`))).then(() => process.exit(0), () => process.exit(1));'
    ;;
  *)
    echo "There is sandbox and mock, and no $name." >&2
    exit 2
    ;;
esac
