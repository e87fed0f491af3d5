import Foundation
import IssueStore
import TestSupport
import Testing

/// The installed file in real commits.
struct HookRunTests {
  @Test func `a commit runs the program and goes through`() throws {
    let hooks = try HookRepository()
    try hooks.install()
    try hooks.commit()
    #expect(hooks.calls() == ["program hook pre-commit"])
  }

  @Test func `a commit that the program refuses is not made`() throws {
    let hooks = try HookRepository()
    try hooks.install()
    try hooks.refuse()
    #expect(throws: Shell.Failure.self) { try hooks.commit() }
    #expect(throws: Shell.Failure.self) { try hooks.repository.git("rev-parse", "--verify", "--quiet", "HEAD") }
  }

  @Test func `the earlier hook runs first`() throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, hooks.noting("earlier"), mode: 0o750)
    try hooks.install()
    try hooks.commit()
    #expect(hooks.calls() == ["earlier ", "program hook pre-commit"])
  }

  @Test func `an earlier hook that fails ends the commit with its own status`() throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, hooks.noting("earlier", status: 7), mode: 0o755)
    try hooks.install()
    let failure = #expect(throws: Shell.Failure.self) {
      try Shell.run([hooks.hook], in: hooks.repository.path, environment: hooks.repository.environment)
    }
    #expect(failure?.status == 7)
    #expect(throws: Shell.Failure.self) { try hooks.commit() }
    #expect(hooks.calls() == ["earlier ", "earlier "])
  }

  @Test func `both get the arguments, and the earlier hook the standard input`() throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, "#!/bin/sh\nread -r line\necho \"earlier $2 $line\" >> '\(hooks.log)'\n", mode: 0o755)
    try hooks.install()
    try Shell.run(
      [hooks.hook, "one", "two  words"], in: hooks.repository.path, input: "given\n",
      environment: hooks.repository.environment)
    #expect(hooks.calls() == ["earlier two  words given", "program hook pre-commit one two  words"])
  }

  @Test func `an earlier hook that is not executable stays off`() throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, hooks.noting("earlier", status: 1), mode: 0o644)
    let before = try HookRepository.listing(hooks.hooks)
    try hooks.install()
    try hooks.commit()
    #expect(hooks.calls() == ["program hook pre-commit"])
    #expect(try hooks.uninstall().outcome == .restored)
    #expect(try HookRepository.listing(hooks.hooks) == before)
  }

  @Test func `a hook that asks for its name and place, as husky's does, gets them`() throws {
    let hooks = try HookRepository()
    let folder = "\(hooks.repository.path)/.husky/_"
    try hooks.repository.git("config", "core.hooksPath", ".husky/_")
    try hooks.write("\(folder)/.gitignore", "*", mode: 0o644)
    try hooks.write("\(folder)/pre-commit", "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"\n", mode: 0o755)
    try hooks.write(
      "\(folder)/h",
      """
      #!/usr/bin/env sh
      n=$(basename "$0")
      s=$(dirname "$(dirname "$0")")/$n
      [ ! -f "$s" ] && exit 0
      sh -e "$s" "$@"
      c=$?
      exit $c

      """, mode: 0o644)
    try hooks.repository.commit(".husky/pre-commit", "echo \"husky $*\" >> '\(hooks.log)'\ntest ! -e stop\n")
    _ = hooks.calls()
    let before = try HookRepository.listing(folder)
    #expect(try hooks.install().state == .chained(.current))
    try hooks.commit()
    #expect(hooks.calls() == ["husky ", "program hook pre-commit"])
    try hooks.write("\(hooks.repository.path)/stop", "", mode: 0o644)
    #expect(throws: Shell.Failure.self) { try hooks.commit() }
    #expect(hooks.calls() == ["husky "])
    try hooks.uninstall()
    #expect(try HookRepository.listing(folder) == before)
  }

  @Test func `a quote or a space in the program's path is no hindrance`() throws {
    let hooks = try HookRepository()
    let odd = hooks.repository.sibling("Ada's \"bin\"/$HOME @shell@/git-issue")
    try hooks.write(odd, hooks.noting("odd"), mode: 0o755)
    _ = try hooks.installer(program: odd).install()
    try hooks.commit()
    #expect(hooks.calls() == ["odd hook pre-commit"])
    #expect(try hooks.installer(program: odd).install().first?.outcome == .unchanged)
  }

  @Test(arguments: ["moved here", "-it's \"moved\" $HOME"])
  func `a repository may move after installation, wherever to`(name: String) throws {
    let hooks = try HookRepository()
    try hooks.write(hooks.hook, hooks.noting("earlier"), mode: 0o755)
    try hooks.install()
    let moved = hooks.repository.sibling(name)
    try FileManager.default.moveItem(atPath: hooks.repository.path, toPath: moved)
    try hooks.commit(in: moved)
    #expect(hooks.calls() == ["earlier ", "program hook pre-commit"])
    try FileManager.default.moveItem(atPath: moved, toPath: hooks.repository.path)
  }
}
