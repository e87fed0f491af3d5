/// What people type to get past a required question, in whole or in part.
enum Filler {
  /// Whether a line is nothing but such a text.
  static func isStock(_ words: Words) -> Bool {
    stock.contains(words) || isNumberedStep(words.list) || isMash(words.list)
  }

  /// Whether a text that is no answer to steps or environment may be one to what was expected and what came: "Nothing".
  static func isShortAnswer(_ text: String) -> Bool { text.utf8.count <= 12 && shortAnswers.contains(Words(text)) }

  private static let shortAnswers = Phrases("nothing, ok, okay, yes, no, same, all, everything, anything, 0, 1, 2, 3")

  /// Whether a title is nothing but such a text. A title may be a word that is no answer: "Default", "Mine".
  static func isStockTitle(_ words: Words) -> Bool { stockTitles.contains(words) || isMash(words.list) }

  private static let stockTitles = Phrases(
    """
    no response, n/a, na, n a, none, nil, null, undefined, todo, tbd, tba, fixme, xxx, xx, x, idk, i dont know
    dont know, unknown, not sure, test, testing, test test, this is a test, asdf, asd, qwerty, abc, foo, bar
    foo bar, lorem ipsum, 123, 1234, 12345, 1, 2, 3, placeholder, title, untitled, no title, blah, blah blah, bla
    aaa, see below, see description
    """)

  private static let stock = Phrases(
    """
    no response, n/a, na, n a, none, nothing, nil, null, undefined, todo, tbd, tba, fixme, xxx, xx, x, idk, dunno
    i dont know, dont know, i do not know, no idea, unknown, not sure, not applicable, not available, not relevant
    not needed, not yet, no, nope, yes, yes/no, y, n, ok, okay, yep, done, test, tests, testing, test test
    test test test, this is a test, just a test, just testing, testing 123, test 123, test 1, test1, test2, asdf
    asd, asdasd, asdfasdf, qwerty, abc, foo, bar, baz, foo bar, lorem ipsum, 123, 1234, 12345, 1, 2, 3, 0
    placeholder, your answer here, enter text here, text here, same, same as title, see title, title, as title
    as in title, in title, in the title, read title, title says it all, the title says it all, as the title says
    blah, blah blah, blah blah blah, bla, bla bla, aaa, aa, a, b, c, hello, hi, hey, latest, the latest
    latest version, the latest version, latest one, latest ones, the latest one, latest release, latest stable
    latest build, newest, newest version, the newest, recent, recent one, the recent one, most recent
    most recent version, the most recent, current, current version, the current version, up to date, any
    any version, all, all versions, all of them, every, everything, everyone, everywhere, anything, various, default
    etc, step by step, describe here, to do, to be done, to be determined, none yet, no steps, insert steps
    steps go here, fill me, fill in, fill this, fill this in, will fill in, will follow, to follow, keine angabe
    sans objet, no aplica, não se aplica, nao se aplica, ne sapplique pas, nicht zutreffend, не применимо
    nie dotyczy, soon, later, coming soon, whatever, something, stuff, nothing special, nothing else, none really
    not much, select, choose, other, others, please select, choose one, select one, wip, secret, private, mine
    my pc, my computer, pc, computer, laptop, no clue, who knows, self explanatory, obvious, it is obvious, хз, само
    да, 无, 無, 偶现, 偶发, 随机, 随机出现, 必现, 无法复现, 不能复现, 都有, 任意, 没有, 暂无, 不知道, 不清楚, 不详, 最新, 最新版, 最新版本, 测试, 同上, 略, 如题, 如標題, 如标题
    见标题, 同标题, タイトル通り, タイトルの通り, 稍后, 待补充, 稍后补充, 稍后上传, 稍后上传视频, 后续补充, なし, 無し, ない, 特になし, 不明, わからない, わかりません, 最新版です, テスト
    없음, 모름, 최신, 최신 버전, 최신버전, à jour, idem, x y z, 电脑, 手机, 都试过, 都一样, 所有, 全部, 任何, 正常, нет, не знаю, тест, последняя
    последняя версия, неизвестно, ninguno, ninguna, nenhum, nenhuma, nao sei, não sei, no se, no sé, boh, ultima
    lultima, l ultima, ultima versione, любая, любой, любые, все, teste, prueba, última, ultima versão
    última versão, última versión, mais recente, keine, keiner, nichts, weiß nicht, keine ahnung, aktuell, neueste
    neueste version, aucun, aucune, rien, je ne sais pas, dernière version, la dernière, nada, sin respuesta
    sem resposta, brak, nie wiem, najnowsza, không, không có, không biết, mới nhất, yok, bilmiyorum, niets, geen
    tidak ada, لا يوجد, لا أعرف, أحدث إصدار
    """)

