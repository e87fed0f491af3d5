/// Prose that stands where steps should, and tells none: that there are none, that nobody knows, that it just happens.
enum Denial {
  /// Whether nothing in a line tells what to do.
  ///
  /// The line is cut at its commas and stops. A part tells something unless it denies, asks for help, or has only words
  /// that say that something is wrong: "It happens randomly, no way to reproduce".
  static func tellsNothing(_ text: String) -> Bool {
    guard text.utf8.count <= 400 else { return false }
    let isASCII = text.isASCII
    if !isASCII, text.count <= 60, elsewhere.occur(in: text.lowered) {
      return true
    }
    let marks = ".,;!?:()"
    let parts =
      isASCII
      ? text.utf8.split { marks.utf8.contains($0) }.map { Substring($0) }
      : text.split {
        marks.contains($0) || $0 == "—" || $0 == "–" || $0 == "。" || $0 == "，" || $0 == "、"
      }
    return parts.allSatisfy { part in
      let words = Words(part)
      guard !words.isEmpty, !Filler.isStock(words) else { return true }
      if !part.isASCII, words.key.count <= 40, elsewhere.occur(in: words.key) { return true }
      // "I don't know how but clicking twice does it".
      return words.list.split(separator: "but").allSatisfy { isEmpty($0) }
    }
  }

  /// Whether a text says outright that it has no steps; then what else it says must tell what to do.
  static func deniesOutright(_ text: String) -> Bool {
    let words = Words(text).list
    return denies(words)
      || startsByDenying(words.drop { openers.contains($0) })
      || !text.isASCII && elsewhere.occur(in: text.lowered)
  }

  private static func denies(_ words: [Substring]) -> Bool {
    denyingParts.occur(in: words) || words.indices.contains { lengthOfCannot(words[$0...]) > 0 }
  }

  /// "Cannot reproduce easily", anywhere in a report.
  static func deniesReproduction(_ text: String) -> Bool {
    let words = Words(text).list
    return words.contains { $0.hasPrefix("repro") } && denies(words)
  }

  private static func isEmpty(_ words: ArraySlice<Substring>) -> Bool {
    var words = words
    while let first = words.first, openers.contains(first) { words = words.dropFirst() }
    if words.isEmpty { return true }
    if words.count <= 8, words.contains(where: { ordinary.contains($0) }) { return true }
    let length = max(denials.length(atStartOf: words), lengthOfCannot(words))
    if length > 0 {
      // "No idea" may be followed by what does it: "no idea why, happens after I resize".
      return !actions.occur(in: words.dropFirst(length))
    }
    if words.count <= 14, denyingParts.occur(in: words) { return !actions.occur(in: words) }
    if pleas.length(atStartOf: words) > 0 { return !actions.occur(in: words) }
    return words.allSatisfy { symptoms.contains($0) }
  }

  /// Whether a text starts by denying: "idk, the normal one".
  static func startsByDenying(_ words: ArraySlice<Substring>) -> Bool {
    max(denials.length(atStartOf: words), lengthOfCannot(words)) > 0
  }

  private static let openers = Phrases(
    """
    i, im, we, sorry, unfortunately, so, well, and, or, honestly, currently, really, it, its, is, that, this, there
    theres, are, just, simply, then, because, as, have, still, personally
    """)

