/// The changes of two sides to one text, line by line, as Git merges texts.
struct LineMerge {
  private enum Stretch {
    case merged([TextLine])
    case conflict(base: [TextLine], ours: [TextLine], theirs: [TextLine])
  }

  private var stretches: [Stretch] = []

  init(base: [TextLine], ours: [TextLine], theirs: [TextLine]) {
    if ours == base || theirs == base || ours == theirs {
      add(base: base, ours: ours, theirs: theirs)
      return
    }
    var numbers = LineNumbers<TextLine>()
    let start = numbers.of(base)
    let inOurs = LineMatches.places(of: start, in: numbers.of(ours))
    let inTheirs = LineMatches.places(of: start, in: numbers.of(theirs))
    var (line, our, their) = (0, 0, 0)
    while line < base.count || our < ours.count || their < theirs.count {
      let shared = line
      while line < base.count, inOurs[line] == our, inTheirs[line] == their {
        (line, our, their) = (line + 1, our + 1, their + 1)
      }
      add(Array(base[shared..<line]))
      let next = (line..<base.count).first { inOurs[$0] != nil && inTheirs[$0] != nil }
      let end = next ?? base.count
      let ourEnd = next.flatMap { inOurs[$0] } ?? ours.count
      let theirEnd = next.flatMap { inTheirs[$0] } ?? theirs.count
      add(base: Array(base[line..<end]), ours: Array(ours[our..<ourEnd]), theirs: Array(theirs[their..<theirEnd]))
      (line, our, their) = (end, ourEnd, theirEnd)
    }
  }

  /// The text, where nobody has to decide anything.
  var clean: [TextLine]? {
    var lines: [TextLine] = []
    for stretch in stretches {
      guard case .merged(let more) = stretch else { return nil }
      lines += more
    }
    return lines
  }

  func text(_ marking: ConflictMarking) -> MergedText {
    var text = MergedText()
    for stretch in stretches {
      switch stretch {
      case .merged(let lines): text.append(lines)
      case .conflict(let base, let ours, let theirs):
        text.appendConflict(base: base, ours: ours, theirs: theirs, marking)
      }
    }
    return text
  }

  private mutating func add(_ lines: [TextLine]) {
    if !lines.isEmpty { stretches.append(.merged(lines)) }
  }

  /// Adds what at least one side has changed. Of a conflict, only what differs between the sides is one.
  private mutating func add(base: [TextLine], ours: [TextLine], theirs: [TextLine]) {
    if ours == theirs || theirs == base { return add(ours) }
    if ours == base { return add(theirs) }
    let head = zip(ours, theirs).prefix { $0 == $1 }.count
    let tail = zip(ours[head...].reversed(), theirs[head...].reversed()).prefix { $0 == $1 }.count
    add(Array(ours[..<head]))
    stretches.append(
      .conflict(
        base: base, ours: Array(ours[head..<ours.count - tail]), theirs: Array(theirs[head..<theirs.count - tail])))
    add(Array(ours.suffix(tail)))
  }
}
