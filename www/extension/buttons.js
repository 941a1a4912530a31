// What the extension adds to the bar, under 更多.
import { auto as autoInEnglish, own as ownInEnglish } from "./_locales/en/messages.json";
import { auto as autoInSimplified, own as ownInSimplified } from "./_locales/zh_CN/messages.json";
import { auto as autoInTraditional, own as ownInTraditional } from "./_locales/zh_TW/messages.json";
import { api } from "./own.js";

/** The bar's language, which is the report's -> its words. The browser gives those of its own language alone. */
const WORDS = {
  "zh-CN": { own: ownInSimplified, auto: autoInSimplified },
  "zh-TW": { own: ownInTraditional, auto: autoInTraditional },
  en: { own: ownInEnglish, auto: autoInEnglish },
};

export function buttons() {
  let selected = ""; // what was selected before the bar was pressed: pressing it may end the selection
  let bar;
  const press = ({ target }) => {
    if (target !== bar) selected = "";
    else selected = String(getSelection()) || selected;
  };
  const button = ({ message }, run) => {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: "always", tabIndex: -1, textContent: message });
    made.addEventListener("click", run);
    return made;
  };
  return {
    /** Adds them to a bar. */
    async into(host) {
      bar = host;
      document.addEventListener("pointerdown", press, true);
      const more = bar.shadowRoot.querySelector("[data-command=more]");
      const words = WORDS[more.closest("[lang]").lang];
      const auto = button(words.auto, async () => {
        await api.runtime.sendMessage({ what: "auto" });
        await mark();
      });
      const mark = async () => auto.setAttribute("aria-pressed", String(Boolean(await api.runtime.sendMessage({ what: "isAuto" }))));
      more.before(button(words.own, () => api.runtime.sendMessage({ what: "own", text: selected })), auto);
      await mark();
    },
    stop: () => document.removeEventListener("pointerdown", press, true),
  };
}
