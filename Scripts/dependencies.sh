# shellcheck shell=bash
# What building needs, and how it is installed. Sourced by the other scripts, never run.

# Debian's names; a script adds what it needs besides. libhttp-parser and libpcre2 are what libgit2's static archive
# needs to link.
packages=(
  libgit2-dev libyaml-dev libcmark-gfm-dev libcmark-gfm-extensions-dev
  libhttp-parser-dev libpcre2-dev zlib1g-dev pkg-config binutils ca-certificates
)
# The same libraries by the names of pkg-config, for systems without apt-get.
readonly libraries=(libgit2 yaml-0.1 libcmark-gfm)
readonly least_swift=6.2

# Builds what others get: with the Swift runtime in it, and without a folder of this machine in what it says or where it
# looks for libraries. A product's name follows.
# shellcheck disable=SC2034,SC2154 # Used by the scripts that source this, which have set `top`.
release_build=(swift build --package-path "$top" --configuration release --static-swift-stdlib
  --disable-local-rpath -Xcc "-ffile-prefix-map=$top=." --product)

say() { printf '==> %s\n' "$*"; }

# Ends the script: what is wrong, then a line for each thing to do about it.
fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  if (($#)); then printf 'help: %s\n' "$@" >&2; fi
  exit 1
}

# Git's variables of a surrounding hook or alias would lead every `git` below into that repository.
leave_surrounding_repository() {
  local name
  for name in $(git rev-parse --local-env-vars); do unset "$name"; done
}

# Where git-issue goes if nobody says otherwise.
default_prefix() {
  if [[ -w /usr/local/bin ]] || { [[ ! -e /usr/local/bin ]] && [[ -w /usr/local ]]; }; then
    printf '/usr/local\n'
  elif [[ -n ${HOME:-} ]]; then
    printf '%s/.local\n' "$HOME"
  else
    fail "/usr/local is not writable, and HOME is not set." "Say where to install: Scripts/install --prefix DIR"
  fi
}

# Prints the absolute path of a folder, which need not exist yet.
absolute() { case $1 in /*) printf '%s\n' "$1" ;; *) printf '%s/%s\n' "$PWD" "$1" ;; esac; }

is_installed() { [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# Prints the packages without which an unpacked Swift toolchain does not start or link.
packages_of_swift() {
  local folder program
  compgen -G '/usr/lib/gcc/*/*/crtbeginS.o' >/dev/null && compgen -G '/usr/lib/gcc/*/*/libstdc++.so' >/dev/null ||
    printf 'g++\n'
  folder=$(dirname "$(readlink -f "$(command -v swift || printf /)")")
  for program in swift-driver swift-frontend swift-package; do
    if [[ -x $folder/$program ]]; then ldd "$folder/$program" 2>/dev/null || true; fi
  done | awk '/not found/ { print $1 }' | sort -u | while read -r library; do
    case $library in
      libcurl.so.4) printf 'libcurl4\n' ;;
      libncurses.so.6) printf 'libncurses6\n' ;;
      libsqlite3.so.0) printf 'libsqlite3-0\n' ;;
      libstdc++.so.6) printf 'libstdc++6\n' ;;
      libuuid.so.1) printf 'libuuid1\n' ;;
      libxml2.so.2) printf 'libxml2\n' ;;
      libz.so.1) printf 'zlib1g\n' ;;
    esac
  done
}

# Finds out how to become root; where that is not possible, ends with what to type.
require_root() {
  if [[ $(id -u) == 0 ]]; then
    as_root=()
  elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { : </dev/tty; } 2>/dev/null; }; then
    as_root=(sudo)
  else
    fail "packages are missing, and this user may not install them." \
      "As root, type: apt-get update && apt-get install --yes ${missing[*]}" "Then run this again."
  fi
}

apt_get() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 "$@"
}

# Installs the packages that are missing.
require_packages() {
  local package
  missing=()
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    pkg-config --exists "${libraries[@]}" ||
      fail "libraries are missing, and there is no apt-get here to install them." \
        "Install the development files of libgit2, libyaml and cmark-gfm, and pkg-config."
    return
  fi
  for package in "${packages[@]}" $(packages_of_swift); do
    is_installed "$package" || missing+=("$package")
  done
  if ! ((${#missing[@]})); then
    say "All packages are there"
    return
  fi
  say "Missing: ${missing[*]}"
  require_root
  say "apt-get update"
  apt_get update --quiet --quiet ||
    fail "apt-get update failed." "See what it says above; is this machine online?"
  # Newer Debians have no http-parser: there libgit2 is linked as a shared library, which needs none.
  if [[ " ${missing[*]} " == *" libhttp-parser-dev "* ]] && ! apt-cache show libhttp-parser-dev >/dev/null 2>&1; then
    for package in "${!missing[@]}"; do
      if [[ ${missing[$package]} == libhttp-parser-dev ]]; then unset "missing[$package]"; fi
    done
    ((${#missing[@]})) || return 0
  fi
  say "apt-get install ${missing[*]}"
  apt_get install --yes --quiet --quiet --no-install-recommends "${missing[@]}" ||
    fail "apt-get could not install: ${missing[*]}" "See what it says above, then run this again."
}

# Ends with the remedy where there is no Swift, or one that is too old.
require_swift() {
  local text version
  local remedy="Install Swift $least_swift or newer from https://www.swift.org/install/linux/ and open a new terminal."
  command -v swift >/dev/null || fail "Swift is not on the PATH." "$remedy"
  text=$(swift --version 2>&1) || fail "swift --version fails: $text" "$remedy"
  version=$(sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' <<<"$text" | head -n 1)
  [[ -n $version ]] || fail "swift --version says nothing of a version: $text" "$remedy"
  [[ $(printf '%s\n' "$least_swift" "$version" | sort --version-sort | head -n 1) == "$least_swift" ]] ||
    fail "Swift $version is too old." "$remedy"
  say "Swift $version"
}
