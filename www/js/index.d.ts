// Types of "jiyao": puts the widget into a page. Importing it touches no DOM: work starts at mount.
import type { Digest, DigestOptions, JiyaoError, PageItem, Span } from "./engine.js";

export { JiyaoError } from "./engine.js";
export type {
  Act, Body, Digest, DigestOptions, ErrorCode, Extract, Keyword, Outline, OutlineItem, PartKind, Person, ReportDate, Section, Span, SummaryLength,
  SummaryLine, Warning,
} from "./engine.js";

/** The table of the README says the same; the script tag takes them as `data-*`. */
export interface MountOptions {
  /** The element that holds the report, or a selector of it; found by itself where unset. */
  article?: string | Element;
  /** The elements that hold title, date and source, or selectors of them, where the site knows better; each with or without a label. */
  title?: string | Element;
  date?: string | Element;
  source?: string | Element;
  /** The element that the bar goes into, or a selector of it; above the article where unset. */
  container?: string | Element;
  /** Where the package's files are, relative to the page; where this module came from where unset. */
  base?: string;
  /** Another address of the dictionary, relative to the page, or its bytes. */
  dictionary?: string | BufferSource;
  /** `false` runs the engine on the page's own thread; where a worker can't start that happens by itself. */
  worker?: boolean;
  /** `false` shows the bar with a message on a page without an article; otherwise nothing is shown there. */
  quiet?: boolean;
  /** `false` leaves the page's own 字体 大 中 小, 打印本页, 无障碍浏览 and 长者模式 links alone; otherwise they drive the widget. */
  takeOver?: boolean;
  /** Shows in the card what an editor would want to mend, too. */
  editor?: boolean;
  /** Terms that keywords should know besides the package's own list. */
  terms?: string[];
  /** What the browser's own print gives while the widget is mounted; `"article"` where unset, `null`: the page as it is. */
  printLayout?: PrintLayout | null;
  /** How large the text is where the reader has chosen nothing: 0.8 to 3, 1 as the page has it. */
  fontScale?: number;
  /** What is shown where the reader has chosen nothing: these as in `DisplaySettings`. */
  theme?: DisplaySettings["theme"];
  themeScope?: DisplaySettings["themeScope"];
  font?: DisplaySettings["font"];
  lineHeight?: DisplaySettings["lineHeight"];
  letterSpacing?: DisplaySettings["letterSpacing"];
  paragraphSpacing?: DisplaySettings["paragraphSpacing"];
  lineWidth?: DisplaySettings["lineWidth"];
  align?: DisplaySettings["align"];
  elder?: DisplaySettings["elder"];
  shortcuts?: DisplaySettings["shortcuts"];
  onlyArticle?: DisplaySettings["onlyArticle"];
  ruler?: DisplaySettings["ruler"];
  captions?: DisplaySettings["captions"];
  /** Language of the interface; where unset that of the article's characters, and of `<html lang>` where these do not tell. */
  lang?: "zh-CN" | "zh-TW" | "en";
}

/** 正文, the article alone; 公文版式, the geometry of GB/T 9704—2012; 摘要页, the digest on one page. */
export type PrintLayout = "article" | "gongwen" | "brief";

/** 摘要, 要点, 任务, 人员, 关键词. */
export type CardTab = "summary" | "points" | "tasks" | "people" | "keywords";

/**
 * Plain text with title, source, date and address; the same as a piece of HTML with headings and lists; Markdown; JSON with the blocks
 * that its spans point into; CSV of the tasks.
 */
export type ExportFormat = "text" | "html" | "markdown" | "json" | "csv";

/** For Word and WPS: 摘要页, the digest; 任务清单 as tables; the report itself in 公文版式, the geometry of GB/T 9704—2012. */
export type WordFormat = "docx-summary" | "docx-tasks" | "docx-report";

/** What is shown how. `null` and `"default"`: as the page has it. */
export interface DisplaySettings {
  /** `"auto"`: as the system wants, by `prefers-color-scheme` and `prefers-contrast`. */
  theme: "default" | "auto" | "eye-care" | "night" | "black-on-yellow" | "yellow-on-black" | "white-on-black";
  /** What the theme colours. */
  themeScope: "article" | "page";
  /** 黑体, 宋体, 楷体, 仿宋, as the reader's system has them. */
  font: "default" | "hei" | "song" | "kai" | "fang";
  /** 1.3 to 3 times the size. */
  lineHeight: number | null;
  /** 0 to 0.2 characters. */
  letterSpacing: number | null;
  /** 0.5 to 3.5 characters. */
  paragraphSpacing: number | null;
  /** At most so many characters a line, 20 to 40. */
  lineWidth: number | null;
  align: "default" | "left";
  /** 长者模式: text of 18 pt, controls of 60 px, nothing moves. */
  elder: boolean;
  /** Alt+Shift with + − 0 D P S: larger, smaller, reset, 显示, print, digest. */
  shortcuts: boolean;
  /** 只看正文: nothing of the page but article, bar and card; Escape ends it. For this page alone, never remembered. */
  onlyArticle: boolean;
  /** 指读: a band over the line under the pointer; Alt+Shift with ↑ and ↓ moves it by a line. */
  ruler: boolean;
  /** 大字幕: what is pointed at, focused or read aloud, large at the bottom. */
  captions: boolean;
}

