// Types of "jiyao": puts the widget into a page. Importing it touches no DOM: work starts at mount.
import type { Digest, DigestOptions } from "./engine.js";

export { JiyaoError } from "./engine.js";
export type {
  Body, Digest, DigestOptions, ErrorCode, Extract, Keyword, Outline, OutlineItem, Person, ReportDate, Section, Span, SummaryLength, Warning,
} from "./engine.js";

/** The table of the README says the same; the script tag takes them as `data-*`. */
export interface MountOptions {
  /** The element that holds the report, or a selector of it; found by itself where unset. */
  article?: string | Element;
  /** The element that the bar goes into, or a selector of it; above the article where unset. */
  container?: string | Element;
  /** Where the package's files are, relative to the page; where this module came from where unset. */
  base?: string;
  /** Another address of the dictionary, relative to the page, or its bytes. */
  dictionary?: string | BufferSource;
  /** `false` runs the engine on the page's own thread; where a worker can't start that happens by itself. */
  worker?: boolean;
  /** `false` leaves the page's own 字体 大 中 小, 打印本页 and 无障碍浏览 links alone; otherwise they drive the widget. */
  takeOver?: boolean;
  /** Shows in the card what an editor would want to mend, too. */
  editor?: boolean;
  /** Terms that keywords should know besides the package's own list. */
  terms?: string[];
  /** What the browser's own print gives while the widget is mounted; `"article"` where unset, `null`: the page as it is. */
  printLayout?: PrintLayout | null;
  /** Language of the interface; that of `<html lang>` where unset. */
  lang?: "zh-CN" | "zh-TW" | "en";
}

/** 正文, the article alone; 公文版式, the geometry of GB/T 9704—2012; 摘要页, the digest on one page. */
export type PrintLayout = "article" | "gongwen" | "brief";

export interface Article {
  title: string;
  /** `2024-01-24` or `2024-01-24T21:50`. */
  date: string | null;
  source: string | null;
  author: string | null;
  editor: string | null;
  url: string;
  /** The paragraphs. */
  blocks: string[];
}

export interface Widget {
  /** `null` on a page without an article. */
  readonly article: Article | null;
  /** 1 is the page's own size; 0.8 to 3. */
  fontScale: number;
  /** The digest; engine and dictionary are fetched with the first call. */
  digest(options?: DigestOptions): Promise<Digest>;
  /** Opens the browser's print dialogue, in the layout of `printLayout` where none is named. */
  print(layout?: PrintLayout): Promise<void>;
  /** Marks terms, the digest's keywords, or with `null` nothing; gives the number of places. */
  highlight(terms: string[] | "keywords" | null): Promise<number>;
  /** Gives the page back byte for byte; later calls throw `destroyed`. */
  destroy(): void;
}

/** Puts the widget into the page. On a page without an article the bar offers what needs none. */
export function mount(options?: MountOptions): Promise<Widget>;

/** The article of the document or of an element; `null` where there is none. */
export function readArticle(root?: Document | Element): Promise<Article | null>;
