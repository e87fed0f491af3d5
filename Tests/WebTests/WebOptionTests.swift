import TestSupport
import Testing

/// What `git issue web` is not started with.
@Suite struct WebOptionTests {
  @Test(arguments: [
    (["--intake", "--read-only"], 129, "give one of them"),
    (["--intake-branch", "inbox"], 129, "--intake-branch is about --intake"),
    (["--intake-limit", "5"], 129, "--intake-limit is about --intake"),
    (["--intake", "--intake-limit", "0"], 129, "a number from 1 to 1000"),
    (["--proxy", "127.0.0.1"], 129, "give both"),
    (["--intake", "--user-header", "X-User"], 129, "give both"),
    (["--intake", "--intake-branch", "main"], 128, "the branch main is checked out"),
    (["--intake", "--intake-branch=-x"], 128, "'-x' is no name for a branch"),
    (["--intake", "--ref", "main"], 128, "--ref is for bare repositories"),
    (["--host", "http://a.example/"], 129, "a name without http:// and port"), (["--host", ""], 129, "not ''"),
    (["--host", "a.example:80"], 129, "not 'a.example:80'"),
    (["--proxy", "localhost", "--user-header", "X-User"], 129, "such as 127.0.0.1; not 'localhost'"),
    (["--proxy", "127.0.0.1", "--user-header", "X User"], 129, "such as X-User; not 'X User'"),
    (["--listen", ""], 129, "--listen takes an address of this machine"),
    (["--listen", "192.0.2.1"], 128, "192.0.2.1 is no address of this machine\nhint: leave out --listen"),
    (["--listen", "nowhere.invalid"], 128, "'nowhere.invalid' leads to no address\nhint: give an address"),
  ])
  func `what cannot be is refused at the start`(options: [String], status: Int32, message: String) throws {
    let site = try WebSite()
    // Nobody has this address, so that what is not refused does not go on serving.
    let words = ["issue", "web", "--listen", "192.0.2.1"]
    let failure = #expect(throws: Shell.Failure.self) { try site.test.git(arguments: words + options) }
    #expect(failure?.status == status)
    #expect(failure?.standardError.contains(message) == true)
    #expect(try site.isClean())
  }
}
