internal import Issues

/// What issues are judged by: settings, forms and known findings, as they stand somewhere.
///
/// A change is judged by those of the side that it goes to: else it could bring its own.
package struct Policy {
  package let settings: Settings
  /// The findings that are known and not told again.
  package let baseline: BaselineFile?
  let rules: RuleSet
  /// By which it is told from every other, and a copy is not.
  let identity = Identity()
  final class Identity {}
  private let readings = Readings()

  /// The forms that were needed.
  private final class Readings { var byType: [String: FormReading] = [:] }

  package init(of snapshot: Snapshot, known: KnownFindings = .own) throws {
    let baseline: BaselineFile? =
      switch known {
      case .own: try snapshot.baseline
      case .none: nil
      case .listed(let file): file
      }
    self.init(try snapshot.settings, baseline: baseline)
  }

  init(_ settings: Settings, baseline: BaselineFile?) {
    self.settings = settings
    self.baseline = baseline
    rules = RuleSet(configuration: settings.configuration)
  }

  /// The form that an issue of a type is read under; for an unknown type, that of new issues.
  func reading(ofType type: String) -> FormReading? {
    if let known = readings.byType[type] { return known }
    guard let form = settings.form(ofType: type) else {
      guard let other = settings.defaultForm?.type, other != type else { return nil }
      return reading(ofType: other)
    }
    let reading = FormReading(form)
    readings.byType[type] = reading
    return reading
  }
}
