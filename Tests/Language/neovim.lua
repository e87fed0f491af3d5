-- Edits an issue as a person would; started by Scripts/test-lsp. Ends with 1 where something is not as it should be.
local function fail(what, found)
  io.stderr:write("Neovim: " .. what .. ": " .. vim.inspect(found) .. "\n")
  vim.cmd("cquit 1")
end
local function expect(what, is_right, found) if not is_right then fail(what, found) end end

local buffer = vim.api.nvim_get_current_buf()
local client
vim.wait(60000, function()
  for _, found in pairs((vim.lsp.get_clients or vim.lsp.get_active_clients)()) do
    if found.initialized then client = found end
  end
  return client ~= nil
end, 20)
expect("it has no client", client, nil)

local function request(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(buffer, method, params, 60000) or {}) do return answer.result end
end
local function at(line, text)
  return {
    textDocument = vim.lsp.util.make_text_document_params(),
    position = { line = line - 1, character = select(2, vim.str_utfindex(text)) },
  }
end
local function diagnostics(count)
  vim.wait(60000, function() return #vim.diagnostic.get(buffer) == count end, 20)
  return vim.diagnostic.get(buffer)
end

-- What is wrong is told at its place, and mended.
local severity = vim.fn.search("^severity:")
vim.api.nvim_buf_set_lines(buffer, severity - 1, severity, false, { "severity: hgih" })
local found = diagnostics(1)
expect("diagnostics", #found == 1 and found[1].lnum == severity - 1 and found[1].col == 10 and found[1].end_col == 14, found)
local actions = request("textDocument/codeAction", {
  textDocument = vim.lsp.util.make_text_document_params(),
  range = { start = { line = severity - 1, character = 10 }, ["end"] = { line = severity - 1, character = 14 } },
  context = { diagnostics = {} },
})
expect("actions", actions and actions[1], actions)
vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
expect("the mended line", vim.fn.getline(severity) == "severity: high", vim.fn.getline(severity))
expect("diagnostics of what is mended", #diagnostics(0) == 0, vim.diagnostic.get(buffer))

-- Columns hold behind wide characters, in changes as in questions.
local title = vim.fn.search("^title:")
vim.api.nvim_buf_set_text(buffer, title - 1, 7, title - 1, 7, { "漢字😀 é " })
local before = "title: " .. vim.fn.getline(title):match("title: (.-)é")
vim.api.nvim_buf_set_text(buffer, title - 1, #before, title - 1, #before + #"é", { "BUG-002" })
local hover = request("textDocument/hover", at(title, before .. "BU"))
expect("hover", hover and hover.contents.value:match("^BUG%-002 Größe 😀 is wrong\n"), hover)
local target = request("textDocument/definition", at(title, before .. "BU"))
expect("definition", target and target[1].uri:match("/%.issues/BUG%-002%-groesse%-is%-wrong%.md$"), target)
vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { "", "See 😀 BUG-" })
local offered = request("textDocument/completion", at(vim.api.nvim_buf_line_count(buffer), "See 😀 BUG-"))
expect("completion", offered and #offered.items == 1 and offered.items[1].label == "BUG-002", offered)

-- It formats, lists sections, and ends.
vim.api.nvim_buf_set_lines(buffer, severity - 1, severity, false, { "severity: 'High'" })
local edits = request("textDocument/formatting", {
  textDocument = vim.lsp.util.make_text_document_params(), options = { tabSize = 2, insertSpaces = true },
})
vim.lsp.util.apply_text_edits(edits, buffer, client.offset_encoding)
expect("the formatted line", vim.fn.getline(severity) == "severity: high", vim.fn.getline(severity))
local symbols = request("textDocument/documentSymbol", { textDocument = vim.lsp.util.make_text_document_params() })
expect("symbols", symbols and symbols[1].name == "Description", symbols)
client.stop()
expect("it does not end", vim.wait(60000, function() return client.is_stopped() end, 20), nil)
io.stdout:write("Neovim gets along with it\n")
vim.cmd("qall!")
