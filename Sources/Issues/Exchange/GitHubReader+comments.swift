/// People and comments.
extension GitHubReader {
  mutating func login(_ node: JSONNode?) -> String? {
    guard let node else { return nil }
    guard let login = node["login"]?.text ?? node.text, !login.isBlank else { return node["name"]?.text }
    if let name = node["name"]?.text, !name.isBlank, name != login { names[login] = name }
    return login
  }

  /// Who a commit is by: Git asks for an address, and this is the one that GitHub itself gives to who keeps theirs.
  func person(_ node: JSONNode?) -> Person {
    guard let node, let login = node["login"]?.text ?? node.text, !login.isBlank else {
      return Person(name: node?["name"]?.text, email: node?["email"]?.text)
    }
    let name = node["name"]?.text ?? ""
    let email = node["email"]?.text ?? ""
    let number = node["id"]?.integer.map { "\($0)+" } ?? ""
    return Person(
      name: name.isBlank ? login : name, email: email.isBlank ? "\(number)\(login)@users.noreply.github.com" : email)
  }

  /// A list, or the page of one.
  static func list(_ node: JSONNode?) -> [JSONNode] { node?.items ?? node?["nodes"]?.items ?? [] }

  static func key(_ comment: JSONNode) -> String {
    if let id = comment["id"] { return id.text ?? id.integer.map(String.init) ?? "" }
    return "\(comment["created_at"]?.text ?? comment["createdAt"]?.text ?? "") \(comment["body"]?.text ?? "")"
  }

  mutating func readComments(of node: JSONNode, at index: Int) {
    for comment in Self.list(node["comments"]) { readComment(comment, at: index) }
  }

  mutating func readComment(_ node: JSONNode, at index: Int) {
    guard let text = node["body"]?.text, !text.isBlank else { return leave(node, "a comment without a text") }
    let author = node["author"] ?? node["user"]
    _ = login(author)
    // By the login, which does not change.
    var who = Person(author?["login"]?.text ?? author?.text ?? author?["name"]?.text ?? "")
    if let email = author?["email"]?.text, !email.isBlank { who = Person(name: who.name, email: email) }
    let time = (node["createdAt"]?.text ?? node["created_at"]?.text).flatMap { Timestamp.seconds($0) }
    let key = Self.key(node)
    comments[index, default: []].removeAll { $0.key == key }
    var comment = Entry.Comment(seconds: time, author: who, text: text)
    comment.committedBy = person(author)
    comments[index, default: []].append((key, comment))
    note(node, besides: ["body", "author", "user", "createdAt", "created_at"])
  }
}
