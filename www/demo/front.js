// The front door: shows the reader's own report in the sample's place, and copies the embed line. Nothing is uploaded.

const $ = (id) => document.getElementById(id);
const article = document.querySelector("article");
// The widget may be there before this is: its bar is none of the sample.
const sample = [...article.childNodes].filter(({ localName = "" }) => !localName.startsWith("jiyao-"));
// What the head says of the sample; it is not true of another report.
const facts = [...document.head.querySelectorAll("meta[name=ArticleTitle], meta[name=PubDate], meta[name=ContentSource], meta[name=Author]")];
const name = document.title;
const message = document.querySelector(".own-message");
let widget = jiyao.widget;

const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
const complain = (text) => {
  message.textContent = text;
  message.hidden = !text;
};

/** Puts nodes into the article and the widget on them. */
async function show(nodes) {
  // Before anything changes: the widget gives back what it found.
  await widget.then((mounted) => mounted.destroy(), () => {});
  article.replaceChildren(...nodes);
  const own = nodes !== sample;
  for (const fact of facts) own ? fact.remove() : document.head.append(fact);
  document.title = own ? `${article.querySelector("h1")?.textContent ?? "自己的报道"}_纪要 jiyao 演示` : name;
  $("sample-note").hidden = own;
  $("own-sample").hidden = !own;
  // A short text between the parts of this page would not be found by itself.
  widget = jiyao.mount({ article: ".article-content" });
  summarise(await widget);
}

/** Opens the summary, which is what the page is about. On a phone it would cover the page. */
function summarise(mounted) {
  if (innerWidth > 760 && !navigator.connection?.saveData) mounted.open().catch(() => {}); // the card says why
}

async function open({ title, date, source, author, editor, blocks }) {
  const body = element("div", "");
  body.className = "article-content";
  body.append(...blocks.map((text) => element("p", text)));
  const known = { 发布时间: date?.replace("T", " "), 来源: source, 作者: author, 编辑: editor };
  const meta = element("div", Object.entries(known).filter(([, value]) => value).map((pair) => pair.join("：")).join("　"));
  meta.className = "meta";
  await show([...(title ? [element("h1", title)] : []), ...(meta.textContent ? [meta] : []), body]);
  article.scrollIntoView();
}

widget.then(summarise, () => {});

/** Opens a text that comes from elsewhere than the form, and shows it there too. */
export async function openText(text) {
  $("own-text").value = text;
  await open(await reportOf(text));
}

let engine;

/** A text, one paragraph a line, as the command reads it: its title, what its byline says, without the page's lines round it. */
async function reportOf(text) {
  engine ??= import("../dist/engine.js").then(({ createEngine }) => createEngine());
  engine.catch(() => (engine = undefined)); // the next try asks anew
  const report = (await engine).read(text);
  const [first, ...rest] = report.blocks;
  // One too short to be told from a site's name is a title here, where people paste reports.
  return !report.title && rest.length && /^[^。：:]{1,60}$/.test(first) ? { ...report, title: first, blocks: rest } : report;
}

/** UTF-8, else GB18030, which holds GBK and GB 2312; null for what is no text. */
function decoded(bytes) {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!/[\0-\x08\x0e-\x1f]/.test(text)) return text;
    } catch {
      // The next one.
    }
  }
  return null;
}

/** Opens a .txt or .html file, or says why not. */
export async function openFile(file) {
  const text = decoded(await file.arrayBuffer());
  if (text === null) return complain(`“${file.name}”不是文本文件，或者编码既不是 UTF-8 也不是 GB18030。`);
  if (!text.trim()) return complain(`“${file.name}”是空的。`);
  if (!/\.html?$/i.test(file.name)) return open(await reportOf(text));
  // Read, never shown as a page: its scripts do not run.
  const found = await jiyao.readArticle(new DOMParser().parseFromString(text, "text/html"));
  if (!found) return complain(`“${file.name}”里没有找到正文。`);
  return open(found);
}

document.querySelector(".own").addEventListener("submit", (event) => {
  event.preventDefault();
  complain("");
  const text = $("own-text").value;
  if (!text.trim()) return complain("请先粘贴正文，或者打开一个文件。");
  reportOf(text).then(open).catch((error) => complain(error.message));
});
$("own-file").addEventListener("change", ({ target }) => {
  complain("");
  if (target.files[0]) openFile(target.files[0]).catch((error) => complain(error.message));
  target.value = ""; // so that the same file may be opened again
});
$("own-sample").addEventListener("click", () => show(sample));
$("embed-copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText($("embed-line").textContent);
    $("embed-copied").textContent = "已复制";
  } catch {
    // Pages without https have no clipboard.
    getSelection().selectAllChildren($("embed-line"));
    $("embed-copied").textContent = "已选中，请按 Ctrl+C 复制";
  }
});
