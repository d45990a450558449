// Runs what the tests send it inside the extension host, so that they can ask the VS Code API itself.
// Listens on a Unix socket that only the test run knows; never part of the extension that is published.
"use strict";
const { createServer } = require("node:http");
const vscode = require("vscode");

async function body(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}

async function answer(request, response) {
  try {
    const { code, args } = await body(request);
    const result = await new Function(`return (${code})`)()(vscode, ...args);
    response.end(JSON.stringify({ result: result ?? null }));
  } catch (error) {
    response.end(JSON.stringify({ error: String(error?.stack ?? error) }));
  }
}

exports.activate = (context) => {
  const server = createServer(answer).listen(process.env.OBCONF_PROBE_SOCKET);
  context.subscriptions.push({ dispose: () => server.close() });
};
