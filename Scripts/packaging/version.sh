# shellcheck shell=bash disable=SC2154
# What a package is called, told from the release in the sources and the commit that is checked out.

# Prints the version: the release, where its tag is on this commit and nothing is changed; else a name that comes before it
# (`~`), or after it (`+`) once its tag exists, and by the commit's time among its like.
package_version() {
  local release tags sign stamp name
  release=$(sed -n 's/^  static let release = "\(.*\)"$/\1/p' "$top/Sources/git-issue/GitIssue.swift")
  [[ $release =~ ^[0-9]+(\.[0-9]+)+$ ]] ||
    fail "no release like 0.1.0 stands in Sources/git-issue/GitIssue.swift, but '$release'." \
      "Give GitIssue.release three numbers."
  git -C "$top" rev-parse --quiet --verify HEAD >/dev/null ||
    fail "$top has no commits of Git, from which a version is told." \
      "Make packages in a clone; Scripts/install builds and installs from sources without one."
  mapfile -t tags < <(git -C "$top" tag --points-at HEAD --list 'v[0-9]*')
  if ((${#tags[@]})) && [[ " ${tags[*]} " != *" v$release "* ]]; then
    fail "this commit has the tag ${tags[*]}, and GitIssue.release is $release." \
      "Where the tag is right: change Sources/git-issue/GitIssue.swift, commit, and move the tag to that commit." \
      "Where it is wrong: git tag --delete ${tags[*]}"
  fi
  if ((${#tags[@]})) && ! has_changes; then
    printf '%s\n' "$release"
    return
  fi
  sign='~'
  if git -C "$top" rev-parse --quiet --verify "refs/tags/v$release" >/dev/null; then sign=+; fi
  stamp=$(TZ=UTC git -C "$top" log -1 --format=%cd --date=format-local:%Y%m%d%H%M%S)
  name=$(git -C "$top" rev-parse --short=7 HEAD)
  printf '%s%sgit%s.%s%s\n' "$release" "$sign" "$stamp" "$name" "$(if has_changes; then printf .changed; fi)"
}

# Whether files differ from the commit.
has_changes() { [[ -n $(git -C "$top" status --porcelain --untracked-files=normal) ]]; }

# When all that is packed was made: at the time of the commit, so that packing again gives the same bytes.
package_epoch() { git -C "$top" log -1 --format=%ct; }

# Who is asked about a package: DEBFULLNAME and DEBEMAIL, as Debian's tools have them, else who made the commit.
package_maintainer() {
  printf '%s <%s>\n' "${DEBFULLNAME:-$(git -C "$top" log -1 --format=%an)}" \
    "${DEBEMAIL:-$(git -C "$top" log -1 --format=%ae)}"
}
