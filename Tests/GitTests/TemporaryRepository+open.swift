import FoundationEssentials
import Git
import TestSupport
import Testing

extension TemporaryRepository {
  /// Opens the repository with the code under test, from its work tree.
  @discardableResult
  func open(_ directory: String? = nil, with variables: [String: String] = [:]) throws -> Repository {
    try Repository(
      discoveredFrom: directory ?? path, environment: environment.merging(variables) { _, new in new })
  }

  /// The object that git says a revision is.
  func id(_ revision: String) throws -> ObjectID {
    try #require(ObjectID(hex: try git("rev-parse", "--verify", revision)))
  }
}

let ada = Signature(name: "Ada Lovelace", email: "ada@example.org", time: 1_767_323_045, offset: 60)
