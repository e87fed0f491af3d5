# shellcheck shell=bash disable=SC2154
# A folder to unpack anywhere. Sourced by Scripts/package.

make_tarball() {
  local name root
  name=git-issue-$version-linux-$(uname -m)
  root=$work/tarball/$name
  say "Making the tarball"
  mkdir -p "$root"
  stage "$root"
  [[ -e $root/share/man/man1/git-issue-web.1 ]] || ln -s git-issue.1 "$root/share/man/man1/git-issue-web.1"
  cp "$top/LICENSE" "$top/CHANGELOG.md" "$root/"
  "$top/Scripts/packaging/linked" "$programs" notices >"$root/THIRD-PARTY-NOTICES"
  fill "$top/packaging/tarball/README.in" "version=$version" "name=$name" >"$root/README"
  settle "$root"
  pack "$work/tarball" "$name" >"$work/tarball/packed"
  deliver "$work/tarball/packed" "$name.tar.gz"
}
