import Testing

/// A token that looks real, put together only when the tests run, so that no scanner finds it in this file.
struct SampleToken: CustomTestStringConvertible {
  static let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
  static let digits = "0123456789"
  static let alphanumerics = letters + digits
  static let hexadecimals = "0123456789abcdef"
  static let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

  let kind: String
  let prefix: String
  let body: String

  /// - Parameter prefix: What the kind begins with, with a blank somewhere inside so that it is no prefix here.
  init(_ kind: String, _ prefix: String, _ body: String) {
    self.kind = kind
    self.prefix = prefix.filter { $0 != " " }
    self.body = body
  }

  var text: String { prefix + body }
  var testDescription: String { "\(kind) \(prefix)" }

  /// So many letters of an alphabet, always the same ones, in no order that a scanner takes for a placeholder.
  static func random(_ count: Int, _ alphabet: String = alphanumerics, seed: UInt64 = 7) -> String {
    let letters = Array(alphabet)
    var state = seed
    return String(
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return letters[Int(state >> 33) % letters.count]
      })
  }

  static let all: [SampleToken] = {
    let url = random(40, alphanumerics + "_-")
    return [
      SampleToken("aws-access-key", "AK IA", random(16, upper)),
      SampleToken("aws-access-key", "AS IA", random(16, upper)),
      SampleToken("gcp-api-key", "AI za", random(35)),
      SampleToken("google-oauth-secret", "GOCS PX-", random(28)),
      SampleToken("google-oauth-token", "ya 29.", random(60)),
      SampleToken("azure-storage-key", "Account Key=", random(86) + "=="),
      SampleToken("digitalocean-token", "dop _v1_", random(64, hexadecimals)),
      SampleToken("cloudflare-origin-ca-key", "v1 .0-", random(24, hexadecimals) + "-" + random(146, hexadecimals)),
      SampleToken("netlify-token", "nf p_", random(36)),
      SampleToken("fly-token", "fm 2_", random(120)),
      SampleToken("github-pat", "gh p_", random(36)),
      SampleToken("github-oauth", "gh o_", random(36)),
      SampleToken("github-app-token", "gh u_", random(36)),
      SampleToken("github-app-token", "gh s_", random(36)),
      SampleToken("github-refresh-token", "gh r_", random(36)),
      SampleToken("github-fine-grained-pat", "github _pat_", random(22) + "_" + random(59)),
      SampleToken("gitlab-pat", "gl pat-", random(20)),
      SampleToken("gitlab-pat", "gl pat-", random(27) + ".01." + random(9, hexadecimals)),
      SampleToken("gitlab-token", "gl dt-", random(20)),
      SampleToken("atlassian-token", "ATAT T3", random(186)),
      SampleToken("bitbucket-app-password", "AT BB", random(32)),
      SampleToken("linear-api-key", "lin _api_", random(40)),
      SampleToken("sentry-token", "sntr yu_", random(64, hexadecimals)),
      SampleToken("sentry-org-token", "sntr ys_eyJ", random(100)),
      SampleToken("figma-token", "fi gd_", url),
      SampleToken("notion-token", "nt n_", random(46)),
      SampleToken("npm-token", "np m_", random(36)),
      SampleToken("pypi-token", "pypi-AgEI cHlwaS5vcmc", random(120)),
      SampleToken("rubygems-token", "ruby gems_", random(48, hexadecimals)),
      SampleToken("docker-token", "dckr _pat_", random(27)),
      SampleToken("artifactory-key", "AK Cp", random(69)),
      SampleToken("slack-bot-token", "xo xb-", random(11, digits) + "-" + random(12, digits) + "-" + random(24)),
      SampleToken("slack-user-token", "xo xp-", random(12, digits) + "-" + random(12, digits) + "-" + random(32)),
      SampleToken("slack-legacy-token", "xo xr-", random(12, digits) + "-" + random(32)),
      SampleToken("slack-app-token", "xa pp-", "1-" + random(11) + "-" + random(13, digits) + "-" + random(64)),
      SampleToken("slack-webhook", "hooks .slack.com/services/", "T" + random(8) + "/B" + random(8) + "/" + random(24)),
      SampleToken("discord-webhook", "discord .com/api/webhooks/", random(18, digits) + "/" + random(68)),
      SampleToken("sendgrid-token", "S G.", random(22) + "." + random(43)),
      SampleToken("brevo-key", "xkey sib-", random(64, hexadecimals) + "-" + random(16)),
      SampleToken("stripe-key", "sk _live_", random(24)),
      SampleToken("stripe-key", "rk _test_", random(24)),
      SampleToken("stripe-webhook-secret", "wh sec_", random(32)),
      SampleToken("square-token", "sq0 atp-", random(22)),
      SampleToken("shopify-token", "shp at_", random(32, hexadecimals)),
      SampleToken("twilio-key", "S K", random(32, hexadecimals)),
      SampleToken("anthropic-key", "sk- ant-api03-", random(93) + "AA"),
      SampleToken("openrouter-key", "sk- or-v1-", random(64, hexadecimals)),
      SampleToken("openai-key", "sk -", random(20) + "T3Blbk" + "FJ" + random(20)),
      SampleToken("openai-key", "sk -proj-", random(74) + "T3Blbk" + "FJ" + random(74)),
      SampleToken("huggingface-token", "h f_", random(34, letters)),
      SampleToken("groq-key", "gs k_", random(52)),
      SampleToken("perplexity-key", "pp lx-", random(48)),
      SampleToken("xai-key", "xa i-", random(80)),
      SampleToken("replicate-token", "r 8_", random(37)),
      SampleToken("vault-token", "hv s.", random(95)),
      SampleToken("vault-batch-token", "hv b.", random(150)),
      SampleToken("age-secret-key", "AGE-SECRET -KEY-1", random(58, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L")),
      SampleToken("grafana-token", "gl sa_", random(32) + "_" + random(8, hexadecimals)),
      SampleToken("grafana-cloud-token", "gl c_eyJ", random(80)),
      SampleToken("new-relic-key", "NR AK-", random(27, upper)),
      SampleToken("databricks-token", "da pi", random(32, hexadecimals)),
      SampleToken("doppler-token", "dp .pt.", random(43)),
      SampleToken("dynatrace-token", "dt0 c01.", random(24, upper) + "." + random(64, upper)),
      SampleToken("pulumi-token", "pu l-", random(40, hexadecimals)),
      SampleToken("postman-key", "PM AK-", random(24, hexadecimals) + "-" + random(34, hexadecimals)),
      SampleToken("planetscale-token", "pscale _tkn_", random(43)),
      SampleToken("supabase-token", "sb p_", random(40, hexadecimals)),
      SampleToken("tailscale-key", "tskey -auth-", random(17) + "-" + random(32)),
      SampleToken("onepassword-token", "ops _eyJ", random(300)),
      SampleToken("jwt", "e yJ", random(33) + ".ey" + "J" + random(60) + "." + random(43)),
      SampleToken("azure-client-secret", "", random(3) + "8" + "Q" + "~" + random(32)),
      SampleToken("telegram-bot-token", "", random(10, "234567891") + ":A" + "A" + random(33)),
    ]
  }()
}
