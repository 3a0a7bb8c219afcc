// node search.js SITE QUERY…: prints the results of the site's own search as JSON, best first.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [site, ...queries] = process.argv.slice(2);
const scripts = [
  "_static/documentation_options.js",
  "_static/doctools.js",
  "_static/sphinx_highlight.js",
  "_static/searchtools.js",
  "_static/language_data.js",
  "searchindex.js",
];
// There is no page, only the search: stubs for what the search reads from it or writes to it.
const page = {
  addEventListener: () => {},
  documentElement: { dataset: { content_root: "./" } },
  getElementById: () => null,
  readyState: "loading",
};
const browser = vm.createContext({
  addEventListener: () => {},
  console,
  document: page,
  localStorage: { setItem: () => {} },
  location: { search: "" },
  URLSearchParams,
});
browser.window = browser;
for (const script of scripts) {
  vm.runInContext(fs.readFileSync(path.join(site, script), "utf8"), browser, { filename: script });
}
const found = queries.map((query) => {
  browser.query = query;
  const results = vm.runInContext("Search._performSearch(...Search._parseQuery(query))", browser);
  return [...results].reverse().map(([docname, , anchor]) => docname + anchor);
});
process.stdout.write(JSON.stringify(found));
