// Types of "jiyao/engine": digests reports in a page, in a worker, in Node.

/** A place in the report, in UTF-16 code units of `blocks[block]`: the unit of JavaScript strings and of DOM ranges. */
export interface Span {
  block: number;
  start: number;
  /** One past the last unit. */
  end: number;
}

/** Words of the report itself: `text` is what `spans` point at, joined. */
export interface Extract {
  text: string;
  spans: Span[];
}

export interface Keyword extends Extract {
  /** 1 for the first keyword, less for each that follows; above 0. */
  weight: number;
  /** Number of occurrences; `spans` has every one. */
  count: number;
}

/** A part of the report that a formula such as 会议指出 opens. */
export interface Section {
  /** 会议指出, 习近平强调 … */
  marker: string;
  /** The person who speaks, where it is one. */
  speaker: string | null;
  /** What it tells; `null` where its words do not say. */
  kind: PartKind | null;
  /** The whole section, a span for each block that it covers. */
  spans: Span[];
  points: Extract[];
}

/** A list such as 一是…二是…. */
export interface Outline {
  /** The number of items that the text announces (八个方面), where it does. */
  declared: number | null;
  /** What it tells; `null` where its words do not say. */
  kind: PartKind | null;
  /** The section that it stands in: index into `sections`. */
  section: number | null;
  /** The words before it that announce it: 要抓好以下八个方面重点任务. */
  announcement: Extract | null;
  items: OutlineItem[];
  spans: Span[];
}

export interface OutlineItem {
  /** From 1; of a numbered list of the page, the number that the browser shows. */
  ordinal: number;
  /** Its first sentence without the ordinal. */
  heading: Extract;
  /** Who is to do it (由市水务局牵头), as the item has it. */
  bodies: Extract[];
  /** By when (6月底前), as the item has it. */
  deadline: Extract | null;
  /** The whole item, from its ordinal on. */
  spans: Span[];
}

export interface Person {
  name: string;
  /** As the text gives it before the name. */
  post: string | null;
  /** 主持, 讲话, 作工作报告, 出席, 致辞 … */
  roles: string[];
  spans: Span[];
}

/** A region or an office that takes part. */
export interface Body {
  name: string;
  /** 交流发言, 书面交流, 列席 … */
  role: string;
  spans: Span[];
}

export interface ReportDate {
  /** As the text has it. */
  text: string;
  /** `2024-01-23`, `2024-01` or `2024`, a period as `2024-01-23/2024-01-24`; `null` where it is not certain. */
  iso: string | null;
  spans: Span[];
}

/** Something that an editor would want to mend. */
export interface Warning {
  /** Stable, in kebab case. */
  code: string;
  /** The same in Chinese. */
  message: string;
  spans: Span[];
}

/** What a part of a report tells: what was done before, how things stand, what is asked for, what is to be done, what was decided. */
export type PartKind = "review" | "situation" | "demand" | "task" | "act";

/** What the meeting did. */
export interface Act extends Extract {
  /** 通过, 批准, 决定, 同意, 部署, 研究, 审议, 听取, 学习 …: the verb's group, not its very word. */
  kind: string;
  /** The first 《title》 in it with its marks, where it has one. */
  title: Extract | null;
}

/** A line of the summary, with the part of the report that says it. */
export interface SummaryLine extends Extract {
  from: {
    kind: PartKind | null;
    /** Index into `sections`. */
    section: number | null;
    /** Index into `outlines`. */
    outline: number | null;
    /** The item's number in that list; `null` where the line tells several items. */
    ordinal: number | null;
    /** The person who says it. */
    speaker: string | null;
    /** Items of the list that the line leaves out; 0 where it leaves out none. */
    left: number;
  };
}

/** Everything in it stands in the report; nothing is paraphrased. An empty report gives an empty digest. */
export interface Digest {
  headline: Extract;
  /** What the meeting did, the weightiest first. */
  acts: Act[];
  /** Acts that the headline leaves out, tasks, demands, then the rest; in the report's order. */
  summary: SummaryLine[];
  /** The most telling first. */
  keywords: Keyword[];
  sections: Section[];
  outlines: Outline[];
  people: Person[];
  bodies: Body[];
  dates: ReportDate[];
  figures: Extract[];
  /** Numbered slogans: 四个重大转变. */
  slogans: Extract[];
  warnings: Warning[];
}

/**
 * So many sentences, so many characters, or such a part (0 to 1) of the report's characters. Of up to five sentences there are fewer
 * where they are long: what has been read for half a minute (some 55 characters a sentence) is followed by lists and decisions alone.
 */
export type SummaryLength = { sentences: number } | { chars: number } | { ratio: number };

