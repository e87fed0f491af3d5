# shellcheck shell=bash disable=SC2154
# The sources with the Dockerfile in their place for `docker build - <FILE`. Sourced by Scripts/package.

make_docker() {
  local name=git-issue-$version-docker
  say "Making what docker build reads"
  mkdir -p "$work/docker"
  unpack_sources "$work/docker" "$name"
  # The version, which no repository is there to tell.
  sed "s/^ARG VERSION=.*/ARG VERSION=$version/" "$top/packaging/docker/Dockerfile" >"$work/docker/$name/Dockerfile"
  settle "$work/docker/$name"
  pack "$work/docker/$name" . >"$work/docker/context"
  deliver "$work/docker/context" "$name.tar.gz"
}
