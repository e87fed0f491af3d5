internal import Issues

extension Policy {
  /// What these settings stop, and others let pass.
  func loosenings(to new: Policy) -> [Loosening] {
    func path(of type: String, in policy: Policy) -> String {
      policy.settings.files.forms.first { $0.type == type }?.path ?? IssueFolder.forms
    }
    let (old, now) = (settings, new.settings)
    return Loosening.between(old.configuration, now.configuration)
      + old.forms.flatMap { form in
        Loosening.between(form, now.form(ofType: form.type), path: path(of: form.type, in: self))
      }
      + now.forms.filter { old.form(ofType: $0.type) == nil }.flatMap { form in
        Loosening.added(form, path: path(of: form.type, in: new))
      }
      + Loosening.between(baseline?.baseline ?? Baseline(), new.baseline?.baseline ?? Baseline())
  }
}
