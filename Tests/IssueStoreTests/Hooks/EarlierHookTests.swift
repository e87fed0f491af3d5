import Testing

@testable import IssueStore

struct EarlierHookTests {
  private func running(_ text: String) -> EarlierHook.Running { EarlierHook(Array(text.utf8)).running }

  @Test(arguments: [
    "#!/bin/sh\nexit 0\n",
    "#!/bin/sh\ncd \"$(dirname \"$0\")/../..\"\n",
    "#!/usr/bin/env python3\nprint('hello')\n",
    "#!/bin/sh\nawk '{ print $0 }' file\n",
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
  ])
  func `a script that asks for its name is read by its shell`(text: String, shell: String) {
    #expect(running(text) == .under(shell: shell))
  }

  @Test(arguments: [
    "#!/usr/bin/env python3\nimport os, sys\nname = os.path.basename(sys.argv[0])\n",
    "#!/usr/bin/perl\nuse File::Basename; my $name = basename($0);\n",
    "#!/bin/bash\nname=$(basename \"$0\")\n[[ $0 == \"${BASH_SOURCE[0]}\" ]] && main\n",
    "#!/bin/sh\nname=$(basename \"$0\")\nexec bash \"$0\" again\n",
    "#!/bin/zsh\nname=${0##*/}\n",
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
