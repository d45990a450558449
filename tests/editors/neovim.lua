-- Opens a file, asks for everything that the server offers through Neovim's own client, and writes what it got as JSON.
local answers = {}
local encode = vim.json and vim.json.encode or vim.fn.json_encode
local function finish()
  local out = io.open(vim.env.OBCONF_ANSWERS, "w")
  out:write(encode(answers))
  out:close()
  vim.cmd("qa!")
end

local function diagnostics()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, { lnum = each.lnum, col = each.col, end_col = each.end_col, code = each.code, message = each.message })
  end
  table.sort(found, function(a, b) return a.lnum < b.lnum end)
  return found
end

local function ask(method, params)
  local replies = vim.lsp.buf_request_sync(0, method, params, 5000) or {}
  for _, reply in pairs(replies) do
    return reply.result
  end
end

local function at(line, column)
  return { textDocument = vim.lsp.util.make_text_document_params(), position = { line = line, character = column } }
end

local function await(condition)
  return vim.wait(10000, condition, 20)
end

local ok, problem = pcall(function()
  vim.cmd("edit " .. vim.env.OBCONF_FILE)
  answers.started = await(function() return #diagnostics() > 0 end)
  answers.filetype = vim.bo.filetype
  answers.diagnostics = diagnostics()
  local client = (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1]
  answers.encoding = client and client.offset_encoding
  answers.hover = ask("textDocument/hover", at(7, 1))
  answers.symbols = ask("textDocument/documentSymbol", { textDocument = vim.lsp.util.make_text_document_params() })
  answers.lenses = ask("textDocument/codeLens", { textDocument = vim.lsp.util.make_text_document_params() })
  answers.completion = ask("textDocument/completion", at(5, 10))
  local range = { start = { line = 7, character = 0 }, ["end"] = { line = 7, character = 0 } }
  local context = { diagnostics = vim.empty_dict and {} or {}, triggerKind = 1 }
  answers.actions = ask("textDocument/codeAction", {
    textDocument = vim.lsp.util.make_text_document_params(), range = range, context = context,
  })
  -- Old versions do not tell the server that they know a preferred action, but have it first all the same.
  vim.lsp.util.apply_workspace_edit(answers.actions[1].edit, client.offset_encoding)
  answers.repaired = await(function() return #diagnostics() == 0 end)
  answers.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  vim.api.nvim_buf_set_lines(0, 5, 6, false, { "resource:    rtx-4090   " })
  vim.wait(300, function() return false end, 20)
  local edits = ask("textDocument/formatting", {
    textDocument = vim.lsp.util.make_text_document_params(), options = { tabSize = 2, insertSpaces = true },
  })
  if edits then
    vim.lsp.util.apply_text_edits(edits, vim.api.nvim_get_current_buf(), client.offset_encoding)
  end
  answers.formatted = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  -- A mistake on the line that is edited last, and nothing is done after that.
  vim.api.nvim_buf_set_lines(0, 8, 9, false, { "node: 1.5" })
  answers.last_line = await(function() return #diagnostics() > 0 end)
  vim.cmd("write")
  -- Reading the file again neither loses findings nor doubles them.
  for _ = 1, 2 do
    vim.cmd("edit")
    vim.wait(300, function() return false end, 20)
  end
  vim.wait(5000, function() return #diagnostics() > 0 end, 20)
  answers.again = diagnostics()
  answers.clients = #(vim.lsp.get_clients or vim.lsp.get_active_clients)()
end)
answers.problem = not ok and tostring(problem) or nil
finish()
