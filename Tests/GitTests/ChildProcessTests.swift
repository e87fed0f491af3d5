import Git
import Testing

@Suite struct ChildProcessTests {
  let environment = ["PATH": "/usr/bin:/bin", "GREETING": "hello"]

  @Test func `collects output, error and status`() throws {
    let output = try ChildProcess.run(
      .shell(#"echo "$GREETING $1"; echo no >&2; exit 3; :"#, arguments: ["you"]), environment: environment)
    #expect(output.text == "hello you\n")
    #expect(output.errorText == "no\n")
    #expect(output.status == .exited(3))
  }

  @Test func `passes much more than a pipe holds both ways at once`() throws {
    let input = [UInt8](repeating: 65, count: 3_000_000)
    let output = try ChildProcess.run(
      .program("tee", arguments: ["/dev/stderr"]), input: input, environment: environment)
    #expect(output.standardOutput == input)
    #expect(output.standardError.count == input.count)
    #expect(output.status.isSuccess)
  }

  @Test func `does not mind a program that leaves its input`() throws {
    let output = try ChildProcess.run(
      .program("true", arguments: []), input: [UInt8](repeating: 65, count: 3_000_000), environment: environment)
    #expect(output.status.isSuccess)
  }

  @Test func `does not mind a program that closes its output first`() throws {
    let output = try ChildProcess.run(
      .shell("exec >&- 2>&-; cat >/dev/null", arguments: []), input: [UInt8](repeating: 65, count: 300_000),
      environment: environment)
    #expect(output.status.isSuccess)
  }

  @Test func `runs where it is told`() throws {
    let output = try ChildProcess.run(.program("pwd", arguments: []), environment: environment, directory: "/usr")
    #expect(output.text == "/usr\n")
  }

  @Test func `passes arguments as they are`() throws {
    let output = try ChildProcess.run(
      .program("printf", arguments: ["%s|", "a b", "$HOME", "'"]), environment: environment, directory: "/")
    #expect(output.text == "a b|$HOME|'|")
  }

  @Test func `says that a signal ended it`() throws {
    let output = try ChildProcess.run(.shell("kill -TERM $$", arguments: []), environment: environment)
    #expect(output.status == .killed(signal: 15))
  }

  @Test func `says that there is no such program`() throws {
    let error = #expect(throws: GitError.self) {
      try ChildProcess.run(.program("no-such-program", arguments: []), environment: environment)
    }
    #expect(error?.code == .notFound)
    #expect(error?.message == "there is no program 'no-such-program'")
  }
}