  private static let denials = Phrases(
    """
    idk, dunno, dont know, do not know, didnt know, not known, no idea, no clue, not sure, unsure, unknown, unclear, none
    nothing specific, nothing special, nothing in particular, no steps, no specific steps, no special steps, no exact steps
    no particular steps, no reliable, no known, no reproduction, no repro, no way
    cant be reproduced, cannot be reproduced, could not be reproduced
    not reproducible, not possible to, not reproduceable, impossible to
    havent been able, have not been able, havent found, have not found, havent figured, been unable, not been able
    dont have, do not have, havent got, have none, have no, wish i knew, not applicable, not available
    will add, will be added, will fill, will provide, will update, to be added, to be provided, to follow, fill in later
    added later, add later, to be filled, to be completed, will follow, coming soon, see title, see the title, self explanatory, see logs, see log, see the log
    see mail, see the mail, see my mail, see email, see the email, see my email, see slack, see teams, see chat
    see the chat, see ticket, see the ticket, see jira, see attached, see screenshot, see the screenshot, see image, see above error, nao sei, não sei, no sé, no se, ninguno
    keine ahnung, weiß nicht, je ne sais pas, boh, non lo so, non so, ni idea, sin idea, sem ideia, pas d idée, aucune idée
    bilinmiyor, tidak tahu, không rõ, не знаю, nie wiem, geen idee, bilmiyorum
    """)

  /// "Just use it normally".
  private static let ordinary = Phrases("normally, usual, capacity, regularly, ordinarily")

  /// How many words say that something cannot be told: "unable to provide", "could not find out".
  private static func lengthOfCannot(_ words: ArraySlice<Substring>) -> Int {
    let start = cannot.length(atStartOf: words)
    guard start > 0 else { return 0 }
    let verb = beTold.length(atStartOf: words.dropFirst(start))
    return verb > 0 ? start + verb : 0
  }

  private static let cannot = Phrases(
    """
    unable to, not able to, cant, cannot, can not, couldnt, could not, impossible to, not possible to, failed to
    hard to, difficult to, havent been able to, have not been able to, not been able to, wasnt able to
    dont know how to, not sure how to, no idea how to, no way to
    """)

  private static let beTold = Phrases(
    """
    reproduce, repro, replicate, recreate, explain, tell, say, clarify, provide, give, describe, share, find out
    figure, determine, identify, trigger it, find a pattern, create a minimal, make a minimal
    """)

  private static let denyingParts = Phrases(
    """
    no steps, dont know how, do not know how, dont know why, do not know why, no idea how, no idea why, no idea what
    not sure how, not sure why, no way to reproduce, not reproducible, cant reproduce, cannot reproduce
    couldnt reproduce, could not reproduce, unable to reproduce, no clear steps, without steps, no clue
    nothing changed, nothing was changed, changed nothing, did nothing, didnt do anything, did not do anything
    without doing anything, havent changed, not changed anything, didnt change anything, out of nowhere, out of the blue
    cannot be reproduced, cant be reproduced, no reproduction, not possible to reproduce, hard to reproduce
    """)

  /// Denials in other languages, in a short part of a line.
  private static let elsewhere = Parts([
    "无法复现", "不能复现", "无法重现", "無法重現", "不知道", "不清楚", "偶尔", "偶现", "随机", "隨機", "没有规律", "再現できない", "再現できません", "再現しない",
    "わかりません", "わからない", "分かりません", "不明", "たまに", "ランダム", "특정 조건 없", "모르겠", "재현 안", "재현되지", "랜덤", "не знаю",
    "никаких шагов", "нет шагов", "шагов нет", "оно само", "как повезёт", "как повезет", "sin pasos", "no hay pasos",
    "não há passos",
    "keine schritte", "aucune étape", "brak kroków", "nessun passo", "没有步骤", "手順なし", "手順はありません", "ganz normal",
    "не воспроизв",
    "случайно", "неизвестно", "само собой", "não sei", "não consigo reproduzir", "aleatori", "sem motivo", "no sé",
    "no se puede reproducir",
    "no lo sé", "je ne sais pas", "pas reproductible", "aléatoire", "rien changé", "weiß nicht", "nicht reproduzierbar",
    "keine ahnung", "zufällig", "einfach so", "nie wiem", "losowo", "nie da się", "không biết", "ngẫu nhiên",
    "bilmiyorum", "rastgele",
    "لا أعرف", "عشوائي", "לא יודע",
  ])

