extension TokenPattern {
  /// The tokens that are known by their prefix, as their issuers document them and gitleaks 8 collects them.
  ///
  /// Where one prefix begins with another, the longer stands first.
  static let table: [TokenPattern] = cloud + code + packages + chat + payment + models + operations

  private static let cloud: [TokenPattern] = [
    TokenPattern("aws-access-key", "AWS access key id", "AKIA ASIA ABIA ACCA", .base32, 16...16),
    TokenPattern("gcp-api-key", "Google API key", "AIza", .base64URL, 35...35, entropy: 3.5),
    TokenPattern("google-oauth-secret", "Google OAuth client secret", "GOCSPX-", .base64URL, 28...28),
    TokenPattern("google-oauth-token", "Google OAuth access token", "ya29.", .base64URL, 40 ... .max, entropy: 3.5),
    TokenPattern(
      "azure-storage-key", "Azure storage account key", "AccountKey=", ByteSet("A-Za-z0-9+/="), 88...88, entropy: 4,
      marker: "=="),
    TokenPattern("digitalocean-token", "DigitalOcean token", "dop_v1_ doo_v1_ dor_v1_", .lowerHexadecimals, 64...64),
    TokenPattern("cloudflare-origin-ca-key", "Cloudflare origin CA key", "v1.0-", ByteSet("a-f0-9-"), 171...171),
    TokenPattern("netlify-token", "Netlify access token", "nfp_", .alphanumerics, 36...64),
    TokenPattern("fly-token", "Fly.io access token", "fm2_ fm1r_ fm1a_", ByteSet("A-Za-z0-9+/=,_"), 100 ... .max),
  ]

  private static let code: [TokenPattern] = [
    TokenPattern("github-pat", "GitHub personal access token", "ghp_", .alphanumerics, 36...36),
    TokenPattern("github-oauth", "GitHub OAuth access token", "gho_", .alphanumerics, 36...36),
    TokenPattern("github-app-token", "GitHub app token", "ghu_ ghs_", .alphanumerics, 36...36),
    TokenPattern("github-refresh-token", "GitHub refresh token", "ghr_", .alphanumerics, 36...76),
    TokenPattern("github-fine-grained-pat", "GitHub fine-grained token", "github_pat_", .words, 82...82),
    TokenPattern("gitlab-pat", "GitLab personal access token", "glpat-", ByteSet("A-Za-z0-9_.-"), 20...310),
    TokenPattern(
      "gitlab-token", "GitLab token", "gldt- glrt- glptt- glcbt- glft- glsoat- glimt- glagent- gloas-", .base64URL,
      20...310),
    TokenPattern("atlassian-token", "Atlassian API token", "ATATT3", ByteSet("A-Za-z0-9_=-"), 100...250, entropy: 3.5),
    TokenPattern("bitbucket-app-password", "Bitbucket app password", "ATBB", .alphanumerics, 28...36, entropy: 3.5),
    TokenPattern("linear-api-key", "Linear API key", "lin_api_", .alphanumerics, 40...40),
    TokenPattern("sentry-token", "Sentry user token", "sntryu_", .lowerHexadecimals, 64...64),
    TokenPattern("sentry-org-token", "Sentry organisation token", "sntrys_eyJ", ByteSet("A-Za-z0-9+/=_"), 80...400),
    TokenPattern("figma-token", "Figma access token", "figd_", .base64URL, 38...60, entropy: 3.5),
    TokenPattern("notion-token", "Notion integration token", "ntn_", .alphanumerics, 40...60),
  ]

  private static let packages: [TokenPattern] = [
    TokenPattern("npm-token", "npm access token", "npm_", .alphanumerics, 36...36),
    TokenPattern(
      "pypi-token", "PyPI upload token", "pypi-AgEIcHlwaS5vcmc pypi-AgENdGVzdC5weXBpLm9yZw", .base64URL, 50 ... .max),
    TokenPattern("rubygems-token", "RubyGems API key", "rubygems_", .lowerHexadecimals, 48...48),
    TokenPattern("docker-token", "Docker Hub access token", "dckr_pat_ dckr_oat_", .base64URL, 27...40),
    TokenPattern("artifactory-key", "Artifactory API key", "AKCp", .alphanumerics, 69...69, entropy: 3.5),
  ]

