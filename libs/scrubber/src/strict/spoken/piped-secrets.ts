import { mask, type Mask, type StrictRule } from '../rule.ts';
import { quoted } from './phrase.ts';
import { isNoWord, stays } from './stays.ts';

const farthest = 256;
const written = `(?:echo|printf) (?:-\\w{1,4} ){0,3}(?:["']%s(?:\\\\n)?["'] )?(?:${quoted.replaceAll(/\(\?=([^()]*)\)/g, '$1')}|([^\\s"'|;&\\\\]{1,256})) \\| (?:sudo )?`;
const piped = new RegExp(`${written.replaceAll(' ', '\\s{1,8}')}(?:[\\w./-]{1,64}\\s[^|\\n]{0,200})?$`, 'di');
const accounts = new RegExp(`${written.replaceAll(' ', '\\s{1,8}')}ch$`, 'di');
const converted = new RegExp(
  `convertto-securestring\\s{1,8}(?:-string\\s{1,8})?${quoted.replaceAll(/\(\?=([^()]*)\)/g, '$1')}\\s{1,8}$`,
  'di',
);

/** What takes a secret from what stands before it. */
const takers = [
  { hint: 'sudo -s', behind: piped, isSecret: isNoWord },
  { hint: '--password-stdin', behind: piped, isSecret: () => true },
  { hint: 'passwd --stdin', behind: piped, isSecret: () => true },
  { hint: '--data-file=-', behind: piped, isSecret: () => true },
  { hint: 'passwd', behind: accounts, isSecret: () => true },
  { hint: '-asplaintext', behind: converted, isSecret: () => true },
];

/**
 * Masks what is written into a command that reads a secret: `echo '********' | sudo -S id`, `echo 'bob:********' | chpasswd`,
 * `ConvertTo-SecureString '********' -AsPlainText`.
 */
export const pipedSecret: StrictRule = {
  name: 'piped-secret', kind: 'header', since: '0.2.0', hints: takers.map(({ hint }) => hint),
  about: 'What echo or printf writes into a command that reads a secret, such as docker login --password-stdin',
  find: findPiped,
}; // prettier-ignore

function findPiped(text: string, at: number, floor: number): Mask | undefined {
  const head = text.slice(at, at + 16).toLowerCase();
  const lowest = Math.max(floor, at - farthest);
  const before = text.slice(lowest, at);
  for (const { hint, behind, isSecret } of takers) {
    if (!head.startsWith(hint)) continue;
    const indices = behind.exec(before)?.indices;
    const place = indices?.slice(1).findLast((group) => group !== undefined);
    if (!place) continue;
    let [start, end] = place;
    if (behind === accounts) start += before.slice(start, end).indexOf(':') + 1;
    const secret = before.slice(start, end);
    if (stays(secret) || !isSecret(secret)) continue;
    return { start: lowest + start, end: lowest + end, text: mask, rule: pipedSecret.name, learn: secret };
  }
  return undefined;
}
