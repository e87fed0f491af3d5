/// Prose that tells what somebody did when it happened.
enum Narrative {
  /// Whether a line says what to do, as an item of a list does: `Click on Save`.
  static func isInstruction(_ words: Words) -> Bool {
    var rest = words.list[...]
    while let first = rest.first,
      ["then", "now", "first", "next", "and", "finally", "try", "to", "you", "i", "we"].contains(first)
    {
      rest = rest.dropFirst()
    }
    return rest.first.map { verbs.contains($0) || isAction($0) && $0.hasSuffix("ing") } ?? false
  }

  /// Whether an item of a list has to do with doing something: "with the mode enabled, run some commands".
  static func mentionsAction(_ words: Words) -> Bool {
    hasAction(words.list.prefix(12))
  }

  /// Whether a verb of doing is among the words: "the export" is a thing, "I export" is not.
  private static func hasAction(_ words: ArraySlice<Substring>) -> Bool {
    words.indices.contains { isActionHere(words, $0) }
  }

  private static func isActionHere(_ words: ArraySlice<Substring>, _ index: Int) -> Bool {
    isAction(words[index]) && !states.contains(words[index])
      && !(index > words.startIndex && beforeNoun.contains(words[index - 1]))
  }

  private static let beforeNoun = Phrases(
    """
    the, a, an, this, that, my, its, your, our, their, of, no, each, every, new, latest, last, some, any, other
    same, first, second, whole, these, those
    """)

  /// "Press Alt+F2 on any suggestion": an order, told from a noun ("Build fails") by what follows it.
  private static func isImperative(_ words: [Substring], hasCode: Bool) -> Bool {
    var words = words[...]
    while let first = words.first, ["then", "now", "first", "next", "just", "simply", "try", "to"].contains(first) {
      words = words.dropFirst()
    }
    guard let first = words.first, verbs.contains(first), words.count >= 3 else { return false }
    return hasCode || words.dropFirst().first.map { afterOrder.contains($0) } ?? false
  }

  private static let afterOrder = Phrases(
    """
    the, a, an, any, some, on, to, into, in, your, this, that, two, one, all, up, down, out, off, with, from, new
    it, alt, ctrl, cmd, shift, enter, esc, and, over, through, at, for, by, as, several, multiple, many, both, each
    every
    """)

  /// "I quit the program", "we then upgraded".
  private static func isFirstPerson(_ words: [Substring]) -> Bool {
    words.indices.contains { index in
      // "I'm building it", but not "I'm opening an issue".
      if words[index] == "im", index + 1 < words.count {
        let doing = words[index + 1]
        return isDoing(doing) && isAction(doing) && !["opening", "creating", "adding"].contains(doing)
      }
      guard persons.contains(words[index]) else { return false }
      var rest = words[(index + 1)...]
      while let first = rest.first, besideVerb.contains(first) { rest = rest.dropFirst() }
      guard let verb = rest.first, isAction(verb), !states.contains(verb) else { return false }
      // "We pass the buffer" speaks of code, "we upgraded" of what was done.
      return words[index] != "we" || verb.hasSuffix("ed") || irregular.contains(verb)
    }
  }

  private static let persons = Phrases("i, we, you, user, users")

  private static let besideVerb = Phrases(
    """
    just, then, have, had, first, only, also, simply, can, could, always, usually, manually, now, immediately
    accidentally, do, did, later, again, quickly, ve, was, am
    """)

  /// Verbs of ``verbs`` that tell of no action with a first person: "I see", "I notice".
  private static let states = Phrases(
    """
    see, notice, noticed, observe, observed, verify, look, looked, host, wait, expand, go, view, search, searched
    looking, check, checked, make, leave, hold, put, follow, hit, submit, set, filed
    """)

  /// Whether a word is a verb of doing in any of its forms: `click`, `clicks`, `clicked`, `clicking`.
  private static func isAction(_ word: Substring) -> Bool {
    if verbs.contains(word) || irregular.contains(word) { return true }
    guard let last = word.utf8.last, last >= 0x80 || "gds".utf8.contains(last) else { return false }
    for ending in ["ing", "ed", "es", "s", "d"] where word.hasSuffix(ending) && word.count > ending.count + 1 {
      let stem = word.dropLast(ending.count)
      if verbs.contains(stem) || verbs.contains(Substring(stem + "e")) { return true }
      // Of a doubled letter one is the ending's: `stopped`.
      if let last = stem.last, stem.dropLast().last == last, verbs.contains(stem.dropLast()) { return true }
    }
    return false
  }

  private static let irregular = Phrases(
    """
    ran, went, built, made, sent, wrote, chose, began, left, held, put, did, going, written, applied, copied, talked
    """)

  private static let startingPast = Phrases("ran, went, built, wrote, chose, began, applied, copied")

