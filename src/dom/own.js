// How the package's wasm files see the page's objects. wasm-bindgen's glue asks an object itself and the page's globals;
// `cargo xtask build` has it ask these instead, in all files and for every call.

/** In place of a form or a document, whose controls and pictures stand before its own properties where they have such a name. */
const seen = {
  get(object, name) {
    const value = Reflect.get(Object.getPrototypeOf(object), name, object);
    return typeof value === "function" ? value.bind(object) : value;
  },
  set: (object, name, value) => Reflect.set(Object.getPrototypeOf(object), name, value, object),
};

/** Prototype -> whether its objects have such names; once, since every call asks. */
const named = new Map();

/** `object` with the properties of its prototypes: `<input name="parentElement">` in a form is none of them. */
export const own = (object) => {
  const prototype = Object.getPrototypeOf(object);
  if (!named.has(prototype)) named.set(prototype, /Form|Document$/.test(prototype?.[Symbol.toStringTag]));
  return named.get(prototype) ? new Proxy(object, seen) : object;
};

/** `instanceof`, by the names that browsers give their prototypes: a page may have a global `Element` of its own, a frame has another. */
export const isOf = (object, name) => {
  for (let of = Object(object); (of = Object.getPrototypeOf(of)); ) {
    if (Object.getOwnPropertyDescriptor(of, Symbol.toStringTag)?.value === name) return true;
  }
  // Node's stand-ins for a page have no such names.
  const type = globalThis.process && globalThis[name];
  return Boolean(type) && object instanceof type;
};
