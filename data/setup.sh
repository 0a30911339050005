# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2154 # root is the caller's
#
# What ./run and tests/run have in common: install the packages that are missing, configure, build.
# It stands beside packages.txt, its only input, and is not installed. Sourced with $root naming the
# top folder; says one line a step on standard error, everything else goes to the log.

setup_log=$root/build/setup.log
setup_newly_installed=no
setup_groups=

setup_say ()
{
  printf '%s\n' "$*" >&2
}

# setup_begin: one set-up at a time in this folder, and a fresh log.
setup_begin ()
{
  if ! mkdir -p "$root/build" 2>/dev/null || ! [ -w "$root/build" ]; then
    setup_say "Cannot write in $root/build. Copy the project to a folder of your own and try again."
    exit 1
  fi
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$root/build/setup.lock"
    if ! flock -n 9; then
      setup_say "Waiting for another set-up in this folder …"
      flock 9
    fi
  fi
  : >"$setup_log"
}

# setup_end: lets the next one in; the program that follows must not hold the lock.
setup_end ()
{
  exec 9>&-
}

# setup_step WORDS COMMAND…: runs the command into the log.
setup_step ()
{
  setup_say "$1 …"
  shift
  printf '\n$ %s\n' "$*" >>"$setup_log"
  if ! "$@" >>"$setup_log" 2>&1 </dev/null; then
    setup_say "That failed. The last lines of $setup_log:"
    tail -n 25 "$setup_log" >&2
    exit 1
  fi
}

# setup_rows GROUP…: "package check" of each package of these groups.
setup_rows ()
{
  awk -v groups=" $* " \
    '!/^#/ && NF > 2 && index (groups, " " $1 " ") && !seen[$2]++ { print $2, $3 }' \
    "$root/data/packages.txt"
}

# setup_is_there PACKAGE CHECK
setup_is_there ()
{
  case $2 in
    pc:*) pkg-config --exists "$(printf '%s' "${2#pc:}" | sed 's/>=/ >= /')" 2>/dev/null ;;
    cmd:*)
      for program in $(printf '%s' "${2#cmd:}" | tr '|' ' '); do
        ! command -v "$program" >/dev/null 2>&1 || return 0
      done
      return 1
      ;;
    py:*) /usr/bin/python3 -c "import ${2#py:}" >/dev/null 2>&1 ;;
    file:*) [ -e "${2#file:}" ] ;;
    *)
      # Without dpkg there is no telling; what has no check is nothing the build stops at.
      command -v dpkg-query >/dev/null 2>&1 || return 0
      # shellcheck disable=SC2046 # one word a package
      dpkg-query -W -f '${db:Status-Status}\n' $(printf '%s' "${1%\?}" | tr '|' ' ') 2>/dev/null |
        grep -qx installed
      ;;
  esac
}

# setup_missing GROUP…: the rows of these groups that are not there.
setup_missing ()
{
  setup_rows "$@" | while read -r package check; do
    setup_is_there "$package" "$check" || printf '%s %s\n' "$package" "$check"
  done
}

# setup_names ROWS: what to ask apt for: of alternatives the first that this system offers.
setup_names ()
{
  printf '%s\n' "$1" | while read -r package check; do
    chosen=
    for name in $(printf '%s' "${package%\?}" | tr '|' ' '); do
      if apt-cache policy "$name" 2>/dev/null | grep -q '^ *Candidate: [^(]'; then
        chosen=$name
        break
      fi
    done
    case $package in
      *\?) ;;
      *) chosen=${chosen:-${package%%|*}} ;;
    esac
    [ -z "$chosen" ] || printf '%s ' "$chosen"
  done
}

# setup_list ROWS: the same for a reader on any system, with what each must bring.
setup_list ()
{
  printf '%s\n' "$1" | while read -r package check; do
    case $check in
      pc:*) need="$(printf '%s' "${check#pc:}" | sed 's/>=/ >= /') (pkg-config)" ;;
      cmd:*) need="the program $(printf '%s' "${check#cmd:}" | sed 's/|/ or /g')" ;;
      py:*) need="the Python module ${check#py:}" ;;
      file:*) need=${check#file:} ;;
      *) need= ;;
    esac
    printf '  %-40s Debian: %s\n' "$need" "$package"
  done
}

