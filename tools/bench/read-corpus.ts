import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';

/** One kind of file of a corpus: the file, the secrets in it, and whole lines of it that are to stay as they are. */
export interface Kind {
  kind: string;
  file: string;
  base64: string;
  secrets: string[];
  harmless: string[];
}

/** Reads a corpus, `{"kinds": […]}` as JSON, which may be packed by gzip. */
export async function readCorpus(file: string): Promise<Kind[]> {
  const bytes = await readFile(file);
  const text = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  return (JSON.parse(text.toString('utf8')) as { kinds: Kind[] }).kinds;
}
