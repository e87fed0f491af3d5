internal import IssueStore
internal import Issues

extension MergeDriverSetting {
  /// What `hooks status` tells of it.
  var words: String {
    guard let reason = state.reason else { return state.word.rawValue }
    return "ours, stale: \(reason); git issue hooks install mends it"
  }

  /// What `hooks status --json` tells of it.
  var json: JSON {
    .object([("state", .text(state.word.rawValue)), ("path", .text(path)), ("reason", .optional(state.reason))])
  }
}

extension MergeDriverSetting.State {
  /// What programs are told that it is.
  enum Word: String, CaseIterable { case ours, stale, foreign, off }

  fileprivate var word: Word {
    switch self {
    case .ours: .ours
    case .elsewhere, .programMissing: .stale
    case .foreign: .foreign
    case .off: .off
    }
  }

  /// What is not as it should be.
  fileprivate var reason: String? {
    switch self {
    case .ours, .foreign, .off: nil
    case .elsewhere(let program): "it calls \(program)"
    case .programMissing(let program): "there is no program at \(program)"
    }
  }
}
