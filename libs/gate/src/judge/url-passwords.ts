import type { BitsOfChance } from './bits-of-chance.ts';
import type { Suspect } from './suspect.ts';

const userInfo = /(?:[^\s/"'`<>@:]{0,64}:)?([^\s/"'`<>@]{6,256})@[\w[.-]/y;
const enough = { password: 16, token: 60 };

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
    if (/\*{4}|^[$%{<]/.test(secret) || bits < (isPassword ? enough.password : enough.token)) continue;
    yield { rule: 'url-password', start: end - secret.length, end };
  }
}