  /// Words that call for help and say nothing else.
  private static let pleas = Phrases(
    """
    please email, please contact, email me, contact me, ask me, write me, please help, please fix, please solve, please just, plz, pls, help, help me, fix it, fix this, fix that, solve, solve it
    just fix, leave my, hope you, hope this, thanks, thank you, can someone, can anyone, can you fix, can you please
    somebody help, any help
    """)

  /// Words after which a denial goes on to tell what was done.
  private static let actions = Phrases(
    """
    when i, when you, when we, if i, if you, after i, after you, click, clicked, clicking, open, opened, opening, press
    pressed, pressing, run, ran, running, select, selected, selecting, start, started, starting, launch, launched
    launching, install, installed, installing, updated, updating, upgrade, upgraded, upgrading, enter, entered, entering
    type, typed, typing, drag, dragged, dragging, scroll, scrolling, resize, resizing, restart, restarted, create
    created, creating, use, using, calling, compile, compiling, build, building, play, playing, load, loading
    log in, login, logging, tried, trying, tap, tapped, tapping, import, importing, connect, connecting, save, saving
    """)

  /// Words that alone say no more than that something is wrong, somewhere, some time.
  private static let symptoms = Phrases(
    """
    a, an, the, this, that, these, those, it, its, i, im, my, me, we, our, you, your, he, they, them, one, is, are
    was, were, be, been, being, am, has, have, had, do, does, did, dont, doesnt, didnt, wont, cant, cannot, isnt
    arent, wasnt, not, no, never, none, nothing, something, anything, everything, thing, things, stuff, and, or, but
    so, then, of, on, in, at, to, for, from, with, without, by, as, than, too, also, app, apps, application
    applications, program, programme, game, games, software, tool, plugin, website, site, page, window, pc, computer
    laptop, phone, bug, bugs, bugged, buggy, issue, issues, problem, problems, error, errors, crash, crashes
    crashed, crashing, crush, crushes, crushed, crushing, freeze, freezes, froze, frozen, freezing, hang, hangs
    hung, hanging, stuck, lag, lags, laggy, slow, fail, fails, failed, failing, failure, failures, break, breaks
    broke, broken, breaking, stop, stops, stopped, stopping, work, works, worked, working, close, closes, closed
    closing, die, dies, died, exit, exits, exited, quit, quits, random, randomly, sometimes, occasionally, often
    usually, always, rarely, again, suddenly, unexpectedly, spontaneously, itself, self, own, happen, happens
    happened, happend, happening, occur, occurs, occurred, occurring, time, times, every, everytime, each, once
    twice, several, many, few, some, any, all, day, days, hour, hours, minute, minutes, second, seconds, after
    before, while, during, later, ago, just, simply, only, really, very, much, more, anymore, longer, now, today
    yesterday, still, already, yet, bad, wrong, weird, strange, odd, unknown, reason, reasons, cause, causes, caused
    why, how, what, when, where, because, appear, appears, appeared, appearing, come, comes, came, coming, get, gets
    got, getting, keep, keeps, kept, show, shows, shown, showed, see, saw, seen, say, says, said, give, gives, given
    go, goes, went, message, messages, warning, warnings, popup, notification, test, tests, testing, tested, report
    reports, please, help, fix, fixed, solve, pls, plz, hello, hi, hey, there, here, out, up, down, off, over, like
    seems, seem, looks, look, if, will, would, could, should, can, may, might, falla, fallo, simplemente, funciona
    cierra, cuelga, repente, se, de, el, la, trava, fecha, não, nao, plante, marche, ça, ca, ne, pas, plus, stürzt
    ab, geht, nicht, funktioniert, abgestürzt, einfach, не, работает, вылетает, падает, зависает, вообще, само, все
    всё, ошибка, non, działa, nie, blocca, chiude, hata, veriyor, çalışmıyor, crasht, werkt, niet
    """)
}
