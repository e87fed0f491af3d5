import Testing

@testable import Issues

struct QueryTests {
  private static let text = """
    ---
    id: BUG-012
    status: in-progress
    type: bug
    severity: high
    reported: 2026-03-01
    assignee: Bob <bob@example.org>
    reporter: Ada <ada@example.org>
    labels:
      - auth
      - Mail
    title: 'Login crashes: connection refused'
    phase: Phase 2
    environment:
      os: Debian 12
    components:
      - AI Assistant / Context
    files:
      - src/auth/login.py
    related:
      - BUG-003
    x-customer: ACME
    x-cost: 12.5
    x-until: 2026-02-27
    X-Team: Blue
    x-Floor: 3
    formerly: BUG-099
    resolved: 2026-04-01
    ---

    ## Description

    The server says "no route".
    """

  private static let configuration: Configuration = {
    var configuration = Configuration()
    configuration.queries = [
      ("triage", "is:open (no:assignee or label:auth)"), ("mine", "@triage assignee:me sort:id"),
      ("bad", "status:opne"),
      ("self", "label:auth @self"),
    ]
    return configuration
  }()

  private func matches(_ query: String...) throws -> Bool {
    let issue = try #require(Issue(Document(Self.text), path: ".issues/BUG-012-x.md"))
    let configuration = Self.configuration
    let query = try Query(query, configuration: configuration, types: ["bug", "tracker"], fields: [.init("impact")])
    return query.matches(
      issue,
      .init(
        configuration: configuration, today: CalendarDate(daysSince1970: 20_527),
        me: Person("Robert <bob@example.org>"),
        uncommitted: [issue.path]))
  }

  @Test(arguments: [
    "id:BUG-12", "id:bug-012", "id:BUG-1,bug-12", "related:x,BUG-3", "related:bug-3,BUG-4", "id>BUG-3", "title:crashes",
    "title=LOGIN", "status:in-progress",
    "status:\"In Progress\"",
    "type:bug", "severity:high", "severity>=high", "severity>=medium", "severity:>=medium", "severity<critical",
    "severity<=high", "reported:2026-03-01", "reported:>=2026-03-01", "reported<2026-03-02", "resolved>2026-03-01",
    "reporter:ada", "assignee:bob", "assignee:me", "label:auth", "labels:mail", "label:AUTH", "phase:\"phase 2\"",
    "component:\"AI Assistant\"", "components:context", "file:src/auth", "related:BUG-3", "formerly:bug-99",
    "environment.os:debian", "env.os:\"Debian 12\"", "x-customer:acme", "is:open", "is:uncommitted", "has:assignee",
    "no:reproducible", "no:impact", "-label:wip", "-status:open", "-is:closed", "-\"not there\"", "refused",
    "\"connection refused\"", "text:\"no route\"", "", "   ", "label:auth label:mail -label:wip",
    "overdue:yes", "-overdue:no", "due:2026-03-01", "due<2026-03-04", "has:due",
    "status:open or status:in-progress", "status:open,in-progress", "severity:high,critical", "label:wip,auth",
    "not label:wip", "NOT status:open", "not not label:auth", "-label:wip,other", "(status:open or label:auth) phase:2",
    "-(status:open or label:wip)", "not (status:open label:auth)", "label:wip and x or label:auth", "(((refused)))",
    "\"(\" or refused", "title:\"login crashes\"", "\"no route\"", "refus* crash*", "title:crash*", "label:au*",
    "reported:2026-03", "reported:2026", "reported<=2026", "reported>=2026-03", "reported:2w", "reported:<1w",
    "reported:>\"last month\"", "reported:>\"1 month ago\"", "reported:<today", "reported:<=yesterday", "due:<tomorrow",
    "resolved:>today", "x-cost>9", "x-cost<100", "x-cost:12", "x-until<today", "x-until>=2026-02", "is:closed,open",
    "x-team:blue", "X-TEAM:Blue", "has:x-floor", "x-floor>2", "X-Customer:acme",
    "@triage", "@mine", "not (@triage status:open)", "-@triage or label:auth", "reported:\"2 weeks ago\"",
    "\"or\" or refused login",
  ]) func `a term that holds finds the issue`(_ term: String) throws {
    #expect(try matches(term))
  }

