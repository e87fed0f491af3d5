internal import Git
internal import Issues

/// Where the side that brought a report, and those that knew its id as another's, went apart.
struct Parting {
  /// The newest commit of the side; nil where the report is not committed, or both sides are one.
  let side: ObjectID?
  let others: [ObjectID]
  let base: ObjectID?

  enum Owner { case mover, other, unknown }

  /// Whose a file is that lies in a folder of both.
  func owner(of path: String, _ tree: CommitTrees) throws -> Owner {
    guard let side else { return .unknown }
    let isOwn = try tree.has(path, in: side)
    let isOthers =
      try others.contains { try tree.has(path, in: $0) } || base.map { try tree.has(path, in: $0) } ?? false
    if isOwn == isOthers { return .unknown }
    return isOwn ? .mover : .other
  }
}

extension RenumberPlanner {
  /// Finds out where a report came from.
  func parting(of claimant: Claimant, from staying: Claimant) throws -> Parting {
    let none = Parting(side: nil, others: [], base: nil)
    guard let head = head else { return none }
    if sides.count > 1 { return try parting(of: claimant, from: staying, sides) ?? none }
    guard let meeting = try tree.meeting(of: claimant.path, staying.path, from: head) else { return none }
    if meeting.parents.count > 1 { return try parting(of: claimant, from: staying, meeting.parents) ?? none }
    // A rebase has put one side on top of the other.
    guard let before = meeting.parents.first, try tree.has(staying.path, in: before) else { return none }
    var base = before
    if let upstream = shared.upstream, let shared = try store.repository.mergeBase(upstream, before) {
      base = shared
    }
    return Parting(side: head, others: [base], base: base)
  }

  private func parting(of claimant: Claimant, from staying: Claimant, _ sides: [ObjectID]) throws -> Parting? {
    func side(of claimant: Claimant, not other: ObjectID?) throws -> ObjectID? {
      if let side = claimant.side { return side == .ours ? sides.first : sides.dropFirst().first }
      return try sides.first { try $0 != other && tree.has(claimant.path, in: $0) }
    }
    guard let own = try side(of: claimant, not: nil) else { return nil }
    // Who knew both may have meant either.
    if claimant.path != staying.path, try tree.has(staying.path, in: own) { return nil }
    let others = sides.filter { $0 != own }
    let base = try others.first.flatMap { try store.repository.mergeBase(own, $0) }
    return Parting(side: own, others: others, base: base)
  }
}
