// The one error type of the package. `code` is stable; the message is Chinese and says what to do.

const UNFIT = "程序文件不完整或版本不一致，请刷新页面；仍不行就重新部署整套文件。";
/** What every page may have to say; who alone throws another code brings the words for it. */
const MESSAGES = {
  "fetch-failed": "没能取回所需的文件，请检查网络后重试。",
  "wasm-blocked": "本页安全策略不允许运行程序，请站点管理员加上 'wasm-unsafe-eval'。",
  "wasm-invalid": UNFIT,
  "version-mismatch": UNFIT,
  unsupported: "请在浏览器的网页里调用。",
  "engine-crashed": "摘要程序意外停止，请重试。",
  destroyed: "组件已经移除，请重新挂载。",
  "invalid-input": "参数的格式不对，请对照文档检查。",
};

export class JiyaoError extends Error {
  name = "JiyaoError";
  /** @param {string} code @param {string} [message] @param {unknown} [cause] */
  constructor(code, message = MESSAGES[code], cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** What was thrown, as a JiyaoError: Rust throws `[code, message]`; a trap is a `RuntimeError`. */
export function jiyaoError(thrown, fallback = "engine-crashed") {
  if (thrown instanceof JiyaoError) return thrown;
  if (Array.isArray(thrown)) return new JiyaoError(thrown[0], thrown[1]);
  return new JiyaoError(fallback, MESSAGES[fallback], thrown);
}

/** For an argument that is not of the documented type, by its name: as `Error::InvalidInput` of Rust. */
export const invalidInput = (name) => new JiyaoError("invalid-input", MESSAGES["invalid-input"].replace("的", ` ${name} 的`));

/** For what somebody has stopped: as `Error::Cancelled` of Rust. */
export const cancelled = () => new JiyaoError("cancelled", "已取消。");