  private static let chat: [TokenPattern] = [
    TokenPattern("slack-bot-token", "Slack bot token", "xoxb-", .base64URL, 20...120, entropy: 2.5).digits(10),
    TokenPattern("slack-user-token", "Slack user token", "xoxp- xoxe-", .base64URL, 28...200, entropy: 2.5).digits(10),
    TokenPattern("slack-legacy-token", "Slack token", "xoxa- xoxr- xoxs- xoxo-", .base64URL, 20...200).digits(8),
    TokenPattern("slack-app-token", "Slack app token", "xapp-", .base64URL, 40...200).digits(10),
    TokenPattern(
      "slack-webhook", "Slack webhook",
      "hooks.slack.com/services/ hooks.slack.com/workflows/ hooks.slack.com/triggers/", .base64, 40...80),
    TokenPattern(
      "discord-webhook", "Discord webhook", "discord.com/api/webhooks/ discordapp.com/api/webhooks/",
      ByteSet("A-Za-z0-9_/-"), 78...100),
    TokenPattern("sendgrid-token", "SendGrid API key", "SG.", .dotted, 66...66, entropy: 3.5),
    TokenPattern("brevo-key", "Brevo API key", "xkeysib-", ByteSet("a-zA-Z0-9-"), 81...81),
  ]

  private static let payment: [TokenPattern] = [
    TokenPattern(
      "stripe-key", "Stripe key", "sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_", .alphanumerics, 16...247),
    TokenPattern("stripe-webhook-secret", "Stripe webhook secret", "whsec_", ByteSet("A-Za-z0-9+/="), 32...64),
    TokenPattern("square-token", "Square token", "sq0atp- sq0csp-", .base64URL, 22...43),
    TokenPattern("shopify-token", "Shopify token", "shpat_ shpca_ shppa_ shpss_", .hexadecimals, 32...32),
    TokenPattern("twilio-key", "Twilio API key", "SK", .lowerHexadecimals, 32...32),
  ]

  private static let models: [TokenPattern] = [
    TokenPattern("anthropic-key", "Anthropic API key", "sk-ant-api03- sk-ant-admin01-", .base64URL, 80...120),
    TokenPattern("openrouter-key", "OpenRouter API key", "sk-or-v1-", .lowerHexadecimals, 64...64),
    TokenPattern("openai-key", "OpenAI API key", "sk-", .base64URL, 40...220, marker: "T3BlbkFJ"),
    TokenPattern("huggingface-token", "Hugging Face token", "hf_ api_org_", .letters, 34...34),
    TokenPattern("groq-key", "Groq API key", "gsk_", .alphanumerics, 52...52),
    TokenPattern("perplexity-key", "Perplexity API key", "pplx-", .alphanumerics, 48...48),
    TokenPattern("xai-key", "xAI API key", "xai-", .alphanumerics, 80...80),
    TokenPattern("replicate-token", "Replicate API token", "r8_", .base64URL, 37...37),
  ]

  private static let operations: [TokenPattern] = [
    TokenPattern("vault-token", "Vault service token", "hvs.", .base64URL, 90...120),
    TokenPattern("vault-batch-token", "Vault batch token", "hvb.", .base64URL, 138...300),
    TokenPattern("age-secret-key", "age secret key", "AGE-SECRET-KEY-1", .upperAlphanumerics, 58...58),
    TokenPattern("grafana-token", "Grafana service account token", "glsa_", .words, 41...41),
    TokenPattern("grafana-cloud-token", "Grafana Cloud token", "glc_eyJ", ByteSet("A-Za-z0-9+/="), 32...400),
    TokenPattern("new-relic-key", "New Relic user key", "NRAK-", .upperAlphanumerics, 27...27),
    TokenPattern("databricks-token", "Databricks access token", "dapi", .lowerHexadecimals, 32...32),
    TokenPattern(
      "doppler-token", "Doppler token", "dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit.", ByteSet("A-Za-z0-9_.-"),
      40...80, entropy: 3.5),
    TokenPattern("dynatrace-token", "Dynatrace API token", "dt0c01.", ByteSet("A-Z0-9."), 89...89),
    TokenPattern("pulumi-token", "Pulumi access token", "pul-", .lowerHexadecimals, 40...40),
    TokenPattern("postman-key", "Postman API key", "PMAK-", ByteSet("a-fA-F0-9-"), 59...59),
    TokenPattern(
      "planetscale-token", "PlanetScale token", "pscale_tkn_ pscale_pw_ pscale_oauth_", .dotted, 32...64),
    TokenPattern("supabase-token", "Supabase access token", "sbp_", .lowerHexadecimals, 40...40),
    TokenPattern("tailscale-key", "Tailscale key", "tskey-auth- tskey-api- tskey-client-", .base64URL, 20...80),
    TokenPattern(
      "onepassword-token", "1Password service account token", "ops_eyJ", ByteSet("A-Za-z0-9+/=_-"), 250 ... .max),
  ]
}
