/// A trailer that names an issue is written so that it is read as one.
struct TrailerUnclear: Rule {
  let id: RuleID = "trailer-unclear"
  let summary = "A trailer that begins with an issue's id has nothing but ids in it."
  let reason = "What is written beside an id may mean anything: such a trailer is not read, and nothing is checked."
  let remedy = "Write the plain id: `Closes: BUG-001`. Several stand with commas between: `Refs: BUG-001, BUG-002`."
  let level = Configuration.Level.warning
  let needs = RuleNeeds.message
  let isExcusable = false
  var examples: [Example] {
    [
      .message("Refuse an empty password\n\nCloses: BUG-001", standing: .closed),
      .message("Refuse an empty password\n\nCloses: #12", standing: .closed),
      .message("Refuse an empty password\n\nCloses: BUG-001 (the login) ←", standing: .closed),
      .message("Refuse an empty password\n\nRefs: `BUG-001`. ←", standing: .closed),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    for trailer in subject.trailers where trailer.isUnclear {
      for mention in trailer.mentions where !subject.surroundings.paths(mention.id).isEmpty {
        report(
          Finding(
            "this is not read as a trailer of \(mention.id)", at: mention.range,
            help: "write the id alone: `\(mention.id)`; several with commas between"))
      }
    }
  }
}