export interface DigestOptions {
  /** Five sentences where unset. */
  summary?: SummaryLength;
  /** Keywords at most; 20 where unset, 0 for none. */
  keywords?: number;
  /** Characters of the headline at most; 60 where unset. */
  headline?: number;
  /**
   * The day of the page that the report stands on, `2024-01-24` or `2024-01-24T21:50`: dates without a year take theirs
   * from it. Unset, the report's `date`; without that, what the report's text says of it.
   */
  date?: string;
}

/** The item of a numbered list of the page (`<ol>`) that a paragraph belongs to; its number is not in the text. */
export interface PageItem {
  /** Which list of the page; the same for all its items. */
  list: number;
  /** The number that the browser shows. */
  ordinal: number;
}

export interface Report {
  title?: string;
  /** The paragraphs. */
  blocks: string[];
  /** For each paragraph the innermost numbered item that holds it; unset where the page has no numbered list. */
  items?: (PageItem | null)[];
  /** The day of the page, as in `DigestOptions`; `null` and `""` where it is not known. */
  date?: string | null;
}

// What browsers and Node have in common, whichever of their types a project has: without the DOM's there are those of Node.
type Global<Name extends string> = typeof globalThis extends Record<Name, { prototype: infer Instance }> ? Instance : never;
type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module : never;

/** A file: its address (in Node also a path), its bytes (gzipped or not), or a response. */
export type Source = string | Global<"URL"> | ArrayBuffer | ArrayBufferView | Global<"Response">;

export interface EngineOptions {
  /** The engine's wasm; the package's own where unset. */
  wasm?: Source | WasmModule;
  /** The dictionary; the package's own where unset. */
  dictionary?: Source;
  /** Terms that keywords should know besides the package's own list. */
  terms?: string[];
  /** Hears of the bytes that have come; `total` is 0 where it is not known. */
  progress?: (loaded: number, total: number) => void;
  /** Stops what is being fetched. */
  signal?: Global<"AbortSignal">;
}

/** Where a report is from; `file` stands in for the address of one that has none. */
export interface Origin {
  source?: string | null;
  url?: string;
  file?: string;
}

/** Stateless between calls apart from its dictionary and terms. */
export interface Engine {
  /** @throws {JiyaoError} `invalid-input`, `disposed`, `engine-crashed` */
  digest(report: Report, options?: DigestOptions): Digest;
  /**
   * The digest as people read it, in Chinese: headline, summary, points, tasks, people and keywords with where they come
   * from; as `csv` its lists, for spreadsheets. `date` may be of any shape here, and is printed as it is.
   * @throws {JiyaoError} `invalid-input`, `disposed`, `engine-crashed`
   */
  write(report: Report & Origin, format: "text" | "markdown" | "csv", options?: DigestOptions): string;
  /**
   * A plain text, one paragraph a line, as people save it off a page: its title and what the lines around that say, `null` and
   * `""` where they say nothing, and its paragraphs.
   */
  read(text: string): { title: string; date: string | null; source: string | null; author: string | null; editor: string | null; blocks: string[] };
  /** The keywords of plain text; a span's block is the number of its line, from 0. */
  keywords(text: string, options?: { limit?: number }): Keyword[];
  /** The words of `text`, as jieba with its whole dictionary gives them; joined they are the text. */
  segment(text: string): string[];
  /** Frees the memory; later calls throw `disposed`. */
  dispose(): void;
}

/**
 * An engine, once its files have come. Without options it finds them beside itself: in a page, in a worker, in Node.
 * @throws {JiyaoError} `fetch-failed`, `wasm-blocked`, `wasm-invalid`, `version-mismatch`, `dictionary-not-one`,
 * `dictionary-version`, `dictionary-corrupt`, `invalid-input`; a failure is not remembered, so a later call tries again
 */
export function createEngine(options?: EngineOptions): Promise<Engine>;

/** The addresses of the engine's own files, for those who fetch or cache them themselves. */
export const files: {
  wasm(): string;
  dictionary(): string;
};

export type ErrorCode =
  | "fetch-failed"
  | "wasm-blocked"
  | "wasm-invalid"
  | "version-mismatch"
  | "engine-crashed"
  | "timed-out"
  | "cancelled"
  | "disposed"
  | "destroyed"
  | "invalid-input"
  | "dictionary-not-one"
  | "dictionary-version"
  | "dictionary-corrupt"
  | "no-article"
  | "selector-without-match"
  | "unsupported";

/** What every failure throws. */
export class JiyaoError extends Error {
  name: "JiyaoError";
  /** Stable across versions and languages. */
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message?: string, cause?: unknown);
}
