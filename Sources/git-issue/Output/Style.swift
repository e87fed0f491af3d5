/// Paints text by what it means, never by a colour that a caller names.
struct Style {
  /// What a piece of text is.
  enum Role: CaseIterable {
    case critical, high, medium, low
    case open, closed
    case id, heading, bold, dim
    case error, warning, help, caret
    case removed, added, match

    /// The parameters of the terminal's `SGR` sequence, from the eight colours that every palette sets.
    fileprivate var parameters: String {
      switch self {
      case .critical: "1;31"
      case .high: "31"
      case .medium: "33"
      case .low: "36"
      case .open: "32"
      case .closed: "35"
      case .id: "33"
      case .heading, .bold: "1"
      case .dim: "2"
      case .error: "1;31"
      case .warning: "1;33"
      case .help: "1;36"
      case .caret: "1;32"
      case .removed: "31"
      case .added: "32"
      case .match: "1;31"
      }
    }
  }

  private let mode: ColorMode

  init(_ mode: ColorMode) {
    self.mode = mode
  }

  /// Whether painting shows.
  var isColored: Bool { mode == .colored }

  /// The text, painted when there is colour. Empty text stays empty, and no role paints nothing.
  func paint(_ text: TerminalText, as role: Role?) -> String {
    guard mode == .colored, let role, !text.description.isEmpty else { return text.description }
    return "\u{1B}[\(role.parameters)m\(text)\u{1B}[m"
  }
}
