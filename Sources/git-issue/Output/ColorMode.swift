/// Whether output has colour.
enum ColorMode: Hashable {
  case plain
  case colored

  /// A setting of colour that says none of `always`, `never`, `auto`, `true` or `false`.
  struct UnknownSetting: Error, Equatable, CustomStringConvertible {
    /// Where it was said: `--color`, `color.issue` or `color.ui`.
    let name: String
    /// What was said.
    let value: String

    var description: String { "\(name): \(TerminalText(value)) is not one of: always, auto, never" }
  }

  /// Decides as Git does: the option, else `color.issue`, else `color.ui`, else `auto`.
  ///
  /// `auto` then asks the environment, where `NO_COLOR`, `CLICOLOR_FORCE` and `CLICOLOR` are heard although Git does
  /// not know them. `always` overrides them.
  ///
  /// - Parameters:
  ///   - option: The value of `--color`; empty for `--color` alone, which is `always`, and `never` for `--no-color`.
  ///   - command: The value of `color.issue`.
  ///   - ui: The value of `color.ui`.
  ///   - terminals: The streams that a person sits at, of which only output counts.
  static func decide(
    option: String? = nil, command: String? = nil, ui: String? = nil, environment: [String: String],
    terminals: Set<Console.Stream>
  ) throws(UnknownSetting) -> ColorMode {
    switch try setting(option: option, command: command, ui: ui) {
    case .always: .colored
    case .never: .plain
    case .auto: decide(environment: environment, terminals: terminals)
    }
  }

  /// Decides `auto` by the environment.
  static func decide(environment: [String: String], terminals: Set<Console.Stream>) -> ColorMode {
    if isSet("NO_COLOR", in: environment) { return .plain }
    if isSet("CLICOLOR_FORCE", in: environment), environment["CLICOLOR_FORCE"] != "0" { return .colored }
    if environment["CLICOLOR"] == "0" { return .plain }
    guard terminals.contains(.output) || environment["GIT_PAGER_IN_USE"].flatMap(boolean) == true else { return .plain }
    return isDumb(environment) ? .plain : .colored
  }

  /// Whether the terminal can do no more than print, as Git judges: `TERM` is `dumb` or not set.
  static func isDumb(_ environment: [String: String]) -> Bool {
    environment["TERM", default: "dumb"] == "dumb"
  }

  private enum Setting: String {
    case always, auto, never
  }

  private static func setting(option: String?, command: String?, ui: String?) throws(UnknownSetting) -> Setting {
    if let option {
      if option.isEmpty { return .always }
      guard let setting = parse(option) else { throw UnknownSetting(name: "--color", value: option) }
      return setting
    }
    for (name, value) in [("color.issue", command), ("color.ui", ui)] {
      guard let value else { continue }
      guard let setting = parse(value) else { throw UnknownSetting(name: name, value: value) }
      return setting
    }
    return .auto
  }

  /// Reads a word or, as in Git's configuration, a boolean, of which `true` is `auto`.
  private static func parse(_ value: String) -> Setting? {
    if let setting = Setting(rawValue: value.lowercased()) { return setting }
    return boolean(value).map { $0 ? .auto : .never }
  }

  private static func boolean(_ value: String) -> Bool? {
    switch value.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off", "": false
    case let number: Int(number).map { $0 != 0 }
    }
  }

  private static func isSet(_ name: String, in environment: [String: String]) -> Bool {
    environment[name].map { !$0.isEmpty } ?? false
  }
}
