internal import Issues

/// What was opened and closed in each week or month, as bars, and how many were open at its end, as a line; drawn by the
/// server, so that it is there without a script.
struct CourseChart {
  private let points: [Statistics.Point]
  private let title: String

  private static let (width, height, margin) = (720, 220, 34)

  init(_ points: [Statistics.Point], title: String) {
    self.points = points
    self.title = title
  }

  /// Nil where there is nothing to draw.
  var svg: HTML? {
    guard points.count > 1 else { return nil }
    let most = max(1, points.map { max($0.open, $0.opened, $0.closed) }.max() ?? 1)
    let inner = (width: Self.width - 2 * Self.margin, height: Self.height - 2 * Self.margin)
    func x(_ index: Int) -> Double { Double(Self.margin) + Double(inner.width) * Double(index) / Double(points.count) }
    func y(_ number: Int) -> Double {
      Double(Self.margin + inner.height) - Double(inner.height * number) / Double(most)
    }
    let step = Double(inner.width) / Double(points.count)
    var bars: HTML = ""
    for (index, point) in points.enumerated() {
      bars += bar("opened", point.opened, at: x(index) + step * 0.1, step * 0.38, y)
      bars += bar("closed", point.closed, at: x(index) + step * 0.52, step * 0.38, y)
    }
    let line = points.enumerated().map { "\(Self.short(x($0.offset) + step / 2)),\(Self.short(y($0.element.open)))" }
      .joined(separator: " ")
    let base = Self.margin + inner.height
    return """
      <svg class="chart" viewBox="0 0 \(Self.width) \(Self.height)" role="img" aria-label="\(title)">
      <title>\(title)</title>
      <line class="axis" x1="\(Self.margin)" y1="\(base)" x2="\(Self.width - Self.margin)" y2="\(base)"/>
      <text class="axis" x="\(Self.margin - 6)" y="\(Self.margin + 4)" text-anchor="end">\(most)</text>
      <text class="axis" x="\(Self.margin - 6)" y="\(base + 4)" text-anchor="end">0</text>
      <text class="axis" x="\(Self.margin)" y="\(base + 20)">\(points[0].start)</text>
      <text class="axis" x="\(Self.width - Self.margin)" y="\(base + 20)" text-anchor="end">\(points[points.count - 1].start)</text>
      \(bars)<polyline class="line open" points="\(line)"/>
      </svg>
      """
  }

  private func bar(_ kind: HTML, _ number: Int, at left: Double, _ width: Double, _ y: (Int) -> Double) -> HTML {
    guard number > 0 else { return "" }
    let top = y(number)
    return """
      <rect class="bar \(kind)" x="\(Self.short(left))" y="\(Self.short(top))" width="\(Self.short(width))" \
      height="\(Self.short(y(0) - top))"><title>\(number) \(kind)</title></rect>

      """
  }

  /// A coordinate with one digit behind the point.
  private static func short(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(abs(tenths % 10))"
  }
}
