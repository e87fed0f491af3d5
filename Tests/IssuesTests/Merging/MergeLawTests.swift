import Testing

@testable import Issues

/// Laws that hold for the merge of any changes. The argument is the seed, so a failure can be repeated.
struct MergeLawTests {
  private static let base = ReportEdits.base
  private let base = MergeLawTests.base

  private func sides(_ seed: UInt64) -> (ours: Document, theirs: Document) {
    var (ours, theirs) = (ReportEdits(seed: seed, author: "o"), ReportEdits(seed: seed, author: "t"))
    return (ours.edited(), theirs.edited())
  }

  private func merge(_ base: Document, _ ours: Document, _ theirs: Document) -> (document: Document, conflicts: Int) {
    let result = Merge(base: base.bytes, ours: ours.bytes, theirs: theirs.bytes).result
    return (Document(result.bytes), result.conflicts)
  }

  private func lines(_ document: Document) -> [Substring] {
    document.text.split(separator: "\n").filter { !$0.hasPrefix("resolved:") && $0 != "---" }
  }

  @Test func `the report that is changed keeps the rules of front matter`() {
    #expect(base.fault == nil)
  }

  @Test(arguments: 1...60) func `what one side has changed is taken as it is`(_ seed: UInt64) {
    let (side, _) = sides(seed)
    #expect(merge(base, side, base).document.text == side.text)
    #expect(merge(base, base, side).document.text == side.text)
    #expect(merge(base, side, side).document.text == side.text)
  }

  @Test(arguments: 1...150) func `the result can be read, or has markers`(_ seed: UInt64) {
    let (ours, theirs) = sides(seed)
    let (merged, conflicts) = merge(base, ours, theirs)
    #expect(merged.isConflicted == (conflicts > 0))
    #expect(conflicts > 0 || merged.fault == nil, "\(merged.text)")
  }

  @Test(arguments: 1...150) func `what a side has added is there, and what one has taken out is not`(_ seed: UInt64) {
    let (ours, theirs) = sides(seed)
    let (merged, conflicts) = merge(base, ours, theirs)
    let (old, our, their, all) = (Set(lines(base)), Set(lines(ours)), Set(lines(theirs)), Set(lines(merged)))
    for line in our.union(their) where !old.contains(line) {
      #expect(all.contains(line), "lost: \(line)\n\(merged.text)")
    }
    guard conflicts == 0 else { return }
    for line in old where !our.contains(line) || !their.contains(line) {
      #expect(!all.contains(line), "came back: \(line)\n\(merged.text)")
    }
    for line in old where our.contains(line) && their.contains(line) {
      #expect(all.contains(line), "lost: \(line)\n\(merged.text)")
    }
    for line in all {
      let counts = [ours, theirs, merged].map { side in lines(side).count { $0 == line } }
      #expect(counts[2] <= max(counts[0], counts[1]), "too often: \(line)\n\(merged.text)")
    }
  }

  @Test(arguments: 1...100) func `it is the same from either side, but for the order of what is new`(_ seed: UInt64) {
    let (ours, theirs) = sides(seed)
    let (one, other) = (merge(base, ours, theirs), merge(base, theirs, ours))
    #expect(one.conflicts == other.conflicts)
    guard one.conflicts == 0 else { return }
    #expect(lines(one.document).sorted() == lines(other.document).sorted())
    #expect(one.document["resolved"]?.text == other.document["resolved"]?.text)
  }

  @Test(arguments: 1...100) func `what is merged already is not merged again`(_ seed: UInt64) {
    let (ours, theirs) = sides(seed)
    let (merged, conflicts) = merge(base, ours, theirs)
    guard conflicts == 0 else { return }
    #expect(merge(base, merged, theirs).document.text == merged.text)
    #expect(merge(base, merged, ours).document.text == merged.text)
    #expect(merge(ours, merged, ours).document.text == merged.text)
  }

  @Test(arguments: 1...40) func `labels come to the same in whatever order three sides are merged`(_ seed: UInt64) {
    var sides: [Document] = []
    for author in ["a", "b", "c"] {
      var edits = ReportEdits(seed: seed, author: author)
      let labels = edits.edited()["labels"]?.value.texts ?? []
      sides.append(base.setting("labels", to: .list(labels)))
    }
    let left = merge(base, merge(base, sides[0], sides[1]).document, sides[2]).document
    let right = merge(base, sides[0], merge(base, sides[1], sides[2]).document).document
    #expect(Set(left["labels"]?.value.texts ?? []) == Set(right["labels"]?.value.texts ?? []))
  }

  @Test(arguments: 1...40) func `line ends, mark and last line are no lines`(_ seed: UInt64) {
    let (ours, theirs) = sides(seed)
    let merged = merge(base, ours, theirs)
    func windows(_ document: Document) -> Document {
      Document("\u{FEFF}" + document.text.replacing("\n", with: "\r\n"))
    }
    #expect(merge(windows(base), windows(ours), windows(theirs)).document == windows(merged.document))
    #expect(merge(base, windows(ours), theirs).document == windows(merged.document))
    #expect(merge(base, ours, windows(theirs)).document == windows(merged.document))
    func open(_ document: Document) -> Document { Document(Array(document.bytes.dropLast())) }
    #expect(merge(base, open(ours), theirs).document == open(merged.document))
  }
}