  @Test(arguments: [
    "id:BUG-1", "id:BUG-1,BUG-2", "-id:BUG-1,BUG-12", "id>BUG-12", "title:timeout", "status:open", "type:tracker",
    "severity:critical", "severity>high",
    "severity<high", "reported>2026-03-01", "resolved<2026-04-01", "reporter:me", "assignee:ada", "label:aut",
    "label:wip", "phase:3", "component:campaign", "file:tests", "related:BUG-12", "environment.os:macos",
    "environment.python:3", "x-customer:other", "is:closed", "is:broken", "no:assignee", "has:reproducible",
    "-label:auth", "-refused", "timeout", "label:auth label:wip", "\"label:auth\"", "\"-label:wip\"",
    "https://example.org", "foo/bar\":\"baz",
    "overdue:no", "-overdue:yes", "due>2026-03-01", "no:due",
    "status:open or label:wip", "status:open,fixed", "not label:auth", "not (label:auth or label:wip)",
    "label:auth and not status:in-progress", "(status:open or label:auth) phase:3", "status:open label:auth or timeout",
    "fused*", "title:rash*", "label:ut*", "label:auth,mail phase:3", "-label:auth,wip", "reported:2025",
    "reported>2026",
    "reported:>2w", "reported:<2w", "reported>=today", "reported:yesterday", "resolved:<=today", "x-cost>100",
    "x-until>today", "-@triage", "@mine status:open", "is:closed,broken",
  ]) func `a term that does not hold does not`(_ term: String) throws {
    #expect(try !matches(term))
  }

  @Test func `terms may be one argument or several`() throws {
    #expect(try matches("label:auth", "-label:wip"))
    #expect(try !matches("label:auth", "-label:mail"))
  }