  /// Whether a line tells of something that was done: "when I open the page", "after upgrading", "running `make`".
  static func tellsAction(_ text: String, hasCode: Bool, hasCommand: Bool) -> Bool {
    if !text.isASCII, elsewhere.startWord(in: text.lowered) { return true }
    return sentences(of: text).contains { tellsAction($0, hasCode: hasCode) || hasCommand && tellsOutcome($0) }
  }

  /// Whether a line tells of several actions, one after the other: "I click Add twice, then open the list".
  static func tellsSequence(_ text: String) -> Bool {
    var actions = 0
    for words in sentences(of: text) where words.count >= 3 && tellsOwnAction(words, hasCode: false) {
      actions += words.indices.count { index in
        !words[index].hasSuffix("ing") && isActionHere(words[...], index)
      }
    }
    return actions >= 2
  }

  /// Whether a sentence says how it should be: "it would be great if the list had colours".
  static func tellsWish(_ words: Words) -> Bool { wishes.occur(in: words.list) }

  private static let wishes = Phrases(
    """
    how to fix, how can i fix, how i can fix, how do i fix, how to solve, how can i solve, would be great, would be nice, would be good, would be cool, would be helpful, would be awesome, would love, would like to see
    it should, they should, should be, should not, shouldnt, please add, please revert, please make, feature request
    """)

  /// Whether a command is the subject of a line, or its object: "`lint .` segfaults", "run `make -j`".
  static func tellsCommand(_ text: String) -> Bool { sentences(of: text).contains { tellsOutcome($0) } }

  private static func tellsOutcome(_ words: [Substring]) -> Bool {
    words.contains { outcomes.contains($0) || runs.contains($0) }
  }

  private static func sentences(of text: String) -> [[Substring]] {
    var sentences: [[Substring]] = []
    var start = text.startIndex
    for index in text.utf8.indices where ".!?;".utf8.contains(text.utf8[index]) {
      // What is no ASCII behind a mark may be an accent on it.
      let next = text.utf8.index(after: index)
      guard next == text.endIndex || text.utf8[next].isBlank || text.utf8[next] >= 0x80 && isEnd(text, at: index) else {
        continue
      }
      // The dot of a name or a number ends nothing.
      sentences.append(Words(text[start..<index]).list)
      start = next
    }
    sentences.append(Words(text[start...]).list)
    return sentences
  }

  private static func isEnd(_ text: String, at index: String.Index) -> Bool {
    let next = text.index(after: index)
    return ".!?;".contains(text[index]) && next < text.endIndex && text[next].isWhitespace
  }

  private static func tellsAction(_ words: [Substring], hasCode: Bool) -> Bool {
    guard words.count >= 3 else { return false }
    if tellsOwnAction(words, hasCode: hasCode) { return true }
    for (index, word) in words.enumerated().dropLast() where beforeDoing.contains(word) {
      if isDoing(words[index + 1]) { return true }
      // "When the user clicks", "if a file opens".
      if conditions.contains(word), hasAction(words[(index + 1)...].prefix(5)) { return true }
    }
    return hasCode && words.contains { runs.contains($0) }
  }

  /// Whether somebody tells what they did or what to do, rather than what happens: "I opened", "open the page".
  private static func tellsOwnAction(_ words: [Substring], hasCode: Bool) -> Bool {
    if triggers.occur(in: words) || isImperative(words, hasCode: hasCode) || isFirstPerson(words) { return true }
    // "Opened the mixer, muted channel 3", "Going from many rows to one".
    guard let first = words.first, isAction(first), !states.contains(first) else { return false }
    return first.hasSuffix("ing") || first.hasSuffix("ed") || startingPast.contains(first)
  }

  /// Whether a line leads to something that can be tried: a sandbox, a notebook, a repository made for it.
  static func linksToReproduction(_ text: String) -> Bool { hosts.occur(in: text.lowercased()) }

  private static func isDoing(_ word: Substring) -> Bool {
    word.count > 4 && word.hasSuffix("ing") && !notDoing.contains(word)
  }

  /// What a command does wrong, in a sentence of which it is the subject: "`lint .` segfaults".
  private static let outcomes = Phrases(
    """
    segfaults, crashes, fails, panics, hangs, prints, returns, throws, raises, outputs, gives, produces, drops
    ignores, aborts, exits, reports, shows, yields, loops, freezes, results
    """)

  private static let notDoing = Phrases(
    """
    thing, things, nothing, something, everything, anything, string, during, following, missing, being, having
    existing, testing, going, verifying, looking, investigating, reading, reviewing, wondering, getting, seeing
    experiencing, facing, encountering, thinking, hoping, wanting, expecting, observing, noticing, submitting
    reporting, writing, asking, complaining, guessing, struggling, showing, ending, meaning, warning, failing
    crashing, working, happening
    """)

  private static let beforeDoing = Phrases(
    """
    when, while, after, by, upon, on, before, tried, try, whenever, from, start, started, just, if
    """)

