import Testing

@testable import Issues

/// What tests of merges have in common.
protocol MergeSuite {}

extension MergeSuite {
  var base: Document { ReportEdits.base }

  func merge(_ ours: (Document) -> Document, _ theirs: (Document) -> Document) -> (text: String, conflicts: Int) {
    merge(ours(base).text, theirs(base).text, since: base.text)
  }

  func merge(
    _ ours: String, _ theirs: String, since base: String, marking: ConflictMarking = ConflictMarking()
  ) -> (text: String, conflicts: Int) {
    let result = Merge(
      base: Array(base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8), marking: marking
    ).result
    return (String(decoding: result.bytes, as: UTF8.self), result.conflicts)
  }

  func expectClean(_ result: (text: String, conflicts: Int), _ expected: Document) {
    #expect(result.text == expected.text)
    #expect(result.conflicts == 0)
  }
}
