internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
internal import Issues

extension IntakeServer {
  /// What strangers are told of an error: of what they sent, all; of the repository and the machine, nothing. That is for
  /// whoever runs the server, on standard error.
  func refusal(of error: any Error) -> Refused {
    switch error {
    case Access.Refusal.noToken:
      return Refused(
        .unauthorized, "this form was opened before the server was started again, or elsewhere; nothing was written",
        hints: ["send it again from here"])
    case Access.Refusal.unknownHost: return Refused(.misdirectedRequest, "this server does not go by that name")
    case is Access.Refusal: return Refused(error)
    case let refused as Refused where refused.status == .contentTooLarge:
      return Refused(refused.status, refused.message, hints: ["go back, and leave out what is long"])
    case let refused as Refused where refused.status == .badRequest:
      return Refused(refused.status, refused.message, hints: ["go back, and send it from the page"])
    case let refused as Refused: return refused
    case let error as HTTPError where error.status == .notFound:
      return Refused(.notFound, "there is no such page", hints: ["reports are filed at /"])
    case let error as HTTPError: return Refused(error.status, error.status.reasonPhrase)
    default:
      Complaint.tell("git issue web: a report could not be taken", Refused(error))
      return Refused(
        .serviceUnavailable, "no reports can be taken just now; nothing was written",
        hints: ["keep what you have written, and send it again later"])
    }
  }
}
