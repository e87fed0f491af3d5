# shellcheck shell=bash
# Completion of `git issue` in Bash: Git's own completion calls _git_issue. What a word may become is told by
# `git issue complete`; here nothing of it is read as code.
#
# Put it into ~/.bashrc: eval "$(git issue completion bash)"
# or where it is loaded when it is needed: PREFIX/share/bash-completion/completions/git-issue

_git_issue() {
  local first=$((${__git_cmd_idx:-1} + 1)) kind word hasFiles=
  local options=(--breaks "$COMP_WORDBREAKS")
  # Words that are listed and not written have room for a description.
  case ${COMP_TYPE:-9} in 33 | 63 | 64) options+=(--listing) ;; esac
  COMPREPLY=()
  # shellcheck disable=SC2154 # Git's completion sets words and cword.
  while IFS=$'\t' read -r kind word; do
    case $kind in
      word) COMPREPLY+=("$word") ;;
      *) hasFiles=1 ;;
    esac
  done < <(COLUMNS=${COLUMNS:-80} __git_issue complete bash "${options[@]}" -- "${words[@]:first:cword-first+1}")
  # Where no file may stand, none is offered.
  if ((${#COMPREPLY[@]} == 0)) && [[ -z $hasFiles ]]; then
    compopt +o bashdefault +o default 2>/dev/null
  fi
}

# In the repository that the line is about: git -C FOLDER issue …
__git_issue() {
  if ((${__git_cmd_idx:-1} > 0)) && declare -F __git >/dev/null; then
    __git issue "$@" 2>/dev/null
  else
    command git issue "$@" 2>/dev/null
  fi
}

# The same words behind `git-issue`. Git's completion may have to be loaded first.
if ! declare -F __git_complete >/dev/null && declare -F _completion_loader >/dev/null; then
  _completion_loader git
fi
if declare -F __git_complete >/dev/null; then __git_complete git-issue _git_issue; fi
