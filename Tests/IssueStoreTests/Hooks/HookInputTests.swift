import Foundation
import IssueStore
import TestSupport
import Testing

/// What Git writes to a hook reaches the earlier hook and the program.
struct HookInputTests {
  private let hooks: HookRepository
  private var folder: String { hooks.hooks }

  init() throws {
    hooks = try HookRepository()
    try hooks.write(
      hooks.program, "#!/bin/sh\nprintf 'program %s: ' \"$*\" >> '\(hooks.log)'\ncksum >> '\(hooks.log)'\n", mode: 0o755
    )
  }

  private func earlier(_ name: String, _ text: String) throws {
    try hooks.write("\(folder)/\(name)", "#!/bin/sh\n\(text)\n", mode: 0o755)
  }

  private func run(_ name: String, _ arguments: String..., input: String) throws {
    try Shell.run(
      ["\(folder)/\(name)"] + arguments, in: hooks.repository.path, input: input,
      environment: hooks.repository.environment)
  }

  private static let references = (0..<10_000).map { number in
    let digits = String(number, radix: 16)
    let id = String(repeating: "0", count: 40 - digits.count) + digits
    return "\(id) \(String(id.reversed())) refs/heads/a-branch-with-a-rather-long-name-\(number)\n"
  }.joined()

  private func checksum(_ text: String) throws -> String {
    try Shell.run(["cksum"], in: "/", input: text, environment: hooks.repository.environment)
  }

  @Test(arguments: ["pre-receive", "post-rewrite"], [Self.references, "", "one", "a\n\n\n", "%s\\n -n 'x'\n"])
  func `both get all of it, byte for byte`(name: String, input: String) throws {
    try earlier(name, "printf 'earlier %s: ' \"$*\" >> '\(hooks.log)'\ncksum >> '\(hooks.log)'")
    _ = try hooks.installer(name).install()
    try run(name, "amend", input: input)
    let sum = try checksum(input)
    #expect(hooks.calls() == ["earlier amend: \(sum)", "program hook \(name) amend: \(sum)"])
  }

  @Test func `an earlier hook that is read by its shell gets it too`() throws {
    try earlier("pre-receive", "echo \"$(basename \"$0\") $(cksum)\" >> '\(hooks.log)'")
    #expect(try hooks.installer("pre-receive").install().first?.state == .chained(.current))
    try run("pre-receive", input: Self.references)
    let sum = try checksum(Self.references)
    #expect(hooks.calls() == ["pre-receive \(sum)", "program hook pre-receive: \(sum)"])
  }

  @Test func `an earlier hook that does not read it breaks nothing, and nothing is left behind`() throws {
    try earlier("pre-receive", "exit 0")
    _ = try hooks.installer("pre-receive").install()
    let temporary = hooks.repository.sibling("tmp")
    try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
    hooks.repository.environment["TMPDIR"] = temporary
    try run("pre-receive", input: Self.references)
    #expect(hooks.calls() == ["program hook pre-receive: \(try checksum(Self.references))"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary) == [])
  }

  @Test func `an earlier pre-receive that refuses ends the push with its own status`() throws {
    try earlier("pre-receive", "cat >/dev/null; exit 7")
    _ = try hooks.installer("pre-receive").install()
    let failure = #expect(throws: Shell.Failure.self) { try run("pre-receive", input: Self.references) }
    #expect(failure?.status == 7)
    #expect(failure?.standardError == "")
    #expect(hooks.calls() == [])
  }

  @Test(arguments: ["post-merge", "post-rewrite"])
  func `after the fact an earlier hook that fails stops nothing`(name: String) throws {
    try earlier(name, "exit 7")
    _ = try hooks.installer(name).install()
    let failure = #expect(throws: Shell.Failure.self) { try run(name, "0", input: "a b\n") }
    #expect(failure?.status == 7)
    #expect(hooks.calls().first?.hasPrefix("program hook \(name) 0: ") == true)
  }

  @Test func `a push to a bare repository reaches both`() throws {
    let server = try TemporaryRepository(options: "--bare")
    let hook = "\(server.path)/hooks/pre-receive"
    try hooks.write(hook, "#!/bin/sh\necho \"earlier $0 $(cut -d' ' -f3)\" >> '\(hooks.log)'\n", mode: 0o755)
    _ = try hooks.installer("pre-receive", in: server.path).install()
    try hooks.repository.commit("file.txt", "text\n")
    try hooks.write(
      hooks.program, "#!/bin/sh\necho \"$* $(cut -d' ' -f3)\" >> '\(hooks.log)'\n", mode: 0o755)
    try hooks.repository.git("push", "--quiet", server.path, "HEAD:refs/heads/main")
    #expect(
      hooks.calls() == [
        "earlier hooks/pre-receive refs/heads/main", "hook pre-receive refs/heads/main",
      ])
  }
}
