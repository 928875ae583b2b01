# What a daemon of Open vSwitch does by forking (ovs daemon-unix(3)), for bin/ovn-controller, which sources this file and
# has the function run_daemon. Sourcing it runs nothing.

# The line by which the daemon says that it serves its control socket. Keep in step with cli.Main.
serving='ovn-controller: serving'

# Sets detach, monitor, chdir, user and log from the command line; everything else in it is the daemon's to read.
read_arguments() {
    detach='' monitor='' chdir=yes user='' log='' awaits_value=''
    for argument; do
        case $awaits_value in
            user) user=$argument ;;
        esac
        if [ -n "$awaits_value" ]; then
            awaits_value=
            continue
        fi
        case $argument in
            --) return ;;
            --detach) detach=yes ;;
            --monitor) monitor=yes ;;
            --no-chdir) chdir= ;;
            --user=*) user=${argument#*=} ;;
            --user) awaits_value=user ;;
            --log-file=*) log=${argument#*=} ;;
            --log-file) log=ovn-controller.log ;;
            -n | -u | -p | -c | -C | --chassis | --unixctl | --private-key | --certificate | --ca-cert) awaits_value=other ;;
        esac
    done
}

# Starts the program again as the leader of a session, and ends this process: with 0 once the daemon serves, else
# with 1 after it has said why it does not.
detach() {
    # The daemon's errors come by the pipe, which closes when it ends. Nothing of the caller's is kept open.
    { OVN_CONTROLLER_STAGE=detached setsid "$@" & } 2>&1 >/dev/null </dev/null | await_serving || exit 1
    exit 0
}

await_serving() {
    said=
    while IFS= read -r line || [ -n "$line" ]; do
        [ "$line" != "$serving" ] || return 0
        said=yes
        printf '%s\n' "$line" >&2
    done
    [ -n "$said" ] || echo "ovn-controller: could not detach from foreground session" >&2
    return 1
}

# Runs the daemon as a child and starts another when it crashed, at most one in ten seconds.
monitor() {
    crashes=0
    last_restart=0
    while :; do
        (run_daemon "$@") &
        daemon=$!
        # Only the daemon itself keeps its caller waiting.
        [ -z "$detach" ] || exec </dev/null >/dev/null 2>&1
        trap 'kill "$daemon"; exit 0' INT
        status=0
        wait "$daemon" || status=$?
        end=$(describe_status "$status")
        if ! crashed "$status"; then
            monitor_log INFO "pid $daemon died, $end, exiting"
            exit 0
        fi
        crashes=$((crashes + 1))
        end="$crashes crashes: pid $daemon died, $end"
        stage=
        throttle
        monitor_log ERR "$end, restarting"
    done
}

throttle() {
    wait_s=$((last_restart + 10 - $(date +%s)))
    if [ "$wait_s" -gt 0 ]; then
        monitor_log WARN "$end, waiting until 10 seconds since last restart"
        sleep "$wait_s"
    fi
    last_restart=$(date +%s)
}

# The signals that OVS takes for a crash; and status 3, with which a JVM ends that is out of memory.
crashed() {
    case $1 in
        3 | 132 | 134 | 135 | 136 | 139 | 141 | 142 | 152 | 153) return 0 ;;
        *) return 1 ;;
    esac
}

describe_status() {
    case $1 in
        129) echo 'killed (Hangup)' ;;
        130) echo 'killed (Interrupt)' ;;
        132) echo 'killed (Illegal instruction)' ;;
        134) echo 'killed (Aborted)' ;;
        135) echo 'killed (Bus error)' ;;
        136) echo 'killed (Floating point exception)' ;;
        137) echo 'killed (Killed)' ;;
        139) echo 'killed (Segmentation fault)' ;;
        141) echo 'killed (Broken pipe)' ;;
        142) echo 'killed (Alarm clock)' ;;
        143) echo 'killed (Terminated)' ;;
        152) echo 'killed (CPU time limit exceeded)' ;;
        153) echo 'killed (File size limit exceeded)' ;;
        *) echo "exit status $1" ;;
    esac
}

# monitor_log LEVEL MESSAGE: a line of the monitor's in the daemon's log, where there is one, and on standard error.
monitor_log() {
    serial=$((${serial:-0} + 1))
    line=$(printf '|%05d|daemon_unix(monitor)|%s|%s' "$serial" "$1" "$2")
    case $log in
        '') ;;
        /*) log_to "$log" ;;
        *) log_to "${OVS_LOGDIR:-/var/log/openvswitch}/$log" ;;
    esac
    printf '%s%s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$line" >&2
}

# A log that cannot be written is no reason not to start the daemon again.
log_to() {
    printf '%s%s\n' "$(date -u +%Y-%m-%dT%H:%M:%S.%3NZ)" "$line" >>"$1" || true
}

# as_user USER[:GROUP] COMMAND...: becomes the command, run by that user with the capabilities that it needs to watch
# and change the network.
as_user() {
    [ "$(id -u)" -eq 0 ] || die "only root can use --user option"
    account=${1%%:*}
    group=${1#"$account"}
    group=${group#:}
    id -u "$account" >/dev/null 2>&1 || die "Invalid --user option $1 (no such user $account), aborting."
    [ -n "$group" ] || group=$(id -g "$account")
    shift
    exec setpriv --reuid "$account" --regid "$group" --init-groups --bounding-set "-all,$capabilities" \
        --inh-caps "-all,$capabilities" --ambient-caps "-all,$capabilities" "$@"
}
capabilities=+net_admin,+net_raw,+net_broadcast
