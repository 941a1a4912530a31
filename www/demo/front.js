// The front door: shows the reader's own report in the sample's place, and copies the embed line. Nothing is uploaded.

const $ = (id) => document.getElementById(id);
const article = document.querySelector("article");
const sample = [...article.childNodes];
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
  await widget;
}

async function open({ title, date, source, blocks }) {
  const body = element("div", "");
  body.className = "article-content";
  body.append(...blocks.map((text) => element("p", text)));
  const meta = element("div", [date && `发布时间：${date.replace("T", " ")}`, source && `来源：${source}`].filter(Boolean).join("　"));
  meta.className = "meta";
  await show([...(title ? [element("h1", title)] : []), ...(meta.textContent ? [meta] : []), body]);
  article.scrollIntoView();
}

/** Opens a text that comes from elsewhere than the form, and shows it there too. */
export async function openText(text) {
  $("own-text").value = text;
  await open(reportOf(text));
}

/** A text, one paragraph a line; the first is the title if it reads as one. */
function reportOf(text) {
  const lines = text.split(/\r\n?|\n/).map((line) => line.trim()).filter(Boolean);
  const titled = lines.length > 1 && lines[0].length <= 60 && !/[。：:]/.test(lines[0]);
  return { title: titled ? lines[0] : "", date: null, source: null, blocks: titled ? lines.slice(1) : lines };
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
  if (!/\.html?$/i.test(file.name)) return open(reportOf(text));
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
  open(reportOf(text)).catch((error) => complain(error.message));
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
