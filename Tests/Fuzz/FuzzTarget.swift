/// Code that reads what anybody may have written, and what must be so whatever it is.
protocol FuzzTarget: Sendable {
  func run(_ bytes: [UInt8])
}

/// What is tried, by the names that `Scripts/fuzz` takes.
enum FuzzTargets {
  static let all: [String: any FuzzTarget] = [
    "document": DocumentTarget(), "form": FormTarget(), "http": HTTPTarget(), "import": ImportTarget(),
    "index": IndexTarget(), "json": JSONTarget(), "merge": MergeTarget(), "message": MessageTarget(),
    "query": QueryTarget(), "settings": SettingsTarget(),
  ]
}
