import { phraseRule, said, type Phrase } from '../phrase.ts';

/** 16 or 32 bytes, at once or in groups of four. */
const bytes = '((?:0x)?[0-9a-f]{32}(?:[0-9a-f]{32})?|(?:[0-9a-f]{8} ){3}[0-9a-f]{8})(?![\\w-])';
const sign = String.raw`["'\]]{0,2}(?: ?[=:] ?| ?[[(]|\x20)["'[(]{0,2}`;
const derived = 'k_?(?:ausf|seaf|amf|asme|gnb|enb|n3iwf|(?:nas|rrc|up)_?(?:enc|int))';
const derivedHints = ['ausf', 'seaf', 'amf', 'asme', 'gnb', 'enb', 'n3iwf', 'nas', 'rrc'].flatMap((name) => [
  `k${name}`,
  `k_${name}`,
]);

const phrases: readonly Phrase[] = [
  { hints: derivedHints, ahead: said(`${derived}(?: dump 0000|\\*)?${sign}${bytes}`), behind: /(?:^|[^A-Za-z0-9])$/ },
  { hints: ['kivalue', 'opcvalue', 'opvalue', 'k4value'], ahead: said(`(?:ki|opc?|k4)value${sign}${bytes}`) },
  { hints: ['opc=', 'opc:', 'opc"', "opc'", 'opc ', 'ki=', 'ki:', 'ki"', 'ki ', 'op='], ahead: said(`(?:opc?|ki)${sign}${bytes}`), behind: /(?:^|[^A-Za-z0-9])$/ },
  { hints: ['milenage k ', ' k=', '\nk=', '"k":', '"k" :', '"op":', '"op" :'], ahead: said(String.raw`(?:milenage |[\s"])(?:op|k)${sign}${bytes}`) },
  { hints: [',opc,', ',op,'], ahead: said(`,opc?,${bytes}`) },
]; // prettier-ignore

/** Masks keys of subscribers of mobile networks, and what is derived from them: `milenage k ******** opc ********`, `K_AUSF=********`. */
export const subscriberKey = phraseRule(
  { name: 'subscriber-key', kind: 'header', about: 'A key of a subscriber of a mobile network, or one that is derived from it' },
  phrases,
); // prettier-ignore
