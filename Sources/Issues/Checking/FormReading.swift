/// A form made ready for judging many reports: what its headings mean, and which texts are its own.
///
/// Reports of one form share most of their headings, so what one means is worked out once. Not for several threads.
package final class FormReading {
  package let form: Form
  package let substance: Substance
  private var meanings: [String: Meaning] = [:]

  /// What a heading means.
  struct Meaning {
    /// The elements of the form that it names, by their ids.
    let elements: [String]
    /// Whether one of them, or the words of the heading, ask for steps.
    let isSteps: Bool
    /// Whether one of them asks for the environment; without any, whether the words of the heading do.
    let isEnvironment: Bool

    var isKnown: Bool { !elements.isEmpty || isSteps || isEnvironment }

    init(_ title: String, _ form: Form?) {
      let named = form?.elements.filter { $0.kind != .markdown && $0.isNamed(title) } ?? []
      elements = named.map(\.id)
      isSteps = named.contains(where: \.asksForSteps) || Vocabulary.isSteps(title)
      isEnvironment =
        named.isEmpty ? Vocabulary.isEnvironment(title) && !isSteps : named.contains(where: \.asksForEnvironment)
    }
  }

  package init(_ form: Form) {
    self.form = form
    substance = Substance(form: form)
  }

  func meaning(of title: String) -> Meaning {
    if let known = meanings[title] { return known }
    let meaning = Meaning(title, form)
    // A hostile tracker could have a heading of its own in every report.
    if meanings.count < 1_000 { meanings[title] = meaning }
    return meaning
  }
}