  /// `Step 1`, `first step`, `step one here`.
  private static func isNumberedStep(_ words: [Substring]) -> Bool {
    if words.count == 1, let word = words.first, word.hasPrefix("第"), word.hasSuffix("步"), word.count <= 4 {
      return true
    }
    guard words.count <= 6,
      words.contains(where: startsAsStep)
    else {
      return false
    }
    return words.allSatisfy { word in
      stepWords.contains {
        starts(word, with: $0) && word.dropFirst($0.count).allSatisfy { $0.isNumber || "一二三四五六".contains($0) }
      }
        || word.hasPrefix("step") && word.dropFirst(4).allSatisfy { $0.isNumber || $0 == "s" }
        || word.allSatisfy(\.isNumber) || numberWords.contains(word)
        || word.count > 2 && word.dropLast(2).allSatisfy(\.isNumber)
    }
  }

  private static func startsAsStep(_ word: Substring) -> Bool {
    if word.isASCII { return stepStarts.start(word) }
    return word.hasPrefix("step") || stepWords.contains { word.hasPrefix($0) }
  }

  private static let stepStarts = Parts(["step"] + stepWords.map(String.init))

  private static let stepWords: Set<Substring> = [
    "passo", "paso", "schritt", "étape", "krok", "шаг", "крок", "步骤", "步驟", "手順", "adım", "langkah", "bước",
    "passaggio",
    "stap", "단계",
  ]

  /// Whether a word starts with another; in ASCII, as most are, its bytes tell.
  private static func starts(_ word: Substring, with start: Substring) -> Bool {
    word.isASCII ? word.utf8.starts(with: start.utf8) : word.hasPrefix(start)
  }

  private static let numberWords = Phrases(
    """
    one, two, three, four, five, six, first, second, third, fourth, fifth, last, next, n, x, y, z, a, b, c
    description, here, etc, the, and, so, on, of, add, more, your, up, um, dois, três, uno, dos, tres, eins, zwei
    drei, один, ilk, ikinci, üçüncü, primo, secondo, terzo, primer, segundo, tercer, primeiro, terceiro, premier
    première, deuxième, troisième, erster, zweiter, dritter, первый, второй, третий, pierwszy, drugi, trzeci, 一, 二
    三, 四, to, reproduce
    """)

  // MARK: Keys struck at random

  /// Whether the words are what a hand leaves on a keyboard: `asdasd`, `qwerty`, `dfgdfgdfg`.
  private static func isMash(_ words: [Substring]) -> Bool {
    guard !words.isEmpty, words.count <= 6 else { return false }
    return words.allSatisfy { isMash($0) }
  }

  private static func isMash(_ word: Substring) -> Bool {
    var word = word
    return word.withUTF8 { isMash($0) }
  }

  private static func isMash(_ letters: UnsafeBufferPointer<UInt8>) -> Bool {
    guard letters.count >= 3, letters.allSatisfy({ (0x61...0x7A).contains($0) }) else { return false }
    if letters.count >= 4, rows.contains(where: { $0.holds(letters) }) { return true }
    if letters.allSatisfy({ $0 == letters[0] }) { return true }
    if letters.count >= 4, letters.allSatisfy({ homeRow.utf8.contains($0) }),
      !homeWords.contains(Substring(decoding: letters, as: UTF8.self))
    {
      return true
    }
    // The same few letters again and again.
    for period in 2...4
    where letters.count >= 3 * period || letters.count >= 2 * period && period > 2 && letters.count > 7 {
      if letters.indices.dropFirst(period).allSatisfy({ letters[$0] == letters[$0 - period] }) { return true }
    }
    let vowels = letters.count { "aeiouy".utf8.contains($0) }
    // No word of a language is as long, or has as few vowels.
    return letters.count > 24 || letters.count >= 8 && vowels * 7 < letters.count
  }

  private static let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertz", "azerty"].map { Array($0.utf8) }
  private static let homeRow = "asdfghjkl"
  private static let homeWords: Set<Substring> = [
    "flask", "flash", "flags", "flag", "glass", "class", "hash", "dash", "fall", "falls", "fails", "fail", "gas",
    "hall",
    "half", "shall", "shag", "slash", "salad", "task", "ask", "asks", "alaska", "haskell", "dall", "slag", "sass",
    "lag",
    "lags", "add", "adds", "saga", "gala", "jakka", "kafka", "hdfs", "gaslad", "shld", "lasd", "lads", "glad", "lash",
  ]
}

extension [UInt8] {
  /// Whether some bytes stand anywhere in these.
  fileprivate func holds(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
    guard part.count <= count else { return false }
    return (0...(count - part.count)).contains { start in part.indices.allSatisfy { self[start + $0] == part[$0] } }
  }
}
