/// Reports are read by more people than the reporter thinks of.
struct PersonalData: Rule {
  let id: RuleID = "personal-data"
  let summary = "The text of a report holds no email, telephone number, address of a machine or card number."
  let reason = "The customer's data in a log is not ours to publish. Off by default, since many trackers are private."
  let remedy = "Replace it with something that means nobody, such as `user@example.org`."
  let level = Configuration.Level.off
  let needs = RuleNeeds.body
  var examples: [Example] {
    [
      Example(.report(), settings: "rules: {personal-data: error}"),
      Example(
        .report(sections: ["Additional Notes": "Seen by carla.jones@acme-corp.com ←"]),
        settings: "rules: {personal-data: error}"),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    // People in the front matter are named on purpose.
    let start = subject.document.bodyRange.lowerBound
    for match in PersonalDataScanner.scan(Array(subject.document.bytes[subject.document.bodyRange])) {
      report(
        Finding(
          "this looks like personal data: \(match.kind.title)", at: match.range.moved(by: start),
          help: "replace it with something that means nobody, such as user@example.org"))
    }
  }
}
