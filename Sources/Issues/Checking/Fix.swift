/// What puts a finding right without asking a person: some bytes of the file, and what stands there instead.
package struct Fix: Sendable, Hashable {
  /// Whether a fix may be applied without anybody looking at it.
  package enum Applicability: String, Sendable, CaseIterable {
    /// It says the same as before, in the way that it should be said.
    case safe
    /// It guesses what was meant, or takes away what somebody wrote.
    case unsafe

    /// Whether what allows this one allows another.
    package func includes(_ other: Applicability) -> Bool { self == .unsafe || other == .safe }
  }

  package struct Edit: Sendable, Hashable {
    /// Byte offsets in the file.
    package let range: Range<Int>
    package let text: String
  }

  package let applicability: Applicability
  package let edits: [Edit]

  init(_ applicability: Applicability, _ range: Range<Int>, with text: String) {
    self.applicability = applicability
    edits = [Edit(range: range, text: text)]
  }

  /// Writes another value in place of a scalar; nil for a value of several lines or none, which is for a person to edit.
  init?(_ applicability: Applicability, _ node: YAMLNode, with text: String) {
    guard case .scalar(_, let style) = node.content, style != .literal, style != .folded, !node.range.isEmpty else {
      return nil
    }
    // What may stand in `[…]` may stand anywhere.
    self.init(applicability, node.range, with: YAMLScalar.writeInFlow(text))
  }

  /// Deletes the lines in which a range stands.
  static func deletingLines(of range: Range<Int>, in document: Document) -> Fix {
    Fix(.unsafe, Line.whole(document.bytes, range), with: "")
  }
}

extension Fix {
  /// A fix with its places as people and editors count them.
  package struct Placed: Sendable, Hashable {
    package struct Edit: Sendable, Hashable {
      /// Byte offsets in the file.
      package let range: Range<Int>
      package let start: LineMap.Position
      package let end: LineMap.Position
      package let text: String

      package init(range: Range<Int>, start: LineMap.Position, end: LineMap.Position, text: String) {
        self.range = range
        self.start = start
        self.end = end
        self.text = text
      }
    }

    package let applicability: Applicability
    package let edits: [Edit]

    package init(_ applicability: Applicability, _ edits: [Edit]) {
      self.applicability = applicability
      self.edits = edits
    }

    init(_ fix: Fix, _ map: LineMap) {
      applicability = fix.applicability
      edits = fix.edits.map { edit in
        Edit(
          range: edit.range, start: map.position(of: edit.range.lowerBound),
          end: map.position(of: edit.range.upperBound), text: edit.text)
      }
    }

    package var json: JSON {
      .object([
        ("applicability", .text(applicability.rawValue)),
        (
          "edits",
          .list(
            edits.map { edit in
              .object([
                ("line", .number(edit.start.line)), ("column", .number(edit.start.column)),
                ("endLine", .number(edit.end.line)), ("endColumn", .number(edit.end.column)),
                ("text", .text(edit.text)),
              ])
            })
        ),
      ])
    }
  }
}
