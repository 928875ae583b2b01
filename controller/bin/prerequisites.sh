# What the scripts of this project need on a machine: a JDK 25, Maven, and the servers and tools of
# Open vSwitch and OVN. Every script sources this file; sourcing it runs nothing.

# Servers live in sbin, which is not in the PATH of an ordinary Debian user.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

die() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# Makes JAVA_HOME a Java 25 that has the program $1: "java" is enough to run, "javac" means a JDK.
use_java_25() {
    JAVA_HOME=$(java_folders 2>/dev/null | first_java_25 "$1") || die "no JDK 25 found (looked in JAVA_HOME," \
        "~/.m2/toolchains.xml, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks and PATH); install one, for example" \
        "Temurin 25 from https://adoptium.net, and set JAVA_HOME to its folder"
    export JAVA_HOME
}

# Prints the folders in which a JDK may be, one per line, the ones that somebody chose first.
java_folders() {
    printf '%s\n' "${JAVA_HOME:-}"
    sed -n 's:.*<jdkHome>[[:space:]]*\([^<]*[^<[:space:]]\)[[:space:]]*</jdkHome>.*:\1:p' \
        "${HOME:-}/.m2/toolchains.xml" || true
    printf '%s\n' /usr/lib/jvm/* /opt/* /opt/java/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*
    java_on_path=$(command -v java) && dirname "$(dirname "$(readlink -f "$java_on_path")")"
}

# Prints the folder of the jars, given that of the scripts: the one above it of a package, or what the build has made.
installation() {
    if [ -d "$(dirname "$1")/lib" ]; then
        dirname "$1"
    else
        echo "$(dirname "$1")/target/ovn-controller"
    fi
}

# Reads folders, one per line, and prints the first that is a Java 25 with the program $1.
# The release file answers in no time; asking java itself would start a JVM per candidate.
first_java_25() {
    while IFS= read -r folder; do
        if [ -x "$folder/bin/$1" ] && grep -q '^JAVA_VERSION="25[".+-]' "$folder/release" 2>/dev/null; then
            printf '%s\n' "$folder"
            return 0
        fi
    done
    return 1
}

# Sees to it that the programs of the given Debian packages are there: installs what is missing when it may,
# and otherwise says what to install and ends the script.
require_packages() {
    use_maven_outside_path
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        die "missing on this machine, by the names of Debian's packages: $missing;" \
            "on Debian or Ubuntu: sudo apt-get install --no-install-recommends $missing"
    fi
    # Two scripts may be started at the same time; the second finds everything installed by the first.
    (
        flock 9
        missing=$(missing_packages "$@")
        [ -z "$missing" ] || install_packages $missing
    ) 9</var/lib/dpkg
    missing=$(missing_packages "$@")
    [ -z "$missing" ] || die "installed, and yet without their programs: $missing"
}

# A Maven that was unpacked by hand is as good as Debian's.
use_maven_outside_path() {
    command -v mvn >/dev/null && return
    for folder in "${MAVEN_HOME:-}" "${M2_HOME:-}" "${HOME:-}/.sdkman/candidates/maven/current" /opt/*maven*; do
        if [ -x "$folder/bin/mvn" ]; then
            PATH=$PATH:$folder/bin
            return
        fi
    done
}

# Prints those of the given packages of which a program or a file is missing, on one line.
missing_packages() {
    found_missing=
    for package in "$@"; do
        for program in $(programs_of "$package"); do
            command -v "$program" >/dev/null || [ -r "$program" ] && continue
            found_missing="$found_missing $package"
            break
        done
    done
    printf '%s\n' "${found_missing# }"
}

programs_of() {
    case $1 in
        openvswitch-switch) echo ovsdb-server ovsdb-tool ovsdb-client ovs-vswitchd ovs-vsctl ovs-appctl ;;
        ovn-central) echo ovn-northd ;;
        ovn-common) echo ovn-nbctl ovn-sbctl ovn-appctl ;;
        ovn-host) echo ovn-controller ;;
        iproute2) echo ip ;;
        systemd) echo systemd-analyze ;;
        util-linux) echo unshare setsid setpriv ;;
        openssl) echo openssl ;;
        maven) echo mvn ;;
        python3-prometheus-client) echo /usr/lib/python3/dist-packages/prometheus_client/parser.py ;;
        qemu-system-x86) echo qemu-system-x86_64 ;;
        busybox-static) echo busybox ;;
        cpio | gcc | make) echo "$1" ;;
        kmod) echo depmod modprobe ;;
        *) die "no programs are listed for the package $1" ;;
    esac
}

# Installs packages, and starts none of their services: Debian would start the system's own ovsdb-server and
# ovs-vswitchd on installation, which nobody asked for. To be run in a subshell, as its traps end with it.
install_packages() {
    echo "Installing $* ..." >&2
    policy=/usr/sbin/policy-rc.d
    saved_policy=$policy.before-ovn-chassis
    trap 'rm -f "$policy"; [ ! -e "$saved_policy" ] || mv "$saved_policy" "$policy"' EXIT
    trap 'exit 1' HUP INT TERM
    [ -e "$saved_policy" ] || [ ! -e "$policy" ] || mv "$policy" "$saved_policy"
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"

    export DEBIAN_FRONTEND=noninteractive
    # An unreachable third-party repository fails the update, but need not fail the installation.
    apt-get -qq -o DPkg::Lock::Timeout=300 update >&2 || echo "apt-get update failed; trying with the lists at hand" >&2
    apt-get -qq -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 install --no-install-recommends "$@" >&2 ||
        die "apt-get could not install: $*"
}

# Runs Maven on the whole project, in the folder $1. The options keep Maven's own libraries from warning about JDK 25.
run_maven() {
    cd "$1"
    shift
    MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
    export MAVEN_OPTS
    mvn --batch-mode --no-transfer-progress "$@"
}
