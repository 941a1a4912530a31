// What the command prints of a digest.

const NOTE = "机器摘录，以原文为准";

/** Characters that Markdown would read as its own. */
const escaped = (text) => text.replace(/[\\`*_[\]<>#|]/g, "\\$&").replace(/\s+/g, " ");
const words = (items) => items.map(({ text }) => text).join("、");
const person = ({ name, post, roles }) => `${post ?? ""}${name}${roles.length ? `（${roles.join("、")}）` : ""}`;

/** Parts of a digest in the order in which they are read: a heading and its lines. */
function parts({ summary, sections, outlines, people, bodies, keywords }) {
  const tasks = outlines.map(({ declared, items }) => ({
    heading: declared && declared !== items.length ? `任务（原文称 ${declared} 项，读到 ${items.length} 项）` : `任务（${items.length} 项）`,
    lines: items.map(({ heading }) => heading.text),
    numbered: true,
  }));
  return [
    { heading: "摘要", lines: summary.map(({ text }) => text) },
    ...sections.map(({ marker, points }) => ({ heading: marker, lines: points.map(({ text }) => text) })),
    ...tasks,
    { heading: "人员", lines: people.map(person) },
    { heading: "单位", lines: bodies.map(({ name, role }) => `${name}（${role}）`) },
    { heading: "关键词", lines: keywords.length ? [words(keywords)] : [], plain: true },
  ].filter(({ lines }) => lines.length);
}

const provenance = (path, { date, source }) => [source && `来源：${source}`, date && `日期：${date}`, path !== "-" && `文件：${path}`].filter(Boolean);

function json(path, { title, date, source, author, editor, blocks }, digest) {
  return `${JSON.stringify({ file: path, title, date, source, author, editor, blocks, digest })}\n`;
}

function markdown(path, article, digest) {
  const lines = [`# ${escaped(article.title || digest.headline.text || "（无标题）")}`, ""];
  lines.push(...provenance(path, article).map((line) => `- ${escaped(line)}`), "");
  if (digest.headline.text) lines.push(`**${escaped(digest.headline.text)}**`, "");
  for (const { heading, lines: all, numbered, plain } of parts(digest)) {
    lines.push(`## ${escaped(heading)}`, "", ...all.map((line, index) => `${plain ? "" : numbered ? `${index + 1}. ` : "- "}${escaped(line)}`), "");
  }
  return `${lines.join("\n")}\n*${NOTE}*\n\n`;
}

function text(path, article, digest) {
  const lines = [article.title || digest.headline.text || "（无标题）", ...provenance(path, article), ""];
  if (digest.headline.text) lines.push(digest.headline.text, "");
  for (const { heading, lines: all, numbered } of parts(digest)) {
    lines.push(`【${heading}】`, ...all.map((line, index) => `${numbered ? `${index + 1}. ` : ""}${line}`), "");
  }
  return `${lines.join("\n")}${NOTE}\n\n`;
}

/** Name of the format -> the text for one report. */
export const FORMATS = { json, markdown, text };
