/// A form made ready for judging many reports: what its headings mean, and which texts are its own.
///
/// Reports of one form share most of their headings, so what one means is worked out once. Not for several threads.
package final class FormReading {
  package let form: Form
  package let substance: Substance
  /// The parts of the environment that the form asks for, in its order.
  let environment: [EnvironmentKey]
  /// The lines of the placeholders that have something in brackets, as they are compared.
  let hints: Set<String>
  /// The elements by the names that headings give them, in the order of the form.
  private var named: [String: [Form.Element]] = [:]
  private var meanings: [String: Meaning] = [:]
  private var realValues = Remembered<Bool>()
  private var environmentNames = Remembered<String>()

  /// A part of the environment that a form asks for.
  struct EnvironmentKey {
    let key: String
    let element: Form.Element
    /// What reporters may call it, as ``Vocabulary`` compares it.
    let names: Set<String>
    /// Whether it is answered by the name of any system.
    let isSystem: Bool

    init(_ key: String, _ element: Form.Element) {
      self.key = key
      self.element = element
      let spoken = key.split(separator: "_").joined(separator: " ")
      names = Set(([spoken, element.label] + element.aliases).map { Vocabulary.key($0) })
      isSystem = Vocabulary.key(key) == "os"
    }
  }

  /// What a heading means.
  struct Meaning {
    /// The elements of the form that it names, by their ids.
    let elements: [String]
    /// Whether one of them, or the words of the heading, ask for steps.
    let isSteps: Bool
    /// Whether one of them asks for the environment; without any, whether the words of the heading do.
    let isEnvironment: Bool

    /// Whether a line with these words that looks like a label is one.
    let isName: Bool

    /// - Parameters:
    ///   - key: The heading as ``Vocabulary`` compares it.
    ///   - named: The elements that have this name.
    init(key: String, naming named: [Form.Element]) {
      elements = named.map(\.id)
      isSteps = named.contains(where: \.asksForSteps) || Vocabulary.isSteps(key: key)
      isEnvironment =
        named.isEmpty ? Vocabulary.isEnvironment(key: key) && !isSteps : named.contains(where: \.asksForEnvironment)
      let words = key.utf8.count { $0 == 0x20 } + 1
      isName =
        !named.isEmpty || isSteps && words <= 12 || isEnvironment && words <= (key.hasPrefix("wh") ? 14 : 6)
        || Vocabulary.isNameOfSection(key: key)
    }
  }

  package init(_ form: Form) {
    self.form = form
    substance = Substance(form: form)
    environment = form.environment.map { EnvironmentKey($0.key, $0.element) }
    hints = Self.hints(of: form)
    for element in form.elements where element.kind != .markdown {
      for name in element.names { named[name, default: []].append(element) }
    }
  }

  private static func hints(of form: Form) -> Set<String> {
    let lines = form.elements.filter { $0.kind != .markdown }.flatMap {
      $0.placeholder.split(whereSeparator: \.isNewline)
    }
    return Set(lines.filter { $0.contains("[") }.map { Words.comparable($0) }.filter { $0.count > 3 })
  }

  /// Whether a value of the environment is a real one.
  func isReal(_ value: String) -> Bool { realValues.value(of: value) { substance.judge($0) == .real } }

  /// A key of the environment as ``Vocabulary`` compares it.
  func environmentName(of key: String) -> String { environmentNames.value(of: key) { Self.environmentName(of: $0) } }

  static func environmentName(of key: String) -> String {
    Vocabulary.key(key.split(separator: "_").joined(separator: " "))
  }

  func meaning(of title: String) -> Meaning {
    if let known = meanings[title] { return known }
    let key = Vocabulary.key(title)
    let meaning = Meaning(key: key, naming: named[key] ?? [])
    // A hostile tracker could have a heading of its own in every report.
    if meanings.count >= 4_000 { meanings.removeAll(keepingCapacity: true) }
    meanings[title] = meaning
    return meaning
  }
}
