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
      const serve = (...ports) => Promise.all(ports.map((port) => fetch(`http://127.0.0.1:${port}/`)));
      Promise.any([serve(4030), serve(4010, 4020)]).then(() => process.exit(0), () => process.exit(1));'
    ;;
  *)
    echo "There is sandbox and mock, and no $name." >&2
    exit 2
    ;;
esac
