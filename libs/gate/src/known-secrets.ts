import { formsOf, type Form } from './secret-forms.ts';
import { gramIndex } from './gram-index.ts';

/** Says whether bytes hold one of the secrets that are known. */
export type HoldsKnownSecret = (bytes: Uint8Array) => boolean;

/**
 * Makes a search for secrets in every form in which they could have been written: plain, within JSON and URLs,
 * in base64 wherever it may begin, and in UTF-16. Of each form a few bytes are noted such that a look at every fourth place (every
 * third, for short forms) meets some of them; only there the whole is compared. So its time does not grow with the secrets.
 */
export function knownSecrets(secrets: Iterable<string>): HoldsKnownSecret {
  const short: Form[] = [];
  const long: Form[] = [];
  for (const secret of secrets)
    for (const form of formsOf(secret)) (form.bytes.length < longGrams.shortest ? short : long).push(form);
  const searches = [gramIndex(short, shortGrams), gramIndex(long, longGrams)].filter((search) => search !== undefined);
  return (bytes) => {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return searches.some((finds) => finds(content));
  };
}

const shortGrams = { size: 4, stride: 3, shortest: 6 } as const;
const longGrams = { size: 8, stride: 4, shortest: 11 } as const;
