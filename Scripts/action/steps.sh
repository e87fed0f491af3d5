# shellcheck shell=bash
# What the steps of the action share. Sourced by them, never run.

# The first line of a review; a comment that starts with it is the one that is kept up to date.
# shellcheck disable=SC2034 # Read by the steps.
readonly marker='<!-- git-issue review -->'

# Ends the step where a program is missing. GitHub's own machines have them.
need() {
  local name
  for name in "$@"; do
    command -v "$name" >/dev/null || stop "this machine has no $name." "Install it in a step before this one."
  done
}
scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly scripts

# Hands a value to later steps.
output() { printf '%s=%s\n' "$1" "${2//[$'\r\n']/}" >>"$GITHUB_OUTPUT"; }

# Annotates the run. A text may hold what it likes: it stays the text of this one command.
notice() { annotate notice "$1"; }
warning() { annotate warning "$1"; }
annotate() {
  local text=${2//'%'/%25}
  text=${text//$'\r'/%0D}
  printf '::%s title=git-issue::%s\n' "$1" "${text//$'\n'/%0A}"
}

# Ends the step: what is wrong, and what to do about it.
stop() {
  annotate error "$1${2:+ $2}"
  exit 1
}

# Prints what others wrote. Between two lines that nobody can foretell, the runner obeys nothing.
print_raw() {
  local word
  word=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '::stop-commands::%s\n' "$word"
  cat -- "$1"
  printf '\n::%s::\n' "$word"
}

# Prints a value of the event, or nothing where it has none.
event() {
  [[ -f ${GITHUB_EVENT_PATH:-} ]] || return 0
  jq --raw-output "$1 // empty" "$GITHUB_EVENT_PATH"
}
