-- The settings of Documentation/Editors.md, for the Neovim that is here.
local clients = {}
vim.api.nvim_create_autocmd({ "BufRead", "BufNewFile" }, {
  pattern = { "*/.issues/*.md", "*/.issues/*.yml" },
  callback = function(args)
    local root = args.match:match("^(.-)/%.issues/")
    local server = { name = "git-issue", cmd = { "git-issue", "lsp" }, root_dir = root }
    if vim.lsp.start then
      vim.lsp.start(server)
    else
      clients[root] = clients[root] or vim.lsp.start_client(server)
      vim.lsp.buf_attach_client(args.buf, clients[root])
    end
  end,
})
