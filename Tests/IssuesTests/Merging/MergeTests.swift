import Testing

@testable import Issues

/// Three versions of a report, and what becomes of their fields.
struct MergeTests: MergeSuite {
  @Test func `different fields merge, next to each other too`() {
    expectClean(
      merge {
        $0.setting("severity", to: .text("low")).setting("title", to: .text("A"))
      } _: {
        $0.setting("reported", to: .text("2026-11-22")).setting("phase", to: .text("2"))
      },
      base.setting("severity", to: .text("low")).setting("title", to: .text("A"))
        .setting("reported", to: .text("2026-11-22")).setting("phase", to: .text("2")))
  }

  @Test func `labels of both are there in order, and those that one has removed are gone`() {
    expectClean(
      merge {
        $0.adding(["alpha", "zoo"], to: "labels")
      } _: {
        $0.adding(["beta", "zoo"], to: "labels").removing(["login"], from: "labels")
      },
      base.adding(["alpha", "beta", "zoo"], to: "labels").removing(["login"], from: "labels"))
  }

  @Test func `a list that one side has emptied keeps what the other has added`() {
    let result = merge {
      $0.removing("labels")
    } _: {
      $0.adding(["beta"], to: "labels")
    }
    expectClean(result, base.setting("labels", to: .list(["beta"])))
  }

  @Test func `a list on one line stays on one`() {
    let flow = base.text.replacing("labels:\n  - auth\n  - login\n  - ui", with: "labels: [auth, login, ui]")
    let result = merge(
      flow.replacing("ui]", with: "ui, wip]"), flow.replacing("[auth, ", with: "[").replacing("ui]", with: "ui, no]"),
      since: flow)
    #expect(result.text == flow.replacing("[auth, login, ui]", with: "[login, 'no', ui, wip]"))
  }

  @Test func `keys of a map merge one by one`() {
    expectClean(
      merge {
        $0.setting("os", in: "environment", to: "Debian 13")
      } _: {
        $0.setting("python", in: "environment", to: "3.12").setting("app", in: "environment", to: "2.0")
      },
      base.setting("os", in: "environment", to: "Debian 13").setting("python", in: "environment", to: "3.12")
        .setting("app", in: "environment", to: "2.0"))
  }

