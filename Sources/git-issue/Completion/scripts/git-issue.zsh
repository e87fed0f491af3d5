#compdef git-issue
#description keep bug reports in the repository
# Completion of `git issue` in zsh, whose own completion of git calls this function. What a word may become is told by
# `git issue complete`; here nothing of it is read as code.
#
# Save it as _git-issue in a folder of $fpath: git issue completion zsh >FOLDER/_git-issue

_git-issue() {
  local kind word description name
  local -a whole part wholeLines partLines folder
  integer files=0 folders=0 ret=1
  # What is written, without its quotes.
  local -a before=("${(@Q)words[2,CURRENT-1]}")
  local current=$PREFIX
  [[ -n $compstate[quote] ]] || current=${(Q)PREFIX}

  # In the repository that the line is about.
  (( $+opt_args[-C] )) && folder=(-C "${(Q)opt_args[-C]}")

  while IFS=$'\t' read -r kind word description; do
    name=$word${description:+  -- $description}
    case $kind in
      word) whole+=("$word"); wholeLines+=("$name") ;;
      part) part+=("$word"); partLines+=("$name") ;;
      files) files=1 ;;
      folders) folders=1 ;;
    esac
  done < <(command git "${folder[@]}" issue complete zsh -- "${before[@]}" "$current" 2>/dev/null)

  # -U: the program has judged already what fits, BUG-012 for 12 too.
  (( $#whole )) && compadd -U -l -d wholeLines -a whole && ret=0
  (( $#part )) && compadd -U -S '' -l -d partLines -a part && ret=0
  if (( files || folders )); then
    compset -P '*=@' || compset -P '--[a-z-]##='
    if (( folders )); then _files -/ && ret=0; else _files && ret=0; fi
  fi
  return ret
}

_git-issue "$@"