  private static let conditions = Phrases("when, if, while, after, whenever, once, upon")

  private static let runs = Phrases("run, running, ran, calling, call, execute, executing, invoke, using")

  private static let triggers = Phrases(
    """
    when i, when we, when you, when the user, when a user, when user, when users, when one, when someone, when trying
    when attempting, whenever i, whenever you, whenever we, if i, if we, if you, if the user, if a user, if user, if one
    if someone, once i, once you, once the user, as soon as i, as soon as you, every time i, each time i, everytime i
    after i, after you, after we, after the user, i open, i opened, i click, i clicked, i press, i pressed, i run, i ran
    i tried, i try, i am trying, im trying, i was trying, i have tried, i installed, i started, i start, i launched
    i launch, i updated, i upgraded, i create, i created, i used, i use, i call, i called, i compiled, i built, i build
    i select, i selected, i type, i typed, i enter, i entered, i am running, im running, i am using, i execute
    we tried, we run, we ran, trying to, tried to, attempting to, tries to
    can be reproduced, reproduced by, reproduced with, reproduced using, reproducible with, reproducible by, reproduces with
    reproduce with, reproduce by, reproduce it, triggered by, trigger by, can be triggered, just start, just open, just run, simply open, simply run, simply start
    """)

  private static let verbs = Phrases(
    """
    open, click, press, select, go, navigate, run, start, launch, create, add, enter, type, install, build, compile
    execute, call, set, use, load, log, login, sign, visit, scroll, drag, drop, choose, close, switch, enable
    disable, configure, connect, send, copy, paste, import, export, upload, download, save, edit, change, delete
    remove, move, rename, resize, refresh, reload, restart, wait, check, make, put, pass, hover, focus, tap, swipe
    double, right, clone, checkout, define, write, generate, convert, train, initialize, turn, ctrl, cmd, alt
    shortcut, keypress, quit, toggle, fill, submit, search, browse, expand, collapse, attach, detach, join, leave
    host, play, pause, stop, kill, push, pull, commit, merge, fetch, apply, boot, plug, unplug, insert, replace
    activate, deactivate, invoke, instantiate, render, mount, publish, resolve, register, unregister, subscribe
    follow, repeat, hit, hold, release, zoom, rotate, pick, mark, unmark, sort, filter, print, git, npm, yarn, pip
    docker, cmake, curl, python, sudo, cd, observe, notice, see, verify, view, look, update, upgrade, downgrade
    öffnen, klicken, starten, abrir, clicar, clique, abra, abre, haga, haz, acesse, ouvrir, cliquer, lancer, открыть
    нажать, запустить, откройте, нажмите, запустите
    """)

  /// In other languages, in lower case.
  private static let elsewhere = Parts([
    "点击", "打开", "运行", "执行", "输入", "选择", "启动", "當我", "当我", "使用", "點擊", "打開", "執行", "クリック", "開く", "開き", "実行",
    "押す", "押し", "起動", "選択", "すると", "した時", "したとき", "클릭", "실행", "열면", "при ", "когда я", "если ", "нажа", "откры",
    "запус", "quando eu",
    "ao clicar", "ao abrir", "ao tentar", "quando ", "cuando ", "al hacer", "al abrir", "al intentar", "lorsque",
    "quand je", "en cliquant", "wenn ich", "beim ", "sobald ", "nachdem ich",
    "kiedy ", "po kliknięciu", "klikam", "otwieram", "uruchamiam", "kliknij", "otwórz", "wpisuj", "ctrl+", "cmd+",
    "hago clic",
    "hace clic", "pulsa", "pulso", "seleccion", "abro ", "abrí ", "entrar a", "abrir ", "cambiar ", "pulsar ",
    "seleccionar ", "hacer clic", "toco em", "tocar em", "clicar ", "entrar em", "escribe ", "entra en", "entro en",
    "hice clic", "clico", "cliquei", "abri ", "klicke ", "öffne ",
    "starte ", "je clique", "j'ouvre", "je lance", "нажимаю", "нажимаем", "открываю", "захожу", "запускаю", "클릭하", "누르",
    "입력하", "선택하", "gdy ", "khi tôi", "khi ", "عند ", "ketika ", "saat ",
  ])

  private static let hosts = Parts([
    "codesandbox.io", "stackblitz.com", "codepen.io", "jsfiddle.net", "jsbin.com", "plnkr.co", "plunker", "repl.it",
    "replit.com",
    "colab.research.google", "gist.github.com", "play.golang.org", "go.dev/play", "play.rust-lang.org", "godbolt.org",
    "playground", "codesandbox", "sandbox", "repro", "minimal-example", "gitpod.io", "glitch.me", "runkit.com",
    "kaggle.com",
    "onlinegdb", "wandbox", "dotnetfiddle", "3v4l.org", "sqlfiddle", "/issue-", "demo",
  ])
}
