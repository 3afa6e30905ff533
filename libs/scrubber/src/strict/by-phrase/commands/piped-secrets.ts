import { mask, type Mask, type StrictRule } from '../../rule.ts';
import { said, wholeQuoted } from '../phrase.ts';
import { pipedReaders } from './secret-readers.ts';
import { isNoWord, stays } from '../stays.ts';

const farthest = 256;
const longestHint = 24;
const printed = said(
  `(?:echo|printf) (?:-\\w{1,4} ){0,3}(?:["']%s(?:\\\\n)?["'] )?(?:${wholeQuoted}|([^\\s"'|;&\\\\]{1,256}(?: [^\\s"'|;&\\\\]{1,64}){0,11}?)) ?\\| ?(?:sudo )?`,
);
const endingWith = (...patterns: string[]): RegExp => new RegExp(`${patterns.join('')}$`, 'di');
const piped = endingWith(printed.source, '(?:[\\w./-]{1,64}\\s[^|\\n]{0,200})?');
/** Nothing but a path or a program that starts another stands before the command itself. */
const asCommand = endingWith(
  printed.source,
  '(?:(?:doas|xargs|env)\\s(?:[\\w=-]{1,32}\\s){0,4})?(?:/(?:[\\w-]{1,32}/){1,6})?',
);
const accounts = endingWith(printed.source, 'ch');
const converted = endingWith(said(`convertto-securestring (?:-string )?${wholeQuoted}`).source);
const always = (): boolean => true;
const isNoAnswer = (text: string): boolean => !/^(?:y|yes|n|no)$/i.test(text);

/** What takes a secret from what stands before it. */
const takers = [
  { hint: 'sudo -s', behind: piped, isSecret: isNoWord },
  { hint: ' --password-stdin', behind: piped, isSecret: always },
  { hint: 'passwd --stdin', behind: piped, isSecret: always },
  { hint: ' --passphrase-fd', behind: piped, isSecret: always },
  { hint: ' --passwd-on-stdin', behind: piped, isSecret: always },
  { hint: ' --data-file=-', behind: piped, isSecret: always },
  { hint: 'passwd', behind: accounts, isSecret: always },
  { hint: ' -asplaintext', behind: converted, isSecret: always },
  ...pipedReaders.map((hint) => ({ hint, behind: asCommand, isSecret: isNoAnswer })),
];

/**
 * Masks what is written into a command that reads a secret: `echo '********' | sudo -S id`, `echo 'bob:********' | chpasswd`,
 * `ConvertTo-SecureString '********' -AsPlainText`.
 */
export const pipedSecret: StrictRule = {
  name: 'piped-secret', kind: 'header', since: '0.1.0', hints: takers.map(({ hint }) => hint),
  about: 'What echo or printf writes into a command that reads a secret, such as docker login --password-stdin',
  find: findPiped,
}; // prettier-ignore

function findPiped(text: string, at: number, floor: number): Mask | undefined {
  const head = text.slice(at, at + longestHint).toLowerCase();
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
