/// The words in which templates ask, in any project and in the languages of the templates that were read.
///
/// A line is a hint where it speaks to the reporter about the report: it asks to describe, to provide, to replace. What
/// a reporter may well write as a step ("Add an item", "Enter the password") is a hint only together with a word that
/// gives it away ("here", "if applicable", "your issue").
enum TemplateWording {
  /// Whether a line is a template's own text.
  ///
  /// - Parameter isSetApart: Whether it is all in italics or quoted, as templates write their hints.
  static func isHint(_ text: String, _ words: Words, isSetApart: Bool = false) -> Bool {
    if words.list.count <= 10 && hasEllipsisForName(text) || isWrappedInEllipses(text) || hasTemplateAddress(text) {
      return true
    }
    guard !words.isEmpty else { return false }
    if isUnfinished(text, words) { return true }
    if sentences.occur(in: words.list) || stock.contains(words) { return true }
    if !text.isASCII, elsewhere.occur(in: text.lowered) { return true }
    var rest = words.list[...]
    while let first = rest.first, courtesies.contains(first) { rest = rest.dropFirst() }
    let isCourteous = rest.count < words.list.count
    if asks.length(atStartOf: rest) > 0 { return true }
    guard mayAsk.length(atStartOf: rest) > 0 else { return false }
    return isCourteous || isSetApart || givesAway.occur(in: words.list)
  }

  /// Whether a line asks the reporter something: `What did you expect to see?`.
  static func isQuestion(_ text: String, _ words: Words) -> Bool {
    guard let last = text.trimmed.last, last == "?" || last == "？", let first = words.list.first else { return false }
    return questionWords.contains(first) && words.list.contains { ["you", "your", "we", "the"].contains($0) }
  }

