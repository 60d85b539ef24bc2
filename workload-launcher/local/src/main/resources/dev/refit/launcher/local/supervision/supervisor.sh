#!/bin/sh
# Runs one execution of a workload and leaves word of how it ended, whatever becomes of the service that asked for it.
# usage: supervisor.sh FOLDER TOKEN COMMAND [ARGUMENT...]
#
# FOLDER is the execution's. What is written there:
#   supervisor  the identity of this process: boot id, pid, start. A hard link, so of two supervisors one goes on.
#   log.N       what the command prints, in segments; the first and the last two are kept.
#   ended       the command itself has ended; what it left behind is in the way of the log's end.
#   outcome     how it ended. A hard link: the first of all who write it wins.
# TOKEN goes into the command's environment, by which its processes are known, however they detach.
folder=$1
token=$2
workload=${folder%/*}

# Out of the service's session and process group: Ctrl-C and the service's death are not ours.
if [ -z "${REFIT_SUPERVISOR:-}" ]; then
    REFIT_SUPERVISOR=detached
    export REFIT_SUPERVISOR
    if command -v setsid >/dev/null 2>&1; then
        exec setsid /bin/sh "$0" "$@"
    elif command -v perl >/dev/null 2>&1; then
        exec perl -e 'use POSIX; POSIX::setsid(); exec @ARGV' /bin/sh "$0" "$@"
    else
        exec nohup /bin/sh "$0" "$@"
    fi
fi
unset REFIT_SUPERVISOR
shift 2

start_of() {
    if read -r stat 2>/dev/null </proc/$1/stat; then
        set -- ${stat##*) }
        echo "${20}"
    else
        date +%s
    fi
}

# Gives a file its final name unless there is one already.
publish() {
    draft=$1.$$.$((drafts += 1)) # a new one each time: what was published is the same file as its draft
    printf '%s\n' "$2" >"$draft" && ln "$draft" "$1" 2>/dev/null
    published=$?
    [ "${1##*/}" = outcome ] && touch -c "$workload" # what the launchers watch
    return $published
}

# Each program that is started costs about a millisecond: all is cleared away at once.
trap 'rm -f "$folder/pipe" "$folder/supervisor.$$".* "$folder/outcome.$$".*' EXIT

boot=unknown
[ -r /proc/sys/kernel/random/boot_id ] && read -r boot </proc/sys/kernel/random/boot_id
publish "$folder/supervisor" "$boot $$ $(start_of $$)" || exit 0
[ -e "$folder/outcome" ] && exit 0

# Who tells the supervisor itself to end is a shutdown: the workload is interrupted, and has not failed.
trap told=yes TERM INT HUP

# dd, because it passes on what comes as it comes, and stops at a bound without reading beyond it.
pump() {
    trap '' TERM INT HUP
    n=0
    while :; do
        said=$(LC_ALL=C dd bs=512 count="$REFIT_LOG_BLOCKS" of="$folder/log.$n" 2>&1)
        said=${said%% records in*}
        said=${said##*[!0-9+]}
        [ $((${said:-0})) -lt "$REFIT_LOG_BLOCKS" ] && break
        n=$((n + 1))
        [ $n -gt 2 ] && rm -f "$folder/log.$((n - 2))"
    done
}

# The command in a session of its own, behind the services in the queue for the processors.
if command -v setsid >/dev/null 2>&1; then
    set -- setsid "$@"
elif command -v perl >/dev/null 2>&1; then
    set -- perl -e 'use POSIX; POSIX::setsid(); exec @ARGV or exit 127' "$@"
fi

[ -d "$folder/work" ] || mkdir -p "$folder/work"
cd "$folder/work" || exit 1
mkfifo "$folder/pipe" || exit 1
pump <"$folder/pipe" &
pump=$!
env -u REFIT_LOG_BLOCKS REFIT_WORKLOAD="$token" nice -n 5 "$@" >"$folder/pipe" 2>&1 </dev/null &
command=$!

while :; do
    wait "$command"
    status=$?
    if [ -n "${told:-}" ]; then
        publish "$folder/outcome" "interrupted its supervisor was told to end"
        kill -TERM "-$command" 2>/dev/null
        told=
    fi
    kill -0 "$command" 2>/dev/null || break
done

: >"$folder/ended"
kill -KILL "-$command" 2>/dev/null
wait "$pump"
[ -n "${told:-}" ] && publish "$folder/outcome" "interrupted its supervisor was told to end"
publish "$folder/outcome" "exited $status"
