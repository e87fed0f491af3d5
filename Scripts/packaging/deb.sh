# shellcheck shell=bash disable=SC2154
# The package for Debian. Sourced by Scripts/package.

make_deb() {
  local root=$work/deb/root templates=$top/packaging/debian doc architecture size depends linked link
  say "Making the .deb"
  require_tools
  mkdir -p "$root"
  stage "$root/usr"
  doc=$root/usr/share/doc/git-issue
  mkdir -p "$doc/examples" "$root/DEBIAN"

  # Debian's zsh looks elsewhere than others.
  mkdir -p "$root/usr/share/zsh/vendor-completions"
  mv "$root/usr/share/zsh/site-functions/"* "$root/usr/share/zsh/vendor-completions/"
  rmdir "$root/usr/share/zsh/site-functions"

  find "$root/usr/share/man" -type f -exec gzip --best --no-name {} +
  # Pages that are another's under their own name.
  find "$root/usr/share/man" -type l | while read -r link; do
    ln -s "$(readlink "$link").gz" "$link.gz"
    rm "$link"
  done
  # `git issue web` is what people type; its own program has the same page.
  [[ -e $root/usr/share/man/man1/git-issue-web.1.gz ]] ||
    ln -s git-issue.1.gz "$root/usr/share/man/man1/git-issue-web.1.gz"

  gzip --best --no-name --stdout "$top/CHANGELOG.md" >"$doc/changelog.gz"
  fill "$templates/changelog.in" "version=$version" "maintainer=$(package_maintainer)" \
    "date=$(date --rfc-email --date="@$SOURCE_DATE_EPOCH")" | gzip --best --no-name >"$doc/changelog.Debian.gz"
  linked=$("$top/Scripts/packaging/linked" "$programs" debian)
  { fill "$templates/copyright.in" "homepage=$homepage" && printf '%s\n' "$linked"; } >"$doc/copyright"
  cp "$templates"/examples/* "$doc/examples/"
  mkdir -p "$root/usr/share/lintian/overrides"
  cp "$templates/lintian-overrides" "$root/usr/share/lintian/overrides/git-issue"

  architecture=$(dpkg --print-architecture)
  depends=$(shared_libraries "$root/usr/bin/"*)
  settle "$root"
  size=$(installed_size "$root/usr")
  fill "$templates/control.in" "version=$version" "architecture=$architecture" "size=$size" "depends=$depends" \
    "maintainer=$(package_maintainer)" "homepage=$homepage" >"$root/DEBIAN/control"
  (cd "$root" && find usr -type f -print0 | sort --zero-terminated | xargs --null md5sum) >"$root/DEBIAN/md5sums"
  settle "$root"

  dpkg-deb --root-owner-group -Zxz --threads-max=1 --build "$root" "$work/deb/git-issue.deb" >/dev/null
  deliver "$work/deb/git-issue.deb" "git-issue_${version}-1_$architecture.deb"
}

# The kilobytes of files, each rounded up, and one for each folder and link: the same on every file system.
installed_size() { find "$1" -printf '%y %s\n' | awk '{ total += $1 == "f" ? int(($2 + 1023) / 1024) : 1 } END { print total }'; }

require_tools() {
  local tool
  for tool in dpkg-deb dpkg-shlibdeps; do
    command -v "$tool" >/dev/null || fail "$tool is missing, which a .deb is made with." "On Debian: apt-get install dpkg-dev"
  done
}

# Prints what programs depend on, told from the libraries that they load.
shared_libraries() {
  local depends
  mkdir -p "$work/deb/shlibs/debian"
  printf 'Source: git-issue\n\nPackage: git-issue\nArchitecture: any\n' >"$work/deb/shlibs/debian/control"
  depends=$(cd "$work/deb/shlibs" && dpkg-shlibdeps -O "$@" | sed -n 's/^shlibs:Depends=//p')
  # Addresses that are packed (Package.swift) are understood from glibc 2.36 on, which dpkg-shlibdeps does not know.
  if [[ $(readelf --dynamic --wide "$@") == *'(RELR)'* ]]; then
    depends=$(sed -E 's/libc6 \(>= 2\.([12]?[0-9]|3[0-5])(\.[0-9]+)?\)/libc6 (>= 2.36)/' <<<"$depends")
  fi
  printf '%s\n' "$depends"
}
