// Types of the subpaths `jiyao/engine.bin` and the like: a bundler with a file loader for .bin gives their address.
declare const address: string;
export default address;
