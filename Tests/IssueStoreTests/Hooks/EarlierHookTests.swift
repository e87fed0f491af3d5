import Testing

@testable import IssueStore

struct EarlierHookTests {
  private func running(_ text: String) -> EarlierHook.Running { EarlierHook(Array(text.utf8)).running }

  @Test(arguments: [
    "#!/bin/sh\nexit 0\n",
    "#!/bin/sh\ncd \"$(dirname \"$0\")/../..\"\n",
    "#!/usr/bin/env python3\nprint('hello')\n",
    "#!/bin/sh\ncd \"${0%/*}/..\" || exit\nhere=$(realpath \"$0\")\n",
    "#!/bin/sh\n# $0 is the name\nexec python3 \"$0\" again\n",
    "#!/bin/bash\nif [[ $0 == \"${BASH_SOURCE[0]}\" ]]; then main; fi\n",
    "#!/usr/bin/perl\nprint $0;\n",
    "",
  ])
  func `a hook that does not ask for its name runs by itself`(text: String) {
    #expect(running(text) == .direct)
  }

  @Test(arguments: [
    ("#!/bin/sh\nname=$(basename \"$0\")\n", "/bin/sh"),
    ("#!/bin/sh -e\nname=${0##*/}\n", "/bin/sh -e"),
    ("#! /usr/bin/env bash\nsource \"$(dirname \"$0\")/common\"\n", "/usr/bin/env bash"),
    (". \"$(dirname \"$0\")/h\"\n", "/bin/sh"),
    ("#!/bin/sh\nhere=$(dirname \"$0\")\n  . \"$here/h\"\n", "/bin/sh"),
    ("#!/bin/sh\nfor f in \"$0\".d/*; do \"$f\" || exit; done\n", "/bin/sh"),
    ("#!/bin/sh\nfor f in \"${0}.d\"/*; do \"$f\" || exit; done\n", "/bin/sh"),
    ("#!/bin/sh\ncase $0 in */pre-commit) exit 1 ;; esac\n", "/bin/sh"),
    ("#!/bin/sh\nexec tools/run.sh \"$0\" \"$@\"\n", "/bin/sh"),
    ("#!/bin/sh\nexec lefthook run \"$0\" \"$@\"\n", "/bin/sh"),
    ("#!/bin/sh\n\"$(dirname \"$0\")/run\" \"$0\"\n", "/bin/sh"),
    ("#!/bin/sh\nawk '{ print $0 }' file\n", "/bin/sh"),
  ])
  func `a script that asks for its name is read by its shell`(text: String, shell: String) {
    #expect(running(text) == .under(shell: shell))
  }

  @Test(arguments: [
    "#!/usr/bin/env python3\nimport os, sys\nname = os.path.basename(sys.argv[0])\n",
    "#!/usr/bin/perl\nuse File::Basename; my $name = basename($0);\n",
    "#!/bin/bash\nname=$(basename \"$0\")\n[[ $0 == \"${BASH_SOURCE[0]}\" ]] && main\n",
    "#!/bin/sh\nname=$(basename \"$0\")\nexec bash \"$0\" again\n",
    "#!/bin/sh\nname=$0\nif test -z \"$1\"; then \"$0\" again; fi\n",
    "#!/bin/sh\n[ \"$LOCKER\" = \"$0\" ] || exec env LOCKER=\"$0\" flock -n \"$0\" \"$0\" \"$@\"\n",
    "#!/bin/sh\necho \"$0\"\nexec tclsh \"$0\" \"$@\"\n",
    "#!/bin/sh\nname=$(basename \"$0\")\n. \"$(dirname \"$(readlink -f \"$0\")\")/common\"\n",
    "#!/bin/bash\nname=$(basename \"${BASH_SOURCE[0]}\")\n",
    "#!/bin/zsh\nname=${0##*/}\n",
    "#!/usr/bin/env zsh\nfor f in \"$0\".d/*; do \"$f\"; done\n",
    "#!/bin/sh\r\nname=$(basename \"$0\")\r\n",
  ])
  func `one that cannot be given its name is not run under another`(text: String) {
    #expect(running(text) == .impossible)
  }

  @Test func `a call of our program counts, one in a comment does not`() {
    #expect(EarlierHook(Array("#!/bin/sh\n  git issue hook pre-commit\n".utf8)).calls("pre-commit"))
    #expect(!EarlierHook(Array("#!/bin/sh\n  # git-issue hook pre-commit\n".utf8)).calls("pre-commit"))
  }
}
