# Runs one PostgreSQL for as long as standard input stays open, then ends it and removes its folder.
#
# Standard input is a pipe from deesql. The kernel closes it when deesql ends, however it ends, so
# nothing is left behind even after SIGKILL. Only children of this shell are ever signalled.
#
#   $1    folder of initdb and postgres
#   $2    where temporary folders are made
#   $3    folder of the data if it is kept, or nothing
#   $4    "initialize" if there is no data yet
#   rest  settings of the server, name=value
#
# Standard output: "folder PATH", what initdb complains about, then "ended initdb|server STATUS" and
# the last lines of the server's log.
set -u
binaries=$1 temporary=$2 kept=$3 initialize=$4
shift 4
umask 077
ulimit -c 0
exec 2>&1

signal=TERM child='' stopping='' interrupted=''
stop() {
    stopping=yes interrupted=yes
    [ -z "$child" ] || kill -s "$signal" "$child" 2>/dev/null
}
trap stop TERM INT HUP
# Nobody may be left to read what is said at the end.
trap : PIPE

# Says again every second that it is time to stop: a server that is just being started ignores it.
exec 3<&0 </dev/null
{
    read -r _ <&3
    while :; do
        kill -s TERM $$
        sleep 1
    done
} >/dev/null &
exec 3<&-

# Runs a command until it ends, by itself or by `stop`.
run() {
    [ -z "$stopping" ] || return 1
    child=''
    "$@" &
    child=$!
    # The signal may have come before there was a child to pass it on to.
    [ -z "$stopping" ] || stop
    while :; do
        interrupted=''
        wait "$child"
        status=$?
        [ -n "$interrupted" ] || break
    done
    child=''
    return "$status"
}

initialize() {
    exec "$binaries/initdb" -D "$data" -U admin -A trust -E UTF8 --locale=C --no-instructions \
        $sync >/dev/null
}

serve() {
    exec "$binaries/postgres" -D "$data" -c "unix_socket_directories=\"$folder\"" "$@" \
        >"$folder/log" 2>&1
}

folder=$(mktemp -d "$temporary/deesql-XXXXXX" 2>/dev/null) ||
    folder=$(mktemp -d /tmp/deesql-XXXXXX) ||
    exit 1
echo "folder $folder"

if [ -n "$kept" ]; then
    data=$kept sync=''
else
    data=$folder/data sync=--no-sync
fi
status=0
[ -z "$initialize" ] || run initialize
if [ "$status" != 0 ]; then
    echo "ended initdb $status"
else
    # Kept data is written out. Temporary data is thrown away, so that its server may just drop dead.
    if [ -n "$kept" ]; then signal=INT; else signal=QUIT; fi
    for setting; do
        shift
        set -- "$@" -c "$setting"
    done
    run serve "$@"
    echo "ended server $status"
    tail -n 20 "$folder/log" 2>/dev/null
fi

# All that is left of this process group, which is this shell's own, is the loop above.
trap '' TERM INT HUP
kill -s TERM 0

# A server that was killed could not give back its piece of System V shared memory.
if [ -z "$kept" ] && [ -f "$data/postmaster.pid" ]; then
    # shellcheck disable=SC2046 # two words: its key and its id
    set -- $(sed -n 7p "$data/postmaster.pid")
    [ $# != 2 ] || ipcrm -m "$2" >/dev/null 2>&1
fi
# What was killed may write for a moment longer.
tries=0
until rm -rf "$folder" 2>/dev/null || [ "$tries" = 100 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