  @Test func `a field that both have set differently stands between markers, and nothing can be read`() {
    let result = merge {
      $0.setting("severity", to: .text("low"))
    } _: {
      $0.setting("severity", to: .text("medium"))
    }
    #expect(
      result.text
        == base.text.replacing(
          "severity: high\n",
          with: "<<<<<<< ours\nseverity: low\n=======\nseverity: medium\n>>>>>>> theirs\n"))
    #expect(result.conflicts == 1)
    #expect(Document(result.text).fault != nil && Document(result.text).isConflicted)
  }

  @Test func `markers are as long as Git asks for, and show the base where it asks for that`() {
    let marking = ConflictMarking(ours: "HEAD", base: "1234567", theirs: "side", length: 9, style: .sidesAndBase)
    let result = merge(
      base.setting("severity", to: .text("low")).text, base.setting("severity", to: .text("medium")).text,
      since: base.text, marking: marking)
    #expect(
      result.text.contains(
        """
        <<<<<<<<< HEAD
        severity: low
        ||||||||| 1234567
        severity: high
        =========
        severity: medium
        >>>>>>>>> side

        """))
  }

  @Test func `a key of a map may be in conflict, and the others merge`() {
    let result = merge {
      $0.setting("os", in: "environment", to: "Debian 13")
    } _: {
      $0.setting("os", in: "environment", to: "Fedora").setting("python", in: "environment", to: "3.12")
    }
    #expect(
      result.text.contains(
        "environment:\n<<<<<<< ours\n  os: Debian 13\n=======\n  os: Fedora\n>>>>>>> theirs\n  python: '3.12'\n"))
    #expect(result.conflicts == 1 && Document(result.text).fault != nil)
  }

  @Test func `an issue that both have closed was closed on the earlier day`() {
    let result = merge {
      $0.closed("2026-12-03")
    } _: {
      $0.closed("2026-12-01")
    }
    expectClean(result, base.closed("2026-12-01"))
  }

  @Test func `an issue that one has closed and the other has edited is closed`() {
    expectClean(
      merge {
        $0.closed("2026-12-03")
      } _: {
        $0.setting("severity", to: .text("low"))
      },
      base.closed("2026-12-03").setting("severity", to: .text("low")))
  }

  @Test func `what became of an issue is asked for as a whole`() {
    let result = merge {
      $0.closed("2026-12-03")
    } _: {
      $0.setting("status", to: .text("in-progress"))
    }
    #expect(result.conflicts == 2)
    #expect(result.text.contains("<<<<<<< ours\nresolved: 2026-12-03\n=======\n>>>>>>> theirs\n"))
  }

  @Test func `who has tried the fix of an issue that was opened again is asked for`() {
    let closed = base.closed("2026-12-01")
    let opened = closed.setting("status", to: .text("open")).removing("resolved")
    let verified = closed.setting("verified", to: .text("2026-12-02 Ada"))
    let result = merge(opened.text, verified.text, since: closed.text)
    #expect(result.conflicts == 1)
    #expect(result.text.contains("<<<<<<< ours\n=======\nverified: 2026-12-02 Ada\n>>>>>>> theirs\n"))
  }

  @Test func `comments, quotes and order of who has not changed the value stay`() {
    let ours = base.text.replacing("severity: high", with: "# seen by all\nseverity: 'high'")
    let theirs = base.setting("severity", to: .text("low")).text
    #expect(merge(ours, theirs, since: base.text).text == ours.replacing("'high'", with: "low"))
  }

  @Test func `a comment behind a value stays behind the new one`() {
    let ours = base.text.replacing("severity: high", with: "severity: high  # sure")
    let theirs = base.setting("severity", to: .text("low"))
    let expected = Document(base.text.replacing("severity: high", with: "severity: low  # sure"))
    expectClean(merge(ours, theirs.text, since: base.text), expected)
    expectClean(merge(theirs.text, ours, since: base.text), expected)
  }

  @Test func `a comment behind a value is not lost`() {
    let ours = base.text.replacing("severity: high", with: "severity: high  # sure")
    let removed = merge(ours, base.removing("severity").text, since: base.text)
    #expect(removed.conflicts == 1 && removed.text.contains("severity: high  # sure"))
    let both = merge(ours, base.text.replacing("severity: high", with: "severity: low  # or not"), since: base.text)
    #expect(both.conflicts == 1 && both.text.contains("# sure") && both.text.contains("# or not"))
  }

  @Test func `comments and quotes in a map stay with what the other side has changed`() {
    let ours = base.text.replacing("  os: Debian 12", with: "  os: Debian 12  # stable")
    let theirs = base.setting("os", in: "environment", to: "Debian 13")
    expectClean(
      merge(ours, theirs.text, since: base.text), Document(ours.replacing("Debian 12", with: "Debian 13")))
  }

  @Test func `who only quotes a value does not keep it from being removed`() {
    let quoted = base.text.replacing("severity: high", with: "severity: \"high\"")
    expectClean(merge(quoted, base.removing("severity").text, since: base.text), base.removing("severity"))
    expectClean(merge(base.removing("severity").text, quoted, since: base.text), base.removing("severity"))
  }

  @Test func `a map in another form has what both have set`() {
    let block = "environment:\n  os: Debian 12\n  python: 3.11.7\n  browser: Firefox 130\n"
    let flow = "environment: {os: Debian 12, python: 3.11.7, browser: Firefox 130, app: '2'}\n"
    let ours = base.text.replacing(block, with: flow)
    let theirs = base.setting("server", in: "environment", to: "local")
    let expected = Document(ours.replacing("app: '2'}", with: "app: '2', server: local}"))
    expectClean(merge(ours, theirs.text, since: base.text), expected)
    expectClean(merge(theirs.text, ours, since: base.text), expected)
    let other = base.setting("app", in: "environment", to: "3")
    #expect(merge(ours, other.text, since: base.text).conflicts == 1)
  }

  @Test(arguments: ["related", "formerly"]) func `one id in two ways of writing is one`(_ key: String) {
    let result = merge {
      $0.adding(["BUG-7"], to: key)
    } _: {
      $0.adding(["BUG-007", "BUG-008"], to: key).removing(["BUG-002"], from: key)
    }
    #expect(result.conflicts == 0)
    let texts = Document(result.text)[key]?.value.texts ?? []
    #expect(texts.compactMap { IssueID($0)?.number }.sorted() == (key == "related" ? [3, 7, 8] : [7, 8]))
  }

  @Test func `fields in a new order stay so, with what the other side has changed`() {
    let moved = base.removing("x-note").text.replacing("id: BUG-001\n", with: "x-note: moved\nid: BUG-001\n")
    let start = base.setting("x-note", to: .text("moved")).text
    let result = merge(start.replacing("high", with: "low"), moved, since: start)
    #expect(result.text == moved.replacing("high", with: "low"))
  }

  @Test func `two reports under one name both stay whole`() {
    let other = Example.report(["reporter: Bob <bob@example.org>"])
    let result = merge(base.text, other, since: "")
    #expect(result.text == "<<<<<<< ours\n\(base.text)=======\n\(other)>>>>>>> theirs\n")
    #expect(result.conflicts == 1)
  }

  @Test func `one report that came two ways merges without a past`() {
    let theirs = base.adding(["beta"], to: "labels")
    #expect(merge(base.text, theirs.text, since: "").text == theirs.text)
  }

  @Test func `what cannot be read merges as text`() {
    let broken = base.text.replacing("severity: high", with: "severity: [")
    let result = merge(base.text.replacing("blank", with: "white"), broken, since: base.text)
    #expect(result.text == broken.replacing("blank", with: "white"))
    #expect(result.conflicts == 0)
  }

  @Test func `a past that is in conflict itself is no past`() {
    let conflict = "<<<<<<<<< one\nseverity: low\n=========\nseverity: medium\n>>>>>>>>> other\n"
    let past = base.text.replacing("severity: high\n", with: conflict)
    let ours = base.setting("severity", to: .text("low"))
    let same = merge(ours.text, ours.setting("title", to: .text("T")).text, since: past)
    #expect(same.text == ours.setting("title", to: .text("T")).text)
    #expect(merge(ours.text, base.setting("severity", to: .text("medium")).text, since: past).conflicts == 1)
  }

  @Test func `text without fields merges by its sections`() {
    let text = "# Notes\n\nOne.\n\n## A\n\nTwo.\n"
    expectClean(
      merge(text + "\n## B\n\nOurs.\n", text + "\n## C\n\nTheirs.\n", since: text),
      Document(text + "\n## B\n\nOurs.\n\n## C\n\nTheirs.\n"))
  }

  @Test(.timeLimit(.minutes(20))) func `texts that have nothing in common take no longer than they must`() {
    let old = base.text + String(repeating: "lorem\n", count: 20_000)
    let lines = { (word: String) in (0..<20_000).map { "\(word) \($0)\n" }.joined() }
    #expect(merge(base.text + lines("one"), base.text + lines("other"), since: old).conflicts == 1)
  }
}

extension Document {
  fileprivate func closed(_ day: String) -> Document {
    setting("status", to: .text("fixed")).setting("resolved", to: .text(day))
  }
}
