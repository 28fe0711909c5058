#!/usr/bin/env bash
# Brings up a private PostgreSQL server on the loopback, runs the command with DATABASE_URL set, takes it down again.
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || { echo 'no PostgreSQL server binaries: install the package postgresql' >&2; exit 1; }
port=${PGTEST_PORT:-5599}
data=$(mktemp -d)
as_owner=()
# The server refuses to run as root.
if [ "$(id -u)" = 0 ]; then
  chown postgres "$data"
  as_owner=(runuser -u postgres --)
fi
cleanup() {
  "${as_owner[@]}" "$bin/pg_ctl" -D "$data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$data"
}
trap cleanup EXIT
cd /tmp
"${as_owner[@]}" "$bin/initdb" -D "$data" -U postgres -A trust --locale=C -E UTF8 >/dev/null
"${as_owner[@]}" "$bin/pg_ctl" -D "$data" -w -l "$data/log" \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$data -c max_connections=200 -c shared_buffers=${PGTEST_BUFFERS:-256MB}" start >/dev/null
cd - >/dev/null
DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres" "$@"