  /// `Go to '...'`: what a template writes where a name belongs.
  private static func hasEllipsisForName(_ text: String) -> Bool {
    // Few lines have one of these, and most rules ask for every line.
    var text = text
    let mayHave = text.withUTF8 { bytes in
      var dots = 0
      for byte in bytes {
        // An ellipsis is E2 80 A6.
        if byte == 0xE2 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "<") { return true }
        dots = byte == UInt8(ascii: ".") ? dots + 1 : 0
        if dots == 2 { return true }
      }
      return false
    }
    guard mayHave else { return false }
    return ellipses.contains { text.contains($0) }
  }

  private static let ellipses = [
    "'..", "\"..", "‘..", "“..", "`..", "'…'", "\"…\"", "“…”", "«..", "「..", "_____", "<...>", "[...]",
  ]

  /// `Then do ...`.
  private static func isUnfinished(_ text: String, _ words: Words) -> Bool {
    guard words.list.count <= 3, text.hasSuffix("...") || text.hasSuffix("…"), let last = words.list.last else {
      return false
    }
    return unfinished.contains(last)
  }

  private static let unfinished = Phrases(
    """
    first, then, next, finally, do, go, to, click, on, open, and, run, scroll, down, press, see, start, enter
    select, install, the, now, you, i, when, for, with, a, an, in, at, from
    """)

  /// `https://github.com/your-name/your-repo`.
  private static func hasTemplateAddress(_ text: String) -> Bool {
    text.hasBytes("://") && ["/your-", "/your_", "/<", "/username/", "/{"].contains { text.contains($0) }
  }

  /// `...step 1 description...`.
  private static func isWrappedInEllipses(_ text: String) -> Bool {
    // An ellipsis starts with E2.
    guard text.hasBytes("...") || text.hasByte(0xE2) else { return false }
    let text = Leaf.unmarked(text)
    return (text.hasPrefix("...") || text.hasPrefix("…")) && (text.hasSuffix("...") || text.hasSuffix("…"))
      && text.count > 6
  }

  private static let closings = ByteSet(")]}>")

  /// `Go to (page)`: a template's sentence with a thing in brackets.
  static func isSkeleton(_ text: String) -> Bool {
    guard let end = text.outerBytes?.last, end >= 0x80 || closings.contains(end) else { return false }
    guard let last = text.trimmed.last, ")]}>".contains(last), let open = text.lastIndex(where: { "([{<".contains($0) })
    else { return false }
    let inner = text[open...].dropFirst().dropLast()
    return skeletons.contains(Words(text[..<open])) && inner.count <= 24
      && inner.allSatisfy { $0.isLowercase || $0 == " " }
  }

  static let skeletons = Phrases(
    "go to, click on, click, click the, scroll down to, open, select, enter, press, type, navigate to, run, use, install"
  )

  static let courtesies = Phrases("please, pls, kindly, ℹ, note, optional, optionally, required")

  static let questionWords = Phrases(
    """
    what, which, how, where, when, why, who, did, do, does, is, are, can, could, have, has, was, were, will, would
    """)

  /// Of the sentences below, starts of those that no reporter writes, but for a courtesy or an article.
  static let openings = Phrases(
    """
    clear and concise description of, clear concise description of, concise description of what
    add any other context about, if applicable add screenshots, if applicable add a screenshot
    complete the following information, tell us what happens, tell us what should, describe the bug here
    thanks for taking the time to fill, thank you for taking the time to fill
    """)

  /// Phrases that no reporter writes, wherever they stand.
  private static let sentences = Phrases(
    """
    clear and concise, clear concise, concise description, clear description of, short description of
    brief description of, detailed description of, description of the issue, description of the bug
    description of the problem, description of what, description of your, if applicable add, help explain your
    add any other context, any other context, any additional context, any other information, any other relevant
    any additional information, any relevant logs, steps to reproduce the behavior, steps to reproduce the behaviour
    steps to reproduce the problem, steps to reproduce the bug here, please complete the following
    complete the following information, in as much detail, as much detail as possible, as much information as possible
    please provide, please describe, please fill, please include, please list, please specify, please add
    please paste, please attach, please replace, please delete, please remove this, please write, please enter
    please explain, please tell us, please indicate, please mention, please state, please give, please note that
    please make sure, please be as, please read, please search, please check that, please use the, please answer
    please complete, please ensure, please do not, please dont, please avoid, replace this text, delete this text
    delete this line, delete this section, remove this line, remove this section, this template, issue template
    bug report template, thank you for filing, thanks for filing, thank you for reporting, thanks for reporting
    thank you for taking, thanks for taking, before submitting, before opening an issue, before filing
    paste output here, paste your, paste the output, paste log here, paste logs here, insert your, put your, type your
    describe the bug here, describe your, tell us what, tell us how, tell us about, let us know what, let us know how
    you expected to happen, you expect to happen, expected to happen instead, what should happen, what actually happened
    what happened instead, how to reproduce the, minimal reproducible example of, step by step instructions
    a list that contains, this is where, this is what i expected to happen, this is what actually happens
    use code blocks, you can drag, drag and drop images, supports markdown
    leave blank, leave empty, leave this, your code here, your code goes here, your steps here, your answer, your text here, your description here, text goes here
    description goes here, goes here, enter text here, write here, add here, fill in here, insert here, paste here
    lorem ipsum, step 1 description, fill out this template, all lines beginning with, delete those lines
    """)

  /// Lines that are nothing but these.
  private static let stock = Phrases(
    """
    see error, see the error, see bug, see issue, observe error, do this, do that, then this, then that, and so on
    then do this, and then that, do something, something happens, do x, do y, and then do that, step by step
    something else, more steps, other steps, add more steps, add steps, steps, step, your steps, steps here, image shown
    ver erro, ver o erro, veja o erro, ver error, ver el error, vea el error, voir erreur, voir l erreur, siehe fehler, fehler sehen, zobacz błąd
    click to expand, click to expand code, expand, details, screenshot, screenshots, text, value, version number
    steps to reproduce, step to reproduce, steps to reproduce it, first do this, next do this, finally do this, example, e g
    """)

  /// Starts of lines that ask.
  private static let asks = Phrases(
    """
    describe the, describe what, describe how, describe your, describe in, describe any, describe steps, describe it
    describe here, describe clearly, describe briefly, provide a, provide the, provide any, provide your, provide us
    provide as, provide steps, provide details, provide additional, provide more, provide relevant, provide some
    provide an, provide enough, provide exact, provide information, list the steps, list steps, list all relevant
    list your, list any, list here, explain what, explain how, explain why, explain the, explain your, tell us, let us
    which version, what version, what happened, what happens, what did, what do you, what were, what is the actual
    what is the expected, how do we, how can we, how did you, how would you, if applicable, if relevant, if possible
    if available, if any, if this is, if you have any, if you know, if yes, if no, if not, if so, if the issue
    if the problem is, if it is, if you are, optional, a description, a short, a brief, a detailed, a minimal, a link to
    a list of, a summary, a step, a screenshot, a video, a code snippet, any additional, any relevant
    any other comment, any other comments, any other detail, any other details, any other info, any other note
    any other notes, any other thing, any other things, any other data, any other useful, any other helpful
    any other important, any other remarks, any other question, any other questions, any other log, any other logs
    any other file, any other files, any other material, any other observations, any other considerations
    any extra, anything else, add any, add a screenshot, add screenshots, add your, add more, add other, add a
    description, add details, add logs, add the following, attach any, attach screenshots, attach your, include any
    include as, include screenshots, include your, include the, include a, include all, include steps, include details
    include relevant, specify the, specify your, specify which, write a, write your, write the, write down, fill in
    fill out, fill the, give us, give a, give as, put the, replace the text, make sure you, make sure to, make sure that
    be sure, be as, note that this, this section, these steps, this should, this will help, this helps
    the steps to, the version of, the exact steps, the output of, output of, result of, screenshots of, screenshots if
    the more, we need, we would, we will, help us, your environment, your operating, your os, your browser, your version
    your steps, your setup, short description, brief description
    detailed description, detailed steps, exact steps, exact version, operating system type, e g, eg, ex, i e, for example
    for instance, such as, link to, links to, example of, for bugs, for features, before you, when you report, only if
    enter a, enter the version, enter your os, enter your version, specify, mention, mention the, indicate
    """)

  /// Starts of lines that ask where something else in the line says so.
  private static let mayAsk = Phrases(
    """
    add, attach, check, choose, copy, delete, describe, enter, explain, fill, give, include, insert, list, paste, put, provide
    read, remove, replace, select, share, show, state, submit, supply, upload, verify, write, complete, answer, edit
    report, post, what, which, how, where, your, screenshots, logs, log, steps, information, details, version, versions
    """)

  private static let givesAway = Phrases(
    """
    if applicable, if possible, if relevant, if available, if any, if necessary, if needed, this issue, this bug
    this problem, your issue, your bug, your problem, your report, your environment, the reporter, the issue you
    the bug you, the problem you, bug report, issue report, reproduce the issue, reproduce the problem, reproduce the bug
    reproduce this, to reproduce your, relevant information, additional information, description of, brackets, below
    the following information, following template, following table, e g, etc, triple backticks, code fences, code blocks
    if you have, you are using, you used, you encountered, you experienced, you tried, you observe, you expected
    you expect, you did, did you, do you, are you, have you, can you, youre using, related to this, as appropriate
    where appropriate, help us, our team, the maintainers, contributing, guidelines, existing issues, duplicate issues
    searched, real code, minimal code, gist, pastebin, this template
    """)

  /// Parts of hints in other languages, in lower case.
  private static let elsewhere = Parts([
    // Chinese, Japanese, Korean.
    "请描述", "请填写", "请提供", "请在此", "请输入", "请详细", "请尽量", "请先", "请说明", "请列出", "请勾选", "请简要", "在此处", "在此填写", "简要描述",
    "清晰简洁", "清晰而简洁", "清楚简洁", "简明扼要", "例如：", "例如:", "比如：", "如：", "請描述", "請填寫", "請提供", "請輸入", "請詳細", "请贴", "看到错误",
    "お書き", "ご記入", "記入してください", "記載してください", "書いてください", "入力してください", "記述してください", "教えてください", "添付してください", "明確かつ簡潔",
    "明確で簡潔", "簡潔に", "を説明して", "エラーを確認", "例:", "例：", "해주세요", "해 주세요", "작성해", "작성하세요", "작성 바랍", "적어주", "명확하고 간결", "간결하게",
    "설명해", "예:", "예)",
    // Cyrillic.
    "опишите", "укажите", "приложите", "пожалуйста,", "четкое и краткое", "чёткое и краткое", "краткое описание",
    "подробное описание", "если применимо", "добавьте", "например:", "напр.", "напишите", "вставьте", "введите ваш",
    "увидеть ошибку", "опишіть", "вкажіть", "додайте", "чіткий",
    // Romance languages.
    "uma descrição clara", "descrição clara e", "descrição concisa", "descreva", "por exemplo", "ex.:", "ex:",
    "se aplicável", "adicione qualquer", "adicione capturas", "adicione outras", "informe a", "informe o", "insira",
    "preencha", "por favor, ", "cole aqui", "coloque aqui", "etapas para reproduzir", "passos para reproduzir o",
    "una descripción clara", "descripción clara y", "descripción concisa", "describe el", "describe la",
    "describa", "por ejemplo", "si aplica", "si corresponde", "añade", "agrega cualquier", "agregue", "incluya",
    "adjunta", "pasos para reproducir el", "indica la", "indique", "une description claire", "description claire et",
    "décrivez", "décrire", "par exemple", "si applicable", "le cas échéant", "ajoutez", "veuillez", "indiquez",
    "précisez", "étapes pour reproduire le", "una descrizione chiara", "descrizione chiara", "descrivi", "ad esempio",
    "se applicabile", "aggiungi", "inserisci qui",
    // German, Dutch, Polish, Czech, Turkish.
    "eine klare", "klare und prägnante", "kurze beschreibung", "beschreibe ", "beschreiben sie", "bitte ", "z.b.",
    "z. b.",
    "zum beispiel", "falls zutreffend", "füge ", "gib hier", "hier einfügen", "schritte zum reproduzieren",
    "een duidelijke", "beschrijf", "bijvoorbeeld", "indien van toepassing", "jasny i zwięzły", "opisz", "zwięzły opis",
    "np. ", "jeśli dotyczy", "dodaj ", "proszę", "podaj ", "wklej", "jasný a stručný", "popište", "prosím",
    "net ve kısa", "açık ve öz", "açıklayın", "lütfen", "örneğin",
    // Arabic, Hebrew, Vietnamese, Indonesian.
    "وصف واضح", "قائمة بالخطوات", "خطوات لإعادة", "يظهر الخطأ", "ظهور الخطأ", "وصفًا واضح", "صف ", "يرجى", "أضف ",
    "إذا كان ذلك", "مثال", "على سبيل المثال", "انظر الخطأ",
    "شاهد الخطأ",
    "תיאור ברור", "אנא", "mô tả rõ", "mô tả ngắn", "vui lòng", "ví dụ", "hãy mô tả", "nếu có", "deskripsi yang jelas",
    "jelaskan", "silakan", "contoh:", "jika ada",
  ])
}
