#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Does ./setup work where nothing is installed? Clones the committed state into a new minimal Debian 12 that has git
# and nothing else, and times ./setup demo and ./setup test there: once with the network, then again without it.
# Not one of ctest's tests: it needs root, debootstrap and a Debian mirror.
set -euo pipefail

CACHE=${XDG_CACHE_HOME:-/var/tmp}/entente-bare
BASE=$CACHE/bookworm-git.tar
MIRROR=${MIRROR:-http://deb.debian.org/debian}
HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)

usage() {
    cat <<TEXT
usage: bare_root.sh [--keep] [--fresh] [REPOSITORY]

  REPOSITORY  what to clone (default: $HERE)
  --keep      leave the root directory and say where it is
  --fresh     make the cached base system ($BASE) again
TEXT
}

say() { printf '### %s\n' "$*"; }
die() { printf 'bare_root.sh: %s\n' "$*" >&2; exit 1; }

# Runs a command in the root $1, in mount and process namespaces that vanish with it; $2 is "online" or "offline".
inside() {
    local root=$1 network=$2 namespaces=(--mount --pid --fork --kill-child)
    shift 2
    [ "$network" = online ] || namespaces+=(--net)
    # shellcheck disable=SC2016 # the inner shell expands it
    unshare "${namespaces[@]}" bash -c '
        set -e
        root=$1; shift
        mount --rbind /dev "$root/dev"
        mount -t proc proc "$root/proc"
        mount -t tmpfs tmpfs "$root/tmp"
        exec chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb \
            ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} "$@"
    ' inside "$root" "$@"
}

# The new root reaches packages the way this machine does: same name servers, Debian sources and apt settings.
copy_apt_settings() {
    local root=$1 file
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources; do
        [ -e "$file" ] || continue
        rm -f "$root/etc/apt/sources.list"
        cp "$file" "$root${file}"
    done
    for file in /etc/apt/apt.conf /etc/apt/apt.conf.d/*; do
        if [ -e "$file" ] && grep -q '^Acquire::' "$file"; then cp "$file" "$root${file}"; fi
    done
}

make_base() {
    local root=$CACHE/base
    say "making $BASE with debootstrap"
    rm -rf --one-file-system "$root"
    debootstrap --variant=minbase bookworm "$root" "$MIRROR" >"$CACHE/debootstrap.log" 2>&1 ||
        die "debootstrap failed: see $CACHE/debootstrap.log"
    copy_apt_settings "$root"
    inside "$root" online bash -c 'apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
        -o Dpkg::Use-Pty=0 install --no-install-recommends git ca-certificates && apt-get clean &&
        rm -rf /var/lib/apt/lists/*' >"$CACHE/git.log" 2>&1 || die "git could not be installed: see $CACHE/git.log"
    tar -C "$root" --one-file-system -cf "$BASE.part" .
    mv "$BASE.part" "$BASE"
    rm -rf --one-file-system "$root"
}

clone_into() { # root, repository; whoever owns the repository
    local settings
    settings=$(mktemp)
    printf '[safe]\n\tdirectory = *\n' >"$settings"
    GIT_CONFIG_GLOBAL=$settings git clone -q --no-local "$2" "$1/root/entente"
    rm -f "$settings"
}

TIMES=()
timed() { # root, network, verb
    local start=$SECONDS status=0
    say "./setup $3, $2"
    inside "$1" "$2" /root/entente/setup "$3" || status=$?
    TIMES+=("$(printf '%-8s %-8s %4d s   exit %d' "$3" "$2" $((SECONDS - start)) "$status")")
    return "$status"
}

main() {
    local keep=false fresh=false repository=$HERE root status=0 verb network
    while [ $# -gt 0 ]; do
        case $1 in
            --keep) keep=true ;;
            --fresh) fresh=true ;;
            -h | --help) usage; return ;;
            -*) usage >&2; return 2 ;;
            *) repository=$1 ;;
        esac
        shift
    done
    [ "$(id -u)" -eq 0 ] || die "needs root"
    command -v debootstrap >/dev/null || die "needs debootstrap: apt-get install debootstrap"

    mkdir -p "$CACHE"
    if $fresh || [ ! -e "$BASE" ]; then make_base; fi
    root=$(mktemp -d "$CACHE/root.XXXXXX")
    $keep || { DOOMED=$root; trap 'rm -rf --one-file-system "$DOOMED"' EXIT; }
    tar -C "$root" -xf "$BASE"
    chmod 755 "$root"
    copy_apt_settings "$root"
    clone_into "$root" "$repository"

    for network in online offline; do
        for verb in demo test; do
            timed "$root" "$network" "$verb" || { status=1; break 2; }
        done
    done
    say "times on $(nproc) cores"
    printf '%s\n' "${TIMES[@]}"
    say "disk: $(du -sxh "$root" | cut -f1) with the base system, which alone is $(du -h "$BASE" | cut -f1)"
    if $keep; then say "kept: $root"; fi
    return "$status"
}

main "$@"
