type Bytes = AsyncIterable<Uint8Array>;

/**
 * Has UTF-16 text changed as UTF-8, and gives it back as it was written.
 *
 * @throws TypeError where it is not sound UTF-16
 */
export async function* throughUtf8(
  source: Bytes,
  encoding: 'utf-16le' | 'utf-16be',
  change: (content: Bytes) => Bytes,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const encode = (text: string): Uint8Array => {
    const bytes = Buffer.from(text, 'utf16le');
    return encoding === 'utf-16be' ? bytes.swap16() : bytes;
  };
  for await (const chunk of change(decoded(source, encoding))) yield encode(decoder.decode(chunk, { stream: true }));
  yield encode(decoder.decode());
}

async function* decoded(source: Bytes, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true, fatal: true });
  for await (const chunk of source) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