# setup_packages GROUP…: installs what is missing of these groups, and nothing else.
setup_packages ()
{
  setup_groups=$*
  rows=$(setup_missing "$@")
  [ -n "$rows" ] || return 0

  if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
    setup_say "This system has no apt-get. Please install these with its own package manager, then start again:"
    setup_list "$rows" >&2
    exit 1
  fi

  count=$(printf '%s\n' "$rows" | wc -l | tr -d ' ')
  if [ "$(id -u)" = 0 ]; then
    become=
  elif command -v sudo >/dev/null 2>&1; then
    become=sudo
  else
    setup_say "$count packages are missing, and installing them needs root. Run this as root, then start again:"
    setup_say "  apt-get update && apt-get install --no-install-recommends $(setup_names "$rows")"
    exit 1
  fi

  setup_say "Looking up $count missing packages …"
  # A server that does not answer may be one that nothing here comes from: apt-get install decides.
  $become env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 update \
    >>"$setup_log" 2>&1 </dev/null || true
  names=$(setup_names "$rows")
  [ -n "$names" ] || return 0

  setup_say "Installing $names…"
  # shellcheck disable=SC2086 # one word a package
  if ! $become env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
    install -y --no-install-recommends $names >>"$setup_log" 2>&1 </dev/null; then
    setup_install_failed
  fi
  setup_newly_installed=yes

  rows=$(setup_missing "$@" | grep -v '^[^ ]*? ' || true)
  if [ -n "$rows" ]; then
    setup_say "This system's packages are too old for Rapporteur (Debian 12 or newer is needed). Still missing:"
    setup_list "$rows" >&2
    exit 1
  fi
}

setup_install_failed ()
{
  if grep -qE 'Could not resolve|Temporary failure|Could not connect|Unable to connect|unreachable|timed out' \
    "$setup_log"; then
    setup_say "The package server cannot be reached. Is this machine online? These packages are needed:"
    setup_say "  $names"
  elif grep -qiE 'sudo: .*(password|terminal)|not in the sudoers' "$setup_log"; then
    setup_say "sudo refused. Run this as root, then start again:"
    setup_say "  apt-get update && apt-get install --no-install-recommends $names"
  else
    setup_say "Installing failed. The last lines of $setup_log:"
    tail -n 25 "$setup_log" >&2
  fi
  exit 1
}

# setup_label FOLDER: " for asan" of build-asan, nothing of build.
setup_label ()
{
  case ${1##*/} in
    build) ;;
    *) printf ' for %s' "${1##*/build-}" ;;
  esac
}

# setup_configure FOLDER [OPTION…]: makes the build folder, or brings it up to date.
setup_configure ()
{
  folder=$1
  shift
  # Ninja files hold absolute paths: in a copied or moved project they would build the old place.
  if [ -f "$folder/meson-info/meson-info.json" ] &&
    ! /usr/bin/python3 -c \
      'import json, sys; sys.exit (json.load (open (sys.argv[1]))["directories"]["source"] != sys.argv[2])' \
      "$folder/meson-info/meson-info.json" "$root" 2>/dev/null; then
    find "$folder" -mindepth 1 -maxdepth 1 ! -name 'setup.l*' -exec rm -rf {} +
  fi

  mkdir -p "$folder"
  touch "$folder/setup.groups"
  # shellcheck disable=SC2086 # one word a group
  unseen=$(printf '%s\n' $setup_groups | grep -vxF -f "$folder/setup.groups" || true)
  if ! [ -f "$folder/meson-private/coredata.dat" ] || ! [ -f "$folder/build.ninja" ]; then
    setup_step "Configuring$(setup_label "$folder")" meson setup "$@" "$folder" "$root"
  elif [ "$setup_newly_installed" = yes ] || [ -n "$unseen" ]; then
    # Meson looks for programs only now: those of newly wanted packages would stay unfound.
    setup_step "Configuring$(setup_label "$folder") again" meson setup --reconfigure "$@" "$folder" "$root"
  fi
  [ -z "$unseen" ] || printf '%s\n' "$unseen" >>"$folder/setup.groups"
}

# setup_build FOLDER [TARGET…]: says nothing where there is nothing to do.
setup_build ()
{
  folder=$1
  shift
  # The build description first, or the dry run would judge by an old one.
  if ninja -C "$folder" build.ninja >>"$setup_log" 2>&1 </dev/null &&
    ninja -C "$folder" -n "$@" 2>/dev/null | grep -q 'no work to do'; then
    return 0
  fi
  setup_step "Building$(setup_label "$folder")" \
    ninja -C "$folder" -j "$(nproc 2>/dev/null || echo 2)" "$@"
}
