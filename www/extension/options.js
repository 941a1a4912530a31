// The options: the front door, and the sites where the widget opens by itself. `?site=` asks for one more.

const { i18n, permissions } = globalThis.browser ?? chrome;
const $ = (selector) => document.querySelector(selector);
const named = (origin) => new URL(origin.replace(/\*$/, "")).host;

document.documentElement.lang = i18n.getUILanguage();
document.title = i18n.getMessage("options_title");
for (const element of document.querySelectorAll("[data-text]")) element.textContent = i18n.getMessage(element.dataset.text);

async function list() {
  const { origins = [] } = await permissions.getAll();
  $("ul").replaceChildren(...origins.map((origin) => {
    const item = document.createElement("li");
    const remove = document.createElement("button");
    Object.assign(remove, { type: "button", textContent: i18n.getMessage("options_remove", named(origin)) });
    remove.addEventListener("click", () => permissions.remove({ origins: [origin] }));
    item.append(remove);
    return item;
  }));
  $(".none").hidden = origins.length > 0;
}
permissions.onAdded.addListener(list);
permissions.onRemoved.addListener(list);
await list();

const site = new URLSearchParams(location.search).get("site");
// Whoever leads the reader here may ask for one site, not for all.
if (site && /^https?:\/\/[^*/]+\/\*$/.test(site) && !(await permissions.contains({ origins: [site] }))) {
  $(".question").textContent = i18n.getMessage("options_ask", named(site));
  $(".ask").hidden = false;
  $("#allow").addEventListener("click", async () => {
    const allowed = await permissions.request({ origins: [site] });
    $("[role=status]").textContent = i18n.getMessage(allowed ? "options_added" : "options_refused", named(site));
    $(".ask").hidden = allowed;
  });
}