  @Test(arguments: [
    ("sverity:high", 1, "severity"), ("severity:hgh", 10, "high"), ("status:opne", 8, "open"), ("type:bgu", 6, "bug"),
    ("is:opn", 4, "open"), ("sort:severty", 6, "severity"), ("sort:-reportd", 6, "reported"),
    ("has:asignee", 5, "assignee"),
    ("-lable:x", 2, "label"), ("reported:soon", 10, "YYYY-MM-DD"), ("reported:>2h", 11, "2w"),
    ("reported:2026-02-30", 10, "YYYY-MM-DD"),
    ("id:x", 4, "BUG-012"), ("label:\"auth", 7, "\""), ("severity>>high", 9, ">="), ("status:", 8, "open"),
    ("overdue:maybe", 9, "overdue:yes"), ("incomplete:", 12, "incomplete:yes"), ("overdue>no", 9, "overdue:yes"),
    ("due:soon", 5, "YYYY-MM-DD"),
    ("severity:high,lwo", 15, "low"), ("severity>=high,low", 11, "key:a,b"), ("label:a,,b", 9, "key:a,b"),
    ("sort:id,titel", 9, "title"), ("(label:a", 1, ")"), ("label:a )", 9, "double quotes"), ("( )", 1, "a term"),
    ("or label:a", 1, "double quotes"), ("label:a or", 9, "double quotes"), ("a not", 3, "double quotes"),
    ("a or  or b", 3, "double quotes"), ("a not )", 3, "double quotes"), ("severity >= high", 1, "severity>=high"),
    ("severity :high", 1, "severity>=high"), ("foo/bar:baz", 1, "double quotes"), ("-<b>", 2, "double quotes"),
    ("-a/b=c", 2, "double quotes"),
    ("@triag", 1, "triage"), ("-@triag", 2, "triage"), ("@bad", 8, "open"), ("@self", 1, "names itself"),
    ("reproducible:alway", 14, "always"), ("-sort:id", 1, "sort:-id"), ("-sort:-id,title", 1, "sort:id,-title"),
    ("crash not sort=id", 7, "sort:-id"), ("-sort:titel", 7, "title"),
  ]) func `a mistake is named with its place and the right word`(_ term: String, _ column: Int, _ word: String) {
    let error = #expect(throws: QueryError.self) {
      try Query([term], configuration: Self.configuration, types: ["bug"])
    }
    #expect(error?.column == column)
    #expect(error?.help.contains(word) == true, "\(error?.help ?? "")")
  }

  @Test(arguments: [
    ("severity >= high", ">="), ("severity > high", ">"), ("severity :high", ":"), ("reported :>=2026", ":>="),
    ("<x", "<"),
  ]) func `a sign without a field is quoted as it was written`(_ term: String, _ sign: String) {
    let error = #expect(throws: QueryError.self) {
      try Query([term], configuration: Self.configuration, types: ["bug"])
    }
    #expect(error?.message == "'\(sign)' stands without a field")
  }

  @Test(
    arguments: [
      ("severity:high", ["BUG-1", "BUG-2"]), ("severity>=high", ["BUG-1", "BUG-2"]), ("severity<high", ["BUG-3"]),
      ("status:open", ["BUG-1"]), ("status:in-progress", ["BUG-2"]), ("status:fixed", ["BUG-3"]),
      ("type:test-case", ["BUG-2", "BUG-3"]), ("type:\"Test Case\"", ["BUG-2", "BUG-3"]),
      ("reproducible:always", ["BUG-2"]), ("sort:-severity", ["BUG-3", "BUG-1", "BUG-2"]),
      ("sort:-status", ["BUG-3", "BUG-2", "BUG-1"]),
    ] as [(String, [String])])
  func `a value that a file writes by its name or in another case is found`(_ text: String, _ expected: [String]) throws
  {
    let issues = [
      ("BUG-1", "High", "OPEN", "Bug", "Never"), ("BUG-2", "high", "In Progress", "Test Case", "Always"),
      ("BUG-3", "LOW", "resolved", "test-case", ""),
    ].compactMap { id, severity, status, type, reproducible in
      let fields = "severity: \(severity)\nstatus: \(status)\ntype: \(type)\nreproducible: \(reproducible)"
      return Issue(Document("---\nid: \(id)\n\(fields)\n---\n"), path: ".issues/\(id)-x.md")
    }
    let query = try Query([text], configuration: Configuration(), types: ["bug", "test-case"])
    let context = Query.Context(configuration: Configuration(), today: CalendarDate(daysSince1970: 20_527), me: nil)
    let found = query.sorted(issues.filter { query.matches($0, context) }, context)
    #expect(found.compactMap { $0.text("id") } == expected)
  }

  @Test(
    arguments: [
      ("x-own>5", ["9", "13"]), ("x-own>=9", ["9", "13"]), ("x-own<10", ["9"]), ("x-own:9.0", ["9"]),
      ("x-own>2026", ["2027-01-02"]), ("x-own<=2026", ["2026-05-01", "9", "13"]), ("x-own:yesterday", ["2026-05-01"]),
      ("x-own:2026-05", ["2026-05-01"]), ("x-own<today", ["2026-05-01"]), ("x-own:unk", ["unknown"]),
      ("x-own>tz", ["unknown"]), ("x-own<inf", ["2026-05-01", "2027-01-02", "9", "13"]),
      ("sort:x-own", ["9", "13", "2026-05-01", "2027-01-02", "nan", "unknown"]),
    ] as [(String, [String])])
  func `a field of one's own is compared as what it is asked for by`(_ text: String, _ expected: [String]) throws {
    let values = ["2026-05-01", "2027-01-02", "9", "13", "unknown", "nan"]
    let issues = values.enumerated().compactMap { number, value in
      Issue(Document("---\nid: BUG-\(number + 1)\nx-own: \(value)\n---\n"), path: ".issues/\(number).md")
    }
    let query = try Query([text], configuration: Configuration(), types: [])
    let today = try #require(CalendarDate("2026-05-02"))
    let context = Query.Context(configuration: Configuration(), today: today, me: nil)
    let found = issues.filter { query.matches($0, context) }
    #expect((text.hasPrefix("sort") ? query.sorted(found, context) : found).compactMap { $0.text("x-own") } == expected)
  }

  @Test(
    arguments: [
      ("sort:points", ["-1", "9", "10.5", "100", "large", "small", ""]),
      ("sort:-points", ["100", "10.5", "9", "-1", "small", "large", ""]),
      ("sort:reported", ["2026-01-02", "2026-03-01", "May", "soon", ""]),
      ("sort:-reported", ["2026-03-01", "2026-01-02", "soon", "May", ""]),
    ] as [(String, [String])])
  func `words come after numbers and days, and nothing comes last, whichever way`(_ text: String, _ expected: [String])
    throws
  {
    let key = text.contains("points") ? "points" : "reported"
    let issues = expected.sorted().enumerated().compactMap { number, value in
      let field = value.isEmpty ? "" : "\(key): \(value)\n"
      return Issue(Document("---\nid: BUG-\(number + 1)\n\(field)---\n"), path: ".issues/\(number).md")
    }
    let query = try Query([text], configuration: Configuration(), types: [], fields: [.init("points")])
    let context = Query.Context(configuration: Configuration(), today: CalendarDate(daysSince1970: 20_527), me: nil)
    #expect(query.sorted(issues, context).map { $0.text(key) ?? "" } == expected)
  }

  private static func team(_ team: String) -> Issues.Issue? {
    Issue(Document("---\nid: BUG-1\nteam: \(team)\nphase: \(team)\n---\n"), path: ".issues/BUG-1-x.md")
  }

  private static func teamQuery(_ text: String) throws(QueryError) -> Query {
    var configuration = Configuration()
    configuration.phases = ["Red", "Dark Red", "Green"]
    return try Query(
      [text], configuration: configuration, types: ["bug"],
      fields: [Query.Field("team", choices: configuration.phases)])
  }

  @Test(arguments: ["team:red", "team:RED", "team:red,green", "team:r*", "phase:red", "team>=red", "has:team"])
  func `a field with choices is asked for by a whole one`(_ text: String) throws {
    let query = try Self.teamQuery(text)
    let context = Query.Context(configuration: Configuration(), today: CalendarDate(daysSince1970: 20_527), me: nil)
    #expect(try query.matches(#require(Self.team("Red")), context))
    #expect(try query.matches(#require(Self.team("Dark Red")), context) == (text == "has:team" || text == "team:r*"))
  }

  @Test(arguments: [("team:re", 6, "Red"), ("phase:grene", 7, "Green"), ("team:green,pink", 12, "Red, Dark Red")])
  func `what is none of the choices is an error`(_ text: String, _ column: Int, _ help: String) {
    let error = #expect(throws: QueryError.self) { try Self.teamQuery(text) }
    #expect(error?.column == column)
    #expect(error?.help.contains(help) == true, "\(error?.help ?? "")")
  }

  @Test(
    arguments: [
      ([], ["BUG-002", "BUG-003", "BUG-004", "BUG-001"]), (["sort:id"], ["BUG-001", "BUG-002", "BUG-003", "BUG-004"]),
      (["sort:-id"], ["BUG-004", "BUG-003", "BUG-002", "BUG-001"]),
      (["sort:severity"], ["BUG-002", "BUG-003", "BUG-001", "BUG-004"]),
      (["sort:-reported"], ["BUG-003", "BUG-001", "BUG-002", "BUG-004"]),
      (["sort:due"], ["BUG-002", "BUG-003", "BUG-001", "BUG-004"]),
      (["sort:title,-id"], ["BUG-003", "BUG-001", "BUG-002", "BUG-004"]),
      (["sort:severity,-reported"], ["BUG-003", "BUG-002", "BUG-001", "BUG-004"]),
      (["sort:title", "sort:id"], ["BUG-001", "BUG-003", "BUG-002", "BUG-004"]),
    ] as [([String], [String])])
  func `issues come in the order that is asked for`(_ terms: [String], _ expected: [String]) throws {
    let rows = [
      ("BUG-001", "low", "2026-01-02", "a"), ("BUG-002", "critical", "2026-01-01", "b"),
      ("BUG-003", "critical", "2026-01-03", "A"), ("BUG-004", "low", "2025-01-01", "c"),
    ]
    let issues = rows.compactMap { id, severity, reported, title in
      let text = "---\nid: \(id)\nseverity: \(severity)\nreported: \(reported)\ntitle: \(title)\n---\n"
      return Issue(Document(text), path: ".issues/\(id)-x.md")
    }
    let configuration = Configuration()
    let query = try Query(terms, configuration: configuration, types: [])
    #expect(
      query.sorted(issues, .init(configuration: configuration, today: CalendarDate(daysSince1970: 20_527), me: nil))
        .map(\.id.description) == expected)
  }
}
