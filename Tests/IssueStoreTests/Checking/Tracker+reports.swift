import Issues
import TestSupport

extension Tracker {
  /// Writes reports to the work tree, every fifth of them with a fault.
  func writeReports(_ count: Int, seed: Int) throws {
    var dice = Dice(seed: seed)
    for number in 1...count {
      try writeReport(number, &dice, related: Int.random(in: 1...count + 1, using: &dice))
    }
  }

  func writeReport(_ number: Int, _ dice: inout Dice, related: Int) throws {
    let id = IssueID(prefix: "BUG", number: number)
    var text = Self.report(id, "Crash \(dice.next() % 1_000)").text
    switch dice.next() % 20 {
    case 0: text = text.replacing("1. Open the login page", with: "N/A").replacing("2. Leave", with: "\n\nLeave")
    case 1: text = text.replacing("status: open", with: "status: opne")
    case 2: text = text.replacing("title: Crash", with: "related:\n  - BUG-\(related)\ntitle: Crash")
    case 3: text = text.replacing("title: Crash", with: "files:\n  - src/login.py\ntitle: Crash")
    default: break
    }
    try repository.write(".issues/\(id)-crash.md", text)
  }
}
