internal import Hummingbird
internal import IssueStore

/// What was done, told on the page that follows.
enum Notice: String {
  case reported, saved, merged, commented, staged, unchanged

  init(_ done: Notice, _ outcome: Outcome<some Any>) {
    self = !outcome.hasChanged ? .unchanged : outcome.delivery == .stage ? .staged : done
  }

  /// What the address of a page asks for.
  init?(_ request: Request) {
    guard let fields = Fields(encoded: request.uri.query ?? ""), let text = fields["done"] else { return nil }
    self.init(rawValue: text)
  }

  /// A page with this notice.
  func path(_ path: String) -> String { "\(path)?done=\(rawValue)" }

  var html: HTML { "<p class=\"notice\" role=\"status\">\(words)</p>\n" }

  private var words: String {
    switch self {
    case .reported: "The report is filed."
    case .saved: "The change is committed."
    case .merged: "The change is committed, together with what somebody else has saved meanwhile."
    case .commented: "The comment is committed."
    case .staged: "The change is written and staged; it goes with your next commit."
    case .unchanged: "There was nothing to change."
    }
  }
}
