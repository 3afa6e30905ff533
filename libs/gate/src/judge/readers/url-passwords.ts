import type { BitsOfChance } from '../chance/bits-of-chance.ts';
import { isMadeByPeople } from '../looks-secret.ts';
import { words } from '../../search/clue.ts';
import { readerAround, type Reader } from './reader.ts';
import type { Suspect } from '../suspect.ts';

const userInfo = /(?:[^\s/"'`<>@:]{0,64}:)?([^\s/"'`<>@]{6,256})@[\w[.-]/y;
const enough = { password: 16, token: 60 };

/** Nodes and relays of Ethereum name themselves by their public keys. */
const publicId = /^(?:0x)?(?:[0-9a-f]{96}|[0-9a-f]{128})$/;
/** What stands for a password in a pattern. */
const placeholder = /^(?:[A-Z][A-Z_]{3,}|[xX]{3,})$/;

const longest = 330;

/** Looks for passwords in URLs: from each `://` on, where an `@` comes before what ends the part of the user. */
export function urlPasswordReader(bitsOfChance: BitsOfChance): Reader {
  const around = readerAround(words('://'), { before: 0, behind: longest }, (text) => urlPasswords(text, bitsOfChance));
  return {
    ...around,
    read: (content, places) =>
      around.read(
        content,
        places.filter(({ end }) => hasUser(content, end)),
      ),
  };
}

/** Whether a key may be seen: whoever reports an error to a project of Sentry shows it. */
function isDsn(key: string, place: string): boolean {
  return /^[0-9a-f]{32}$/.test(key) && /^[\w.-]{1,80}(?::\d{1,5})?\/\d{1,20}(?!\d|\/)/.test(place);
}

/** Whether there is an `@` before any blank or slash. */
export function hasUser(content: Buffer, from: number): boolean {
  const to = Math.min(content.length, from + 2 * longest);
  for (let at = from; at < to; at += 1) {
    const kind = kinds[content[at]!];
    if (kind !== goesOn) return kind === user;
  }
  return false;
}

const [goesOn, user, ends] = [0, 1, 2];
const kinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  const sign = String.fromCharCode(byte);
  return sign === '@' ? user : /[\s/]/.test(sign) ? ends : goesOn;
});

/** Finds passwords, and lone tokens, in the user's part of URLs. */
export function* urlPasswords(text: string, bitsOfChance: BitsOfChance): Generator<Suspect> {
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    userInfo.lastIndex = at + 3;
    const found = userInfo.exec(text);
    if (!found) continue;
    const secret = found[1]!;
    const end = userInfo.lastIndex - 2;
    const isPassword = found[0].length > secret.length + 2;
    const bits = bitsOfChance(secret.replace(/%[0-9a-f]{2}/gi, '-'));
    if (
      /\*{4}|^[$%{<]/.test(secret) ||
      publicId.test(secret) ||
      (!isPassword && isDsn(secret, text.slice(userInfo.lastIndex - 1, end + 100))) ||
      placeholder.test(secret) ||
      (bits < (isPassword ? enough.password : enough.token) && !(isPassword && isMadeByPeople(secret)))
    )
      continue;
    yield { rule: 'url-password', start: end - secret.length, end };
  }
}
