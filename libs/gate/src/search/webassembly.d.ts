/** As much of WebAssembly as is used here: its types come with those of browsers alone. */
declare namespace WebAssembly {
  const Module: new (binary: Uint8Array) => object;
  const Instance: new (module: object) => { readonly exports: unknown };
  interface Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
}
