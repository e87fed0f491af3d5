import Git
import Testing

@Suite struct ObjectIDTests {
  @Test func `reads forty digits and writes them back`() throws {
    let id = try #require(ObjectID(hex: "CE013625030ba8dba906f756967f9e9ca394464a"))
    #expect(id.description == "ce013625030ba8dba906f756967f9e9ca394464a")
    #expect(id.short == "ce01362")
    #expect(!id.isZero)
  }

  @Test(arguments: ["", "ce01362", String(repeating: "g", count: 40), String(repeating: "0", count: 41)])
  func `refuses anything else`(_ text: String) {
    #expect(ObjectID(hex: text) == nil)
  }

  @Test func `knows the name of a blob without writing it`() throws {
    #expect(try ObjectID.blob(of: Array("hello\n".utf8)).description == "ce013625030ba8dba906f756967f9e9ca394464a")
  }

  @Test func `sorts by its digits`() throws {
    let low = try #require(ObjectID(hex: "00" + String(repeating: "f", count: 38)))
    #expect(ObjectID.zero < low)
    #expect(ObjectID.zero.isZero)
  }
}
