// What the extension adds to the bar, under 更多.
import { api } from "./own.js";

export function buttons() {
  let selected = ""; // what was selected before the bar was pressed: pressing it may end the selection
  let bar;
  const press = ({ target }) => {
    if (target !== bar) selected = "";
    else selected = String(getSelection()) || selected;
  };
  const button = (name, run) => {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: "always", tabIndex: -1, textContent: api.i18n.getMessage(name) });
    made.addEventListener("click", run);
    return made;
  };
  return {
    /** Adds them to a bar. */
    async into(host) {
      bar = host;
      document.addEventListener("pointerdown", press, true);
      const more = bar.shadowRoot.querySelector("[data-command=more]");
      const auto = button("auto", async () => {
        await api.runtime.sendMessage({ what: "auto" });
        await mark();
      });
      const mark = async () => auto.setAttribute("aria-pressed", String(Boolean(await api.runtime.sendMessage({ what: "isAuto" }))));
      more.before(button("own", () => api.runtime.sendMessage({ what: "own", text: selected })), auto);
      await mark();
    },
    stop: () => document.removeEventListener("pointerdown", press, true),
  };
}
