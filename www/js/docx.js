// A `Document` of src/text/reader/document as a .docx, by the library docx; fetched when the reader first wants one.
import {
  AlignmentType, Document, DocumentGridType, Footer, HeightRule, LevelFormat, LineRuleType, Packer, PageNumber, Paragraph, ShadingType, Table, TableCell,
  TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType,
} from "docx";

/** Word's unit, a twentieth of a point; sizes of type are in half points. */
const mm = (millimetres) => Math.round((millimetres / 25.4) * 1440);
const pt = (points) => Math.round(points * 20);

/** A face for all characters, with Chinese widths for the marks that Latin has too, such as “”. */
const face = (name) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: "eastAsia" });
const SONG = face("宋体"), HEI = face("黑体"), KAI = face("楷体"), FANG = face("仿宋"), TITLE = face("方正小标宋简体");

/** GB/T 9704—2012, 5.2: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm of 22 lines with 28 characters of 3号 (16 pt). */
const A4 = { width: mm(210), height: mm(297) };
const LINES = 22, CHARACTERS = 28, SIZE = 16;
const [WIDTH, HEIGHT] = [A4.width - mm(28) - mm(26), A4.height - mm(37) - mm(35)];
const LINE = Math.floor(HEIGHT / LINES);
const CHARACTER = WIDTH / CHARACTERS;

const GONGWEN = {
  size: SIZE,
  page: { size: A4, margin: { top: mm(37), right: mm(26), bottom: mm(35), left: mm(28), header: mm(15), footer: mm(24.8) } },
  // The pitch of characters is told by how much it differs from the size, in 4096ths of a point.
  grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE, charSpace: Math.floor((CHARACTER / 20 - SIZE) * 4096) },
  // Word sets 28 characters of 16 pt into places of 15.8 pt. Writer gives each of them two places, unless it is as narrow.
  scale: Math.floor((CHARACTER / 20 / SIZE) * 100),
  indent: { firstLine: Math.floor(2 * CHARACTER), firstLineChars: 200 },
  line: {},
  title: { run: { font: TITLE, size: 2 * 22 }, line: { line: LINE, lineRule: LineRuleType.EXACT }, after: LINE },
  headings: [HEI, KAI, FANG, FANG].map((font) => ({ font, size: 2 * SIZE })),
  subtitle: { font: KAI, size: 2 * SIZE },
  meta: { font: KAI, size: 2 * SIZE },
  gap: LINE,
};

/** A sheet of one's own: 小四, wide lines. */
const SHEET = {
  size: 12,
  page: { size: A4, margin: { top: mm(25), right: mm(25), bottom: mm(22), left: mm(25), header: mm(12), footer: mm(12) } },
  indent: {},
  line: { line: 312, lineRule: LineRuleType.AUTO },
  title: { run: { font: HEI, size: 2 * 18 }, line: {}, after: pt(6) },
  headings: [14, 12, 12, 12].map((size, level) => ({ font: [HEI, KAI, FANG, FANG][level], size: 2 * size })),
  subtitle: { font: KAI, size: 2 * 14 },
  meta: { font: FANG, size: 2 * 10.5, color: "444444" },
  gap: pt(6),
};

/** Width of the columns of a table on a sheet: number, task, who, by when, where. */
const COLUMNS = [12, 62, 30, 22, 34].map(mm);

/** A paragraph's role -> its style: the names that Word has for it, where it has one. */
const STYLES = {
  title: "Title", subtitle: "Subtitle", meta: "Meta", facts: "Facts", headline: "Headline", heading1: "Heading1", heading2: "Heading2", heading3: "Heading3",
  heading4: "Heading4", body: "BodyText", addressee: "Addressee", attachment: "Attachment", signature: "Signature", day: "Date", note: "Note",
};

function styles(layout) {
  const { indent, line, headings, gap } = layout;
  const centred = { alignment: AlignmentType.CENTER };
  const own = (id, name, paragraph = {}, run = {}) => ({ id, name, basedOn: "Normal", next: "BodyText", quickFormat: true, paragraph, run });
  const heading = (font, level) => ({
    basedOn: "Normal", next: "BodyText", quickFormat: true, run: { ...font, bold: false, color: "auto" },
    paragraph: { outlineLevel: level, keepNext: layout === SHEET, indent, spacing: layout === SHEET ? { ...line, before: gap } : line },
  });
  return {
    default: {
      document: { run: { language: { value: "zh-CN", eastAsia: "zh-CN" } } },
      title: {
        basedOn: "Normal", next: "BodyText", quickFormat: true, run: { ...layout.title.run, bold: false, color: "auto" },
        paragraph: { ...centred, keepNext: true, spacing: { ...layout.title.line, before: 0, after: layout.title.after } },
      },
      ...Object.fromEntries(headings.map((font, level) => [`heading${level + 1}`, heading(font, level)])),
    },
    paragraphStyles: [
      // Every page of 公文版式 is full, whatever its last line is. The grid's pitch is told from the size of this style, by Writer from nothing else.
      { id: "Normal", name: "Normal", quickFormat: true, run: { font: FANG, size: 2 * layout.size, scale: layout.scale }, paragraph: { alignment: AlignmentType.BOTH, widowControl: layout === SHEET, spacing: line } },
      own("BodyText", "Body Text", { indent }),
      own("Subtitle", "Subtitle", centred, layout.subtitle),
      own("Meta", "发布信息", layout === GONGWEN ? { ...centred, spacing: { after: gap } } : {}, layout.meta),
      own("Facts", "会议信息", { spacing: { ...line, before: gap } }),
      own("Headline", "一句话", { spacing: { ...line, before: gap } }, { bold: true }),
      own("Addressee", "主送机关"),
      own("Attachment", "附件说明", { indent }),
      own("Signature", "Signature", { alignment: AlignmentType.RIGHT, keepNext: true }),
      own("Date", "Date", { alignment: AlignmentType.RIGHT }),
      own("Note", "附注", { spacing: { before: gap } }, layout === GONGWEN ? {} : { size: 2 * 10.5, color: "444444" }),
      own("Cell", "表格", { alignment: AlignmentType.LEFT, spacing: { line: 264, lineRule: LineRuleType.AUTO } }, { size: 2 * 10.5 }),
      { id: "Footer", name: "footer", basedOn: "Normal", run: { font: SONG, size: 2 * 14 }, paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO } } },
    ],
    characterStyles: headings.map((font, level) => ({ id: `Heading${level + 1}Char`, name: `heading ${level + 1} Char`, run: font })),
  };
}

