-- Run by neovim.test.ts inside a headless Neovim that has the settings of docs/editors.md: does with the server what a
-- writer does, and says what came of it, as JSON in the file $HUASHU_RESULT.
local result = {}
local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, true) end
local function ask(method, params) -- the first answer, whichever client gives it
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 20000) or {}) do
    if answer.result then return answer.result end
  end
end
local function codes()
  return vim.tbl_map(function(each) return each.code or each.user_data.lsp.code end, vim.diagnostic.get(0))
end

local ok, message = pcall(function()
  vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 20)
  result.filetype = vim.bo.filetype
  result.shown = codes()

  -- The first quick fix on the first line that has one.
  vim.api.nvim_win_set_cursor(0, { 1, #'客服：' })
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = {}, only = { 'quickfix' } }
  local action = ask('textDocument/codeAction', params)[1]
  result.action = action.title
  vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
  vim.wait(30000, function() return not vim.tbl_contains(codes(), 'pronoun') end, 20)
  result.fixed = lines()
  result.left = codes()

  -- Completion by initials at the end of the last line.
  local last = #lines()
  vim.api.nvim_win_set_cursor(0, { last, #lines()[last] })
  vim.cmd('startinsert!')
  local position = vim.lsp.util.make_position_params()
  position.position.character = vim.str_utfindex(lines()[last])
  local list = ask('textDocument/completion', position)
  local item = list.items[1]
  result.completion = item.label
  vim.lsp.util.apply_text_edits({ item.textEdit }, 0, 'utf-16')
  result.completed = lines()[last]

  vim.api.nvim_win_set_cursor(0, { last, #'客服：' })
  local hover = ask('textDocument/hover', vim.lsp.util.make_position_params())
  result.hover = hover and hover.contents.value
  result.outline = vim.tbl_map(function(each) return each.name end, ask('textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params() }))
end)
if not ok then result.error = message end
local file = assert(io.open(os.getenv('HUASHU_RESULT'), 'w'))
file:write(vim.fn.json_encode(result))
file:close()
vim.cmd('qa!')
