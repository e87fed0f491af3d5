internal import Issues

/// Forms to choose from.
struct FormChoice {
  private let forms: [Form]

  init(_ forms: [Form]) { self.forms = forms }

  var html: HTML {
    let items = forms.map { form -> HTML in
      """
      <li><a href="\(WebServer.path(ofForm: form))">\(form.name)</a>\
      <div class="help">\(HTML(trusted: MarkdownBlock.html(form.description)))</div></li>
      """
    }
    return "<ul class=\"forms\">\(items)</ul>"
  }
}
