#!/bin/sh
# git-issue hook, format 1, sum @sum@
# Runs the hook that was here before, then lets git-issue check the issues that the commit changes.
# `git issue hooks uninstall` removes this file and puts the earlier hook back.
# Folders made for it: @made@

# Where the program was at installation.
program=@program@
# The shell to read the earlier hook with, when that one asks for its own name; nothing to run it by itself.
shell=@shell@

earlier=$0.before-git-issue
if test -f "$earlier" && test -x "$earlier"; then
  if test -n "$shell"; then
    # The shell may have an option, and `$0` stays this file's name.
    # shellcheck disable=SC2016,SC2086
    $shell -c '. "$0.before-git-issue"' "$0" "$@" || exit
  else
    "$earlier" "$@" || exit
  fi
fi

if ! test -f "$program" || ! test -x "$program"; then
  if found=$(command -v git-issue); then
    program=$found
  else
    if test -e "$earlier" || test -L "$earlier"; then
      removal="mv '$earlier' '$0'"
    else
      removal="rm '$0'"
    fi
    printf '%s\n' "git-issue: the program is neither at $program nor on the PATH" \
      "git-issue: install it and run \`git issue hooks install\`, or remove this hook: $removal" >&2
    git diff --cached --quiet --no-ext-diff --no-textconv -- .issues && exit 0
    printf '%s\n' "git-issue: the issues in this commit could not be checked; \`git commit --no-verify\` skips it" >&2
    exit 1
  fi
fi
exec "$program" hook pre-commit "$@"
