import Testing

@testable import Issues

/// What bug reports are full of, and what is no secret.
struct SecretFalsePositiveTests {
  private static let hash = SampleToken.random(40, SampleToken.hexadecimals)
  private static let digest = SampleToken.random(64, SampleToken.hexadecimals)

  @Test(arguments: [
    "commit \(hash)\ntree \(hash)\nparent \(hash)", "index 83db48f..bf2a3c1 100644",
    "id: 550e8400-e29b-41d4-a716-446655440000", "token: 550e8400-e29b-41d4-a716-446655440000",
    "![](data:image/png;base64,iVBORw0KGgo\(SampleToken.random(400))==)",
    "\"integrity\": \"sha512-\(SampleToken.random(86))==\"", "sha256:\(digest)", "checksum = \"\(digest)\"",
    "secret: sha256:\(digest)", "Cargo.lock: source = \"git+https://github.com/a/b?rev=abc123#\(hash)\"",
    "image: registry.corp.net:5000/app@sha256:\(digest)", "h1:\(SampleToken.random(43))=",
    "    at com.corp.auth.TokenProvider.getToken(TokenProvider.java:142)",
    "  File \"/srv/app/token.py\", line 12, in get_password\n    password = self.config.get('password1')",
    "Fatal error: Unexpectedly found nil: file Secret.swift, line 42", "0x00007ffee4c3b8a0 in main () at main.c:12",
    "let token = try lexer.next(after: .colon2)", "password = getpass.getpass()",
    "const apiKey = process.env.API_KEY_1",
    "password: str = Field(min_length=8)", "password == other.password2", "Password::Verifier1.check(Value2)",
    "max_tokens=4096", "token: 12345678901234567890", "secret: my-tls-secret-2024", "--password-file=/run/pw1",
    "password: /run/secrets/db_password_1", "secretKeyRef:\n  name: db-secret-1\n  key: password",
    "tokenizer: bert-base-uncased-v2-finetuned", "nextPageToken: \(SampleToken.random(40))",
    "{\"csrf_token\": \"\(SampleToken.random(32))\"}", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI\(SampleToken.random(43))",
    "The password: at least 8 characters, 1 digit", "Wrong password: see chapter12 or Version2.0",
    "error: unexpected token: Identifier2, expected `;`", "the sk-button and the sk_live_mode setting",
    "ghp_ is the prefix of tokens; gho_ and github_pat_ are others", "keyboard: hidden_key_1",
    "Foo, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089",
    "\"AWS::IAM::Secret\": \"62d91b17309e76c8\"",
    "private_key: ed25519.Ed25519PrivateKey, password: bytes", "[\"http://host:80\",\"alice@corp.com\"]",
    "{password:!0,image:!0,radio:!0}", "Authorization: Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW",
    "http://localhost:3000/api/v1?x=1#top", "2024-05-01T12:00:00.000Z [info] auth token: refreshed2times",
    "| Authorization | Basic or Bearer |", "-------- | ---------", "<<<<<<< HEAD\n=======\n>>>>>>> branch",
  ])
  func `finds no secret in the text of a bug report`(text: String) {
    #expect(SecretScanner.scan([UInt8](text.utf8)) == [])
  }

  @Test(arguments: [
    "AKIA" + "IOSFODNN7EXAMPLE", "AKIA" + "I44QH8DHBEXAMPLE",
    "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "api_key=your_token_here_12345678",
    "api_key: ${API_KEY_2}", "api_key: {{ vault.key1 }}", "api_key: <your-api-key-1>", "password=changeme123!A",
    "ghp_" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789",
    "ghp_" + "1234567890abcdefghijklmnopqrstuvwxyz", "sk_live_" + "000000000000000000000000", "password: ********",
    "password=\"%s1Abcdefg\"", "npm_" + "YOURTOKENHEREYOURTOKENHEREYOURTOKENH",
  ])
  func `takes a placeholder for none`(text: String) {
    #expect(SecretScanner.scan([UInt8](text.utf8)) == [])
  }

  @Test func `scans every byte and the empty text`() {
    #expect(SecretScanner.scan([]) == [])
    #expect(SecretScanner.scan((0...255).map { UInt8($0) } + (0...255).reversed().map { UInt8($0) }) == [])
  }
}
