# shellcheck shell=bash disable=SC2154
# The sources, and a formula by which Homebrew builds them. Sourced by Scripts/package.

make_homebrew() {
  local name=git-issue-$version
  say "Making the sources and the formula"
  mkdir -p "$work/homebrew"
  unpack_sources "$work/homebrew" "$name"
  pack "$work/homebrew" "$name" >"$work/homebrew/sources"
  deliver "$work/homebrew/sources" "$name.tar.gz"
  fill "$top/packaging/homebrew/git-issue.rb.in" "version=$version" "url=${url:-file://$output/$name.tar.gz}" \
    "homepage=$homepage" "sha256=$(sha256sum "$output/$name.tar.gz" | cut -d ' ' -f 1)" >"$work/homebrew/git-issue.rb"
  deliver "$work/homebrew/git-issue.rb" git-issue.rb
}
