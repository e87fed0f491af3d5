/// An excuse that excuses nothing hides the next fault that comes to stand there.
struct UnusedAllow: Rule {
  let id: RuleID = "unused-allow"
  let summary = "Every comment `<!-- git-issue: allow RULE: reason -->` excuses something."
  let reason =
    "Whoever wrote it saw a fault there; when that is gone, or was never excused, the comment only hides the next one."
  let remedy =
    "Delete the comment, or mend the name of its rule: `git issue explain` lists the rules. Give it a reason."
  let level = Configuration.Level.warning
  let needs = RuleNeeds.verdicts
  let isExcusable = false
  var examples: [Example] {
    let secret = "curl https://ada:" + "hWq7Rz2pLk@api.example.net/v1"
    func notes(_ text: String) -> Example { Example(.report(sections: ["Additional Notes": text])) }
    return [
      Example(.report()),
      notes("<!-- git-issue: allow secret-leaked: revoked in May -->\n\(secret)"),
      notes("<!-- git-issue: allow secret-leaked: revoked in May -->\n```sh\ncd /tmp\n\(secret)\n```"),
      notes("Excuse it with `<!-- git-issue: allow secret-leaked: reason -->`."),
      notes("<!-- git-issue: allow personal-data: the reporter's own -->\nSeen by carla.jones@acme-corp.com"),
      notes("<!-- git-issue: allow secret-leaked: revoked in May --> ←\ncurl https://api.example.net/v1"),
      notes("<!-- git-issue: allow secret-leeked: revoked in May --> ←\n\(secret)"),
      notes("<!-- git-issue: allow secret-leaked --> ←\n\(secret)"),
      notes("<!-- git-issue: allow steps-missing: there are none --> ←"),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    let unused = subject.excuses.unused
    guard !unused.isEmpty else { return }
    let rules = Dictionary(uniqueKeysWithValues: Registry.rules.map { ($0.id, $0) })
    var told = 0
    for excuse in unused {
      func tell(_ message: String, _ help: @autoclosure () -> String?, fix: @autoclosure () -> Fix? = nil) {
        // What is beyond the findings that are told needs no advice.
        let isTold = told < RuleSet.mostFindings
        told += 1
        report(Finding(message, at: excuse.range, help: isTold ? help() ?? "" : "", fix: isTold ? fix() : nil))
      }
      guard let rule = rules[excuse.rule] else {
        tell("there is no rule '\(excuse.rule)' to excuse", RuleSet.correction(of: excuse.rule.rawValue))
        continue
      }
      guard subject.excuses.isJudged(by: rule.id) else { continue }
      if !rule.isExcusable {
        tell("nothing in a report excuses \(rule.id)", "delete the comment, and mend what \(rule.id) reports")
      } else if excuse.reason.isEmpty {
        tell("an excuse without a reason is none", "write `<!-- git-issue: allow \(rule.id): reason -->`")
      } else {
        tell(
          "this excuses nothing: \(rule.id) finds no fault here", "delete the comment",
          fix: excuse.deletion(in: subject.document))
      }
    }
  }
}

extension Excuse {
  /// Takes the comment out, with its line if nothing else stands there. A rule may find again what it finds no more.
  fileprivate func deletion(in document: Document) -> Fix {
    let line = Line.whole(document.bytes, range)
    let around = document.bytes[line.lowerBound..<range.lowerBound] + document.bytes[range.upperBound..<line.upperBound]
    let isAlone = String(decoding: around, as: UTF8.self).isBlank
    return Fix(.unsafe, isAlone ? line : range, with: "")
  }
}
