# shellcheck shell=bash disable=SC2154
# What is done to each program before it is packed. Sourced by Scripts/package.

# Takes away what nobody needs who runs a program, and what tells builds of one commit in two folders apart.
#
# The sum of how each module was compiled, which only the compiler reads, becomes zeros, and the build's id the sum of the
# rest. The sections stay where they are: where they are removed, binutils drop the protection of what is relocated.
settle_program() {
  local section=$work/section
  strip --remove-section=.comment "$1"
  if has_section .swift_modhash "$1"; then
    objcopy --dump-section ".swift_modhash=$section" "$1"
    head --bytes="$(stat --format=%s "$section")" /dev/zero >"$section.zero"
    objcopy --update-section ".swift_modhash=$section.zero" "$1"
  fi
  if has_section .note.gnu.build-id "$1"; then
    objcopy --dump-section ".note.gnu.build-id=$section" "$1"
    # Behind 16 bytes that say what it is.
    { head --bytes=16 "$section" && head --bytes=20 /dev/zero; } >"$section.id"
    objcopy --update-section ".note.gnu.build-id=$section.id" "$1"
    { head --bytes=16 "$section" && printf '%b' "$(sha1sum <"$1" | cut --characters=1-40 | sed 's/../\\x&/g')"; } >"$section.id"
    objcopy --update-section ".note.gnu.build-id=$section.id" "$1"
  fi
}

has_section() { [[ $(readelf --section-headers --wide "$2") == *" $1 "* ]]; }
