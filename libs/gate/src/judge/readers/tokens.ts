import type { BitsOfChance } from '../chance/bits-of-chance.ts';
import { words, type Place } from '../../search/clue.ts';
import { readerAround, type Reader } from './reader.ts';
import type { Suspect } from '../suspect.ts';

const webToken = /\beyJ[A-Za-z0-9_-]{8,2048}\.eyJ[A-Za-z0-9_-]{8,4096}\.[A-Za-z0-9_-]{20,1024}/g;
const age = /AGE-SECRET-KEY-1[0-9A-Z]{40,80}/g;
/** What issuers put before tokens so that they are found. */
const prefixes =
  'ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- gldt- glrt- glcbt- glptt- glsoat- glagent- dckr_pat_ dckr_oat_ npm_ pypi- sk_live_ rk_live_ whsec_ xoxa- xoxb- xoxe- xoxo- xoxp- xoxr- xoxs- sk-proj- sk-ant- sk-svcacct- hvs. hvb. hvr. dop_v1_ glsa_ shpat_ shpca_ shppa_ shpss_ AIza GOCSPX- SG. hf_ ya29. ddapp_ ddpat_ ddsat_ tskey- figd_ sntrys_ sntryu_ pscale_tkn_ pscale_pw_ lin_api_ NRAK- AKCp 7Q~ 8Q~ xkeysib- gsk_ nvapi- sbp_ PMAK- dp.st. dp.pt. shptka_ atlasv1. django-insecure- secret_ ntn_ tfp_ pul- rubygems_ CFPAT- sq0csp-'.split(
    ' ',
  );
const issued = new RegExp(
  `(?:${prefixes.map((prefix) => prefix.replaceAll('.', '\\.')).join('|')})([\\w.~-]{16,256})`,
  'g',
);
const passwordHash =
  /\{SSHA\d{0,3}\}[\w+/]{27,}={0,2}|\bpbkdf2_sha\d{1,3}\$\d+\$[\w./+$=-]{30,256}|\$[PH]\$[B-Z][\w./]{30}|\$(?:1|2|2[aby]|4|5|6|7|8|9|14|y|A|argon2(?:id?|d)|apr1|scrypt|pbkdf2-sha\d{3}|krb5(?:asrep|tgs|pa))\$[\w./+$=,:@-]{26,256}|SCRAM-SHA-\d{1,3}\$\d+:[\w+/=:$]{40,256}|\{SHA\}[\w+/]{27}=|\bmd5[0-9a-f]{32}\b|(?<![\w*])\*[0-9A-F]{40}\b|\b0x0200[0-9A-F]{64,200}/g;
/** Whoever knows the address of a webhook may post there. */
const webhook =
  /(?:services(?=\/T[A-Z0-9]{7,11}\/B[A-Z0-9]{7,11}\/)|hooks\.slack\.com\/(?:services|workflows)|discord(?:app)?\.com\/api\/webhooks)\/[\w/-]{4,40}\/[\w-]{20,100}/g;
/** The key of a server that sends messages to devices, as it was given out before; tokens of bots. */
const others = /\bAAAA[\w-]{7}:APA91b[\w-]{80,180}|(?<!\d)\d{8,10}:AA[\w-]{33}\b/g;
const enough = 36;
/** The name of a secret that ends with an id and a version, as a store has it: `workspace_7_secret_9f86…_v1`. */
const isNamed = /^[_-]secret_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:_v\d{1,5})?$/;

const clues = words(
  'eyJ',
  'AGE-SECRET-KEY-1',
  'hooks.slack.com/',
  'com/api/webhooks/',
  ...prefixes,
  ':AA',
  ':APA91b',
  '/services/T',
  'SCRAM-SHA-',
  '{SHA}',
  'md5',
  'mysql_native',
  '0x0200',
  '$krb5',
  '$A$',
  '$1$',
  '$9$',
  '$2a$',
  '$2b$',
  '$2y$',
  '$5$',
  '$6$',
  '$y$',
  '$argon2',
  '$apr1$',
  '$scrypt$',
  '$pbkdf2-sha',
  'pbkdf2_sha',
  '{SSHA',
  '$P$',
  '$H$',
);

/** Looks for tokens around what each of them begins with. */
export function tokenReader(bitsOfChance: BitsOfChance): Reader {
  const around = readerAround(clues, { before: 80, behind: 7_300 }, (text) => tokens(text, bitsOfChance));
  return {
    ...around,
    read: (content, places) =>
      around.read(
        content,
        places.filter((place) => mayBeToken(content, place)),
      ),
  };
}

const isDigit = (code = 0) => code >= 0x30 && code <= 0x39;
const isFigure = (code = 0) => isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);

/** Whether there is more of it than a short clue that stands in much else. */
function mayBeToken(content: Buffer, { start, end }: Place): boolean {
  if (end - start > 3) return true;
  const first = content[start];
  if (first === 0x6d) return isFigure(content[end]) && isFigure(content[end + 31]);
  return first !== 0x3a || isDigit(content[start - 8]);
}

/** Finds tokens whose form says what they are, with nothing around them that does. */
export function* tokens(text: string, bitsOfChance: BitsOfChance): Generator<Suspect> {
  for (const { index, 0: found } of text.matchAll(webToken)) {
    yield { rule: 'web-token', start: index, end: index + found.length };
  }
  for (const { index, 0: found } of text.matchAll(webhook)) {
    yield { rule: 'webhook', start: index, end: index + found.length };
  }
  for (const { index, 0: found } of text.matchAll(others)) {
    yield { rule: 'issued-token', start: index, end: index + found.length };
  }
  for (const { index, 0: found } of text.matchAll(passwordHash)) {
    if (!text.startsWith('*', index + found.length))
      yield { rule: 'password-hash', start: index, end: index + found.length };
  }
  for (const { index, 0: found } of text.matchAll(age)) {
    yield { rule: 'age-key', start: index, end: index + found.length };
  }
  for (const { index, 0: found, 1: rest = '' } of text.matchAll(issued)) {
    if (/[A-Za-z0-9]/.test(text[index - 1] ?? '') && !found.includes('Q~')) continue;
    if (found.startsWith('secret_') && isNamed.test(text.slice(Math.max(0, index - 1), index + found.length))) continue;
    const isGenerated = bitsOfChance(rest) >= enough || /^[0-9a-f]{32,}$/.test(rest);
    if (isGenerated) yield { rule: 'issued-token', start: index, end: index + found.length };
  }
}
