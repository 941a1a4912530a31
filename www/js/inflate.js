// For browsers without DecompressionStream; fetched by them only.
export { gunzipSync as inflate } from "fflate";
