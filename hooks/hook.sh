#!/bin/sh
# git-issue hook, format 3, sum @sum@
# Runs the hook that was here before, then lets git-issue do its part.
# `git issue hooks uninstall` removes this file and puts the earlier hook back.
# Folders made for it: @made@

# Git's name for this hook.
hook=@hook@
# Where the program was at installation.
program=@program@
# The shell to read the earlier hook with, when that one asks for its own name; nothing to run it by itself.
shell=@shell@

# Another program may have given this file another name, to run it from its own.
case $0 in
  */*) place=${0%/*}/$hook ;;
  *) place=$hook ;;
esac
earlier=$place.before-git-issue
has_earlier() { test -f "$earlier" && test -x "$earlier"; }

# What Git writes to this hook, when two are to read it. The full stop keeps the line ends before it.
feeds='' input=''
case $hook in
  post-rewrite | pre-receive)
    if has_earlier; then feeds=yes input=$(cat && echo .) && input=${input%.}; fi
    ;;
esac

# Runs a command with what Git has written. One that does not read it all is no failure.
feed() {
  if test -n "$feeds"; then printf '%s' "$input" 2>/dev/null | "$@"; else "$@"; fi
}

status=0
if has_earlier; then
  if test -n "$shell"; then
    # The shell may have an option, and `$0` is this hook's name.
    # shellcheck disable=SC2016,SC2086
    feed $shell -c '. "$0.before-git-issue"' "$place" "$@"
  else
    feed "$earlier" "$@"
  fi
  status=$?
  # After the fact nothing can be stopped, and git-issue still tells what it has to tell.
  case $hook in
    post-*) ;;
    *) test "$status" -eq 0 || exit "$status" ;;
  esac
fi

if ! test -f "$program" || ! test -x "$program"; then
  missing=$program
  program=$(command -v git-issue)
fi
if test -n "$program"; then
  test -n "$feeds" || test "$status" -ne 0 || exec "$program" hook "$hook" "$@"
  feed "$program" hook "$hook" "$@" || exit
  exit "$status"
fi

# From here on the program is gone: say so once in each command of Git's, and stop only what touches issues.

say() { printf 'git-issue: %s\n' "$@" >&2; }

# A word of a shell.
quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }

say_missing() {
  install='git issue hooks install'
  case $hook in pre-receive) install="$install --server" ;; esac
  case $0 in
    */git-issue/hooks/"$hook") removal="git config --remove-section hook.git-issue-$hook" ;;
    *)
      if test -e "$earlier" || test -L "$earlier"; then
        removal="mv $(quoted "$earlier") $(quoted "$0")"
      else
        removal="rm $(quoted "$0")"
      fi
      ;;
  esac
  say "the program is neither at $missing nor on the PATH" \
    "install it and run \`$install\`, or remove this hook: $removal"
}

# What is pushed is compared with the default branch where there is nothing older: nothing at all in an empty repository.
default() { git rev-parse --quiet --verify 'HEAD^{commit}'; }
is_id() { case $1 in *[!0]*) ;; *) return 1 ;; esac }

# Whether one of the commits that a push brings in touches issues. Mostly none does, and one question is enough.
push_may_touch_issues() {
  base=$(default)
  touching=$(
    printf '%s\n' "$input" | while read -r old new name; do if is_id "$new"; then echo "$new"; fi; done |
      git rev-list -n 1 --stdin ${base:+"^$base"} -- .issues 2>/dev/null
  ) || return 0
  test -n "$touching"
}

# The same of one reference, of which the push moves $1 to $2.
update_touches_issues() {
  is_id "$2" && git rev-parse --quiet --verify "$2^{commit}" >/dev/null || return 1
  if is_id "$1"; then base=$1; else base=$(default); fi
  touching=$(git rev-list -n 1 "$2" ${base:+"^$base"} -- .issues) || return 0
  test -n "$touching"
}

case $hook in
  pre-commit | pre-merge-commit)
    say_missing
    git diff --cached --quiet --no-ext-diff --no-textconv -- .issues && exit 0
    # A merge that is stopped here is ended by `git commit`.
    say "the issues in this commit could not be checked; \`git commit --no-verify\` skips it"
    exit 1
    ;;
  commit-msg)
    # Any other message has had the words of pre-commit.
    grep -Eiq '^(closes|fixes|resolves|refs)[[:blank:]]*:' "$1" || exit 0
    say "the issues that the message names could not be checked"
    ;;
  post-merge)
    # A merge that made a commit has had the words of pre-merge-commit; one that moved the branch forward, none.
    git rev-parse --quiet --verify MERGE_HEAD >/dev/null || say_missing
    ;;
  post-rewrite)
    # An amended commit has had the words of pre-commit.
    test "$1" = amend || say_missing
    ;;
  pre-receive)
    test -n "$feeds" || input=$(cat)
    push_may_touch_issues || exit "$status"
    while read -r old new name; do
      if update_touches_issues "$old" "$new"; then
        say_missing
        say "the issues in $name could not be checked, so nothing was taken"
        exit 1
      fi
    done <<INPUT
$input
INPUT
    ;;
esac
exit "$status"
