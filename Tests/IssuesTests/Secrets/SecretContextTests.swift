import Testing

@testable import Issues

/// Secrets that only the words around them tell.
struct SecretContextTests {
  private func scan(_ text: String) -> [SecretMatch] {
    SecretScanner.scan([UInt8](text.utf8))
  }

  private static let password = "kX9" + "vT2m!qLw"
  private static let key = SampleToken.random(32)

  @Test(arguments: [
    "postgres://app:\(password)@db.corp.net:5432/app", "redis://:\(password)@cache/0",
    "https://alice:\(password)@git.corp.net/repo.git", "amqp+ssl://svc:\(password)@[2001:db8::1]:5671",
  ])
  func `finds the password in an address`(text: String) throws {
    let match = try #require(scan(text).first)
    #expect(match.kind == "url-password")
    #expect(Redaction.mask(text) == text.replacing(Self.password, with: "…"))
  }

  @Test func `a weak password is still a secret`() {
    #expect(scan("https://alice:hunter" + "2@host/").map(\.kind) == ["url-password"])
  }

  @Test(arguments: [
    "https://user:password@host/", "https://user:pass@host/", "https://username:password@host/",
    "postgres://postgres:postgres@localhost:5432/app", "https://user:${TOKEN}@github.com/", "https://u:$PW@host/",
    "https://user:<password>@host", "https://user:xxxxxx@host", "https://user:****@host", "ftp://me:{{ pw }}@host",
    "http://localhost:8080/@scope/package", "https://host:443/path?mail=a:b@c.de", "ssh://git@github.com:22/a/b",
    "see http://a.b:80, mail c@d.ef", "https://[::1]:8080/x@y", "https://medium.com/@alice/x:y@z",
  ])
  func `finds no password in an address without one`(text: String) {
    #expect(scan(text).isEmpty)
  }

  @Test(arguments: [
    "curl -u alice:\(password) https://host", "curl -sSu 'alice:\(password)' https://host",
    "curl --user \"alice:\(password)\" https://host", "curl --user=alice:\(password) host",
    "curl https://host \\\n  -X POST -u alice:\(password)", "curl -ualice:\(password) host",
    "$ curl https://host/curl -u alice:\(password)", "curl -u $USER:$PW --proxy-user alice:\(password) host",
  ])
  func `finds the password of a curl command`(text: String) throws {
    #expect(scan(text).map(\.kind) == ["curl-password"])
    #expect(Redaction.mask(text) == text.replacing(Self.password, with: "…"))
  }

  @Test(arguments: [
    "curl -u user:pass host", "curl -u admin:admin host", "curl -u \"$USER:$PASS\" host", "curl -u alice host",
    "curl -u user: host", "curl host\nsudo -u alice:\(password)", "curl -u <user>:<password> host",
  ])
  func `finds no password in a curl command without one`(text: String) {
    #expect(scan(text).isEmpty)
  }

  @Test(arguments: [
    "Authorization: Bearer \(key)", "authorization: token \(key)", "curl -H 'Authorization: Bearer \(key)' host",
    "{\"Authorization\": \"Bearer \(key)\"}", "'Authorization' => 'Bearer \(key)'", "AUTHORIZATION=Bearer \(key)",
  ])
  func `finds the token of an Authorization header`(text: String) {
    #expect(scan(text).map(\.kind) == ["authorization-header"])
    #expect(Redaction.mask(text) == text.replacing(Self.key, with: "…"))
  }

  @Test func `finds the password of an Authorization header in base64`() {
    // alice:kX9vT2m!qLw
    let encoded = "YWxpY2U6a1g5" + "dlQybSFxTHc="
    #expect(scan("Authorization: Basic \(encoded)").map(\.kind) == ["authorization-header"])
  }

  @Test(arguments: [
    "Authorization: Bearer <token>", "Authorization: Bearer $TOKEN", "Authorization: Bearer YOUR_ACCESS_TOKEN_HERE_1",
    "Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
    "Authorization: Bearer xxxxxxxxxxxxxxxxxxxx", "Authorization: Basic authentication is required",
    "authorization token expired 2024", "Authorization: Bearer ${{ secrets.GITHUB_TOKEN }}",
  ])
  func `finds nothing in an Authorization header that shows how it is written`(text: String) {
    #expect(scan(text).isEmpty)
  }

  @Test(arguments: [
    "password=\(password)", "DB_PASSWORD: \(password)", "\"password\": \"\(password)\"", "passwd := '\(password)'",
    "--password=\(password)", "smtp.password = \(password)", "'PASSWORD' => '\(password)'",
    "use `password=\(password)`, then", "?password=\(password)&page=1",
  ])
  func `finds a password that is assigned`(text: String) {
    #expect(scan(text).map(\.kind) == ["password-assignment"])
    #expect(Redaction.mask(text) == text.replacing(Self.password, with: "…"))
  }

  @Test(arguments: [
    "api_key: \(key)", "API-KEY=\(key)", "\"clientSecret\": \"\(key)\"", "aws_secret_access_key = \(key)/+abQ3",
    "?access_token=\(key)&page=2", "apiKey: '\(key)',", "AUTH_TOKEN=\(key)",
  ])
  func `finds a key that is assigned`(text: String) {
    #expect(scan(text).map(\.kind) == ["key-assignment"])
    #expect(!Redaction.mask(text).contains(Self.key))
  }

  @Test func `the form of a token says what it is, whatever it is assigned to`() {
    let token = "gl" + "pat-" + SampleToken.random(20)
    for text in [
      "api_token=\(token)", "https://oauth2:\(token)@gitlab.com/a/b", "Authorization: Bearer \(token)",
      "curl -u bot:\(token) host",
    ] {
      #expect(scan(text).map(\.kind) == ["gitlab-pat"])
    }
  }
}