/** A text without what XML has no character for, in one line. */
const clean = (text) => text.replace(/\s*[\n\r\t\u2028\u2029]\s*/g, " ").replace(/[\0-\x1f\ufffe\uffff]/g, "");

/** The numbering of a list whose numbers go up by one, by its name; undefined where they do not. */
const counted = (items) => items[0]?.number != null && items.every(({ number }, at) => number === items[0].number + at);

function list({ items }, name) {
  const hanging = mm(8);
  return items.map(({ number, text }) => new Paragraph({
    style: "BodyText",
    indent: { left: hanging, hanging, firstLine: 0, firstLineChars: 0 },
    ...(counted(items) ? { numbering: { reference: name, level: 0 } } : number == null ? { bullet: { level: 0 } } : {}),
    children: [new TextRun(clean(counted(items) || number == null ? text : `${number}. ${text}`))],
  }));
}

function table({ heads, rows }) {
  const cell = (text, at, head) => new TableCell({
    width: { size: COLUMNS[at], type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: pt(3), bottom: pt(3), left: pt(4), right: pt(4) },
    ...(head ? { shading: { type: ShadingType.CLEAR, fill: "F0F0F0" } } : {}),
    children: [new Paragraph({ style: "Cell", ...(head || at === 0 ? { alignment: AlignmentType.CENTER } : {}), children: [new TextRun({ text: clean(text), ...(head ? { font: HEI } : {}) })] })],
  });
  const row = (cells, head = false) => new TableRow({ tableHeader: head, cantSplit: true, height: { value: pt(22), rule: HeightRule.ATLEAST }, children: cells.map((text, at) => cell(text, at, head)) });
  return new Table({
    columnWidths: COLUMNS,
    layout: TableLayoutType.FIXED,
    width: { size: COLUMNS.reduce((sum, width) => sum + width), type: WidthType.DXA },
    rows: [row(heads, true), ...rows.map((cells) => row(cells))],
  });
}

function paragraph({ role, lead, level, text, right }, before, layout) {
  const first = before !== role;
  return new Paragraph({
    style: STYLES[role],
    ...(right ? { indent: { right: Math.round((right / 10) * layout.size * 20) } } : {}),
    // 附件说明 and 落款 stand a line below the text, 附注 of several lines stands together.
    ...(["attachment", "signature"].includes(role) && first ? { spacing: { before: layout.gap } } : role === "note" && !first ? { spacing: { before: 0 } } : {}),
    children: [...(lead ? [new TextRun({ text: clean(lead), style: `Heading${level}Char` })] : []), new TextRun(clean(text))],
  });
}

/** `— 1 —`, at the outer edge, a character from it: GB/T 9704—2012, 7.5. */
const footer = (alignment, indent) => new Footer({
  children: [new Paragraph({ style: "Footer", alignment, indent, children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"] })] })],
});

/** The bytes of a .docx. @param {object} document as src/text/reader/document/mod.rs has it @returns {Promise<Uint8Array>} */
export async function docx({ layout: name, title, blocks }) {
  const layout = name === "gongwen" ? GONGWEN : SHEET;
  const lists = blocks.filter(({ kind }) => kind === "list");
  const reference = (block) => `list-${lists.indexOf(block)}`;
  const children = blocks.flatMap((block, at) =>
    block.kind === "list" ? list(block, reference(block)) : block.kind === "table" ? [table(block)] : [paragraph(block, blocks[at - 1]?.role, layout)]);
  const made = new Document({
    title: clean(title),
    creator: "jiyao",
    lastModifiedBy: "jiyao",
    description: "",
    evenAndOddHeaderAndFooters: layout === GONGWEN,
    styles: styles(layout),
    numbering: {
      config: lists.filter(({ items }) => counted(items)).map((block) => ({
        reference: reference(block),
        levels: [{ level: 0, format: LevelFormat.DECIMAL, text: "%1.", start: block.items[0].number, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: mm(8), hanging: mm(8) } } } }],
      })),
    },
    sections: [{
      properties: { page: layout.page, ...(layout.grid ? { grid: layout.grid } : {}) },
      footers: layout === GONGWEN
        ? { default: footer(AlignmentType.RIGHT, { right: pt(14) }), even: footer(AlignmentType.LEFT, { left: pt(14) }) }
        : { default: footer(AlignmentType.CENTER, {}) },
      children,
    }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(made));
}
