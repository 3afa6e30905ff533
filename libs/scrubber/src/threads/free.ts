/** Gives memory back at once: V8 looks through all of its heap for every few MiB of buffers that it does not know to be free. */
export function free({ buffer }: Uint8Array<ArrayBuffer>): void {
  buffer.transfer(0);
}