export interface Article {
  title: string;
  /** What stands between title and body and belongs to the title, a line each: a subtitle, when a speech was given, who gave it. */
  subtitle: string[];
  /** `2024-01-24` or `2024-01-24T21:50`. */
  date: string | null;
  source: string | null;
  author: string | null;
  editor: string | null;
  url: string;
  /** The paragraphs. */
  blocks: string[];
  /** For each paragraph the item of a numbered list that it belongs to; unset where the article has no such list. */
  items?: (PageItem | null)[];
}

/** Does everything that its buttons do. What fails rejects with a `JiyaoError`; after `destroy()` every method with `destroyed`. */
export interface Widget {
  /** `null` on a page without an article. */
  readonly article: Article | null;
  /** 1 is the page's own size; 0.8 to 3. */
  fontScale: number;
  /** The digest; engine and dictionary are fetched with the first call. */
  digest(options?: DigestOptions): Promise<Digest>;
  /** Opens the card, at this tab where it is named and has something in it; resolves once the digest is shown. */
  open(tab?: CardTab): Promise<void>;
  close(): Promise<void>;
  /**
   * Brings a passage of `article.blocks` into view, highlights it for some seconds and puts the focus there; `false`
   * where that text is not in the page any more.
   */
  show(spans: Span[]): Promise<boolean>;
  /**
   * Changes how the article is shown, or with `null` gives the site's own back; gives all that is set. The reader's own
   * choices stay remembered. Throws `invalid-input` for what is no such value, and changes nothing then.
   */
  display(settings?: Partial<DisplaySettings> | null): Promise<DisplaySettings>;
  /** Marks terms, the digest's keywords, or with `null` nothing; gives the number of places. */
  highlight(terms: string[] | "keywords" | null): Promise<number>;
  /** Searches as 查找 does and gives the number of places; `null` ends the search. */
  find(text: string | null): Promise<number>;
  /** To the next place that `find` or `highlight` has marked, from the last to the first; its number from 1, 0 where there is none. */
  next(): Promise<number>;
  /** To the previous one. */
  previous(): Promise<number>;
  /** Reads aloud, the report from the first sentence in view; `null` falls silent. `false` where there is no voice or no text. */
  speak(what: "report" | "summary" | "tasks" | null): Promise<boolean>;
  /** What the card's 导出 gives, a text or a .docx. Empty where the digest has nothing of the kind. */
  export(format: ExportFormat): Promise<string>;
  export(format: WordFormat): Promise<Blob>;
  /** Opens the browser's print dialogue, in the layout of `printLayout` where none is named. */
  print(layout?: PrintLayout): Promise<void>;
  /** Gives the page back byte for byte; later calls throw `destroyed`. */
  destroy(): void;
}

/** Events of `<jiyao-bar>`; they bubble up to the document. */
export interface WidgetEventMap {
  /** The bar is in the page; again when a page that changes has another article. */
  "jiyao:ready": CustomEvent<null>;
  /** The digest has been made. */
  "jiyao:digest": CustomEvent<Digest>;
  /** Terms have been marked: in so many places. */
  "jiyao:highlight": CustomEvent<number>;
  /** The text has another size: the new `fontScale`. */
  "jiyao:size": CustomEvent<number>;
  /** A sentence is being read aloud: its words. */
  "jiyao:speech": CustomEvent<string>;
  /** Something that the reader has asked for has failed. */
  "jiyao:error": CustomEvent<JiyaoError>;
}

declare global {
  interface DocumentEventMap extends WidgetEventMap {}
  interface HTMLElementEventMap extends WidgetEventMap {}
  interface WindowEventMap extends WidgetEventMap {}
}

/** Puts the widget into the page. On a page without an article nothing is shown; with `quiet: false` a bar that offers what needs none. */
export function mount(options?: MountOptions): Promise<Widget>;

/** The article of the document or of an element; `null` where there is none. */
export function readArticle(root?: Document | Element): Promise<Article | null>;
