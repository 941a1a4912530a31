// <script src="…/embed.js" defer></script>: finds its own address, reads its data-* and mounts the widget.
(() => {
  const tag = document.currentScript; // only valid now
  if (window.jiyao) return; // a second copy does nothing
  // A form named currentScript could stand in for the tag (DOM clobbering).
  const own = tag instanceof HTMLScriptElement ? tag : document.querySelector("script[src*='embed.js']");
  const data = own ? own.dataset : {};
  const base = data.base ? new URL(data.base, document.baseURI).href : own ? own.src : document.baseURI;
  const options = {
    ...(data.base && { base }),
    ...(data.article && { article: data.article }),
    ...(data.container && { container: data.container }),
    ...(data.dictionary && { dictionary: data.dictionary }),
    ...(data.lang && { lang: data.lang }),
    ...(data.terms && { terms: data.terms.split(/[,，、]/).map((term) => term.trim()).filter(Boolean) }),
    ...(data.worker && { worker: data.worker !== "false" }),
    ...(data.takeOver && { takeOver: data.takeOver !== "false" }),
    ...(data.printLayout && { printLayout: data.printLayout === "none" ? null : data.printLayout }),
  };
  const package_ = import(new URL("./index.js", base).href);
  const widget = data.mount === "false" ? null : package_.then(({ mount }) => mount(options));
  widget?.catch((error) => console.error(`jiyao: ${error.code ?? ""} ${error.message}`));
  window.jiyao = {
    /** The widget that this tag has mounted, as a promise; null with data-mount="false". */
    widget,
    mount: (more) => package_.then(({ mount }) => mount(more)),
    readArticle: (root) => package_.then(({ readArticle }) => readArticle(root)),
  };
})();
