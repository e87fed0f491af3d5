import Testing

@testable import git_issue

struct TableTests {
  private static let columns = [
    Table.Column(title: TerminalText("ID"), importance: 5),
    Table.Column(title: TerminalText("STATUS"), importance: 4),
    Table.Column(title: TerminalText("SEVERITY"), importance: 3),
    Table.Column(title: TerminalText("TITLE"), sizing: .flexible(minimum: 16), importance: 6),
    Table.Column(title: TerminalText("REPORTER"), importance: 1),
    Table.Column(title: TerminalText("VOTES"), alignment: .right, importance: 2),
  ]

  private static func table(_ rows: [[String]]) -> Table {
    Table(columns: columns, rows: rows.map { $0.map { Table.Cell(text: TerminalText($0)) } })
  }

  private static let issues = table([
    ["BUG-1", "open", "high", "The application crashes when the file is empty", "Ada Lovelace", "12"],
    ["BUG-12", "in-progress", "low", "日本語のファイル名で保存すると文字化けする", "山田太郎", "3"],
    ["BUG-123", "fixed", "", "Emoji 👩‍💻 in a title", "José", ""],
  ])

  private static func text(_ table: Table, _ limit: Int?) -> String {
    table.lines(fitting: limit, style: Style(.plain)).joined(separator: "\n")
  }

  @Test func `shows everything when nothing limits it`() {
    #expect(
      Self.text(Self.issues, nil) == """
        ID       STATUS       SEVERITY  TITLE                                           REPORTER      VOTES
        BUG-1    open         high      The application crashes when the file is empty  Ada Lovelace     12
        BUG-12   in-progress  low       日本語のファイル名で保存すると文字化けする      山田太郎          3
        BUG-123  fixed                  Emoji 👩‍💻 in a title                             José
        """)
  }

  @Test func `cuts the flexible column first`() {
    #expect(
      Self.text(Self.issues, 80) == """
        ID       STATUS       SEVERITY  TITLE                        REPORTER      VOTES
        BUG-1    open         high      The application crashes wh…  Ada Lovelace     12
        BUG-12   in-progress  low       日本語のファイル名で保存す…  山田太郎          3
        BUG-123  fixed                  Emoji 👩‍💻 in a title          José
        """)
  }

  @Test func `leaves out the least important columns at 40`() {
    #expect(
      Self.text(Self.issues, 40) == """
        ID       STATUS       TITLE
        BUG-1    open         The application c…
        BUG-12   in-progress  日本語のファイル…
        BUG-123  fixed        Emoji 👩‍💻 in a tit…
        """)
  }

  @Test func `still shows the titles at 20`() {
    #expect(
      Self.text(Self.issues, 20) == """
        TITLE
        The application cra…
        日本語のファイル名…
        Emoji 👩‍💻 in a title
        """)
  }

  @Test(arguments: 1...200)
  func `fits any terminal and leaves no blanks at the ends`(limit: Int) {
    for line in Self.issues.lines(fitting: limit, style: Style(.plain)) {
      #expect(TerminalText(line).width <= limit)
      #expect(line.last != " ")
    }
  }

  @Test func `paints cells but not the blanks between them`() {
    let cells = [Table.Cell(text: TerminalText("a"), role: .id), Table.Cell(text: TerminalText("b"))]
    let columns = [
      Table.Column(title: TerminalText("ID"), importance: 1), Table.Column(title: TerminalText("T"), importance: 2),
    ]
    let lines = Table(columns: columns, rows: [cells]).lines(fitting: 80, style: Style(.colored))
    #expect(lines == ["\u{1B}[1mID\u{1B}[m  \u{1B}[1mT\u{1B}[m", "\u{1B}[33ma\u{1B}[m   b"])
  }

  @Test func `keeps a cell that is read from the right apart from its neighbours`() {
    let rows = [["BUG-1", "open", "high", "הקובץ ריק", "דנה", "1"]]
    #expect(
      Self.table(rows).lines(fitting: 80, style: Style(.plain))[1]
        == "BUG-1  open    high      הקובץ ריק\u{200E}  דנה\u{200E}           1")
    #expect(Self.table(rows).lines(fitting: nil, style: Style(.plain))[1].contains("\u{200E}") == false)
  }

  @Test func `obeys nothing that a cell says`() {
    let rows = [["BUG-1", "open", "high", "\u{1B}[2Jgone\r\n", "a\tb", "1"]]
    #expect(
      Self.table(rows).lines(fitting: 80, style: Style(.plain))[1]
        == "BUG-1  open    high      ^[[2Jgone^M^J  a^Ib          1")
  }
}
