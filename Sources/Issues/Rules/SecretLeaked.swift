/// What is committed is published.
struct SecretLeaked: Rule {
  let id: RuleID = "secret-leaked"
  let summary = "A report holds no password, token or private key."
  let reason =
    "Logs and commands carry credentials, and what is committed stays in history: a secret found there must be revoked."
  let remedy =
    "Remove it, and revoke it if it was ever real. A false alarm is excused with a comment on the line above it or its code block."
  let needs = RuleNeeds.bytes
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report(sections: ["Additional Notes": "curl https://ada:" + "hWq7Rz2pLk@api.example.net/v1 ←"])),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    for match in subject.secrets {
      report(
        Finding(
          "this looks like a secret: \(match.title) (\(match.redacted))", at: match.range,
          help:
            "remove it, and revoke it if it was ever real; a false alarm is excused with `<!-- git-issue: allow secret-leaked: reason -->` on the line above it or its code block"
        ))
    }
  }
}
