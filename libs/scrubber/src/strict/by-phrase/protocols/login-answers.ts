import { phraseRule, said, type Phrase } from '../phrase.ts';

const hex = (least: number): string => `((?:0x)?[0-9a-f]{${least},160})(?![\\w-])`;

const phrases: readonly Phrase[] = [
  // HTTP, SIP and SASL
  { hints: ['response="', 'response=\\"'], ahead: said(`response=\\\\?"([0-9a-f]{32}|[0-9a-f]{64})(?=\\\\?")`) },
  { hints: [',response='], ahead: said(`,response=([0-9a-f]{32})(?=,|\\s|["']|$)`) },
  { hints: ['response_hash', 'response-hash'], ahead: said(`response[_-]hash["']? ?[:=] ?["']?([0-9a-f]{32,64})(?!\\w)`) },
  // MS-CHAP
  { hints: ['chap response id'], ahead: said(`chap response id=0x[0-9a-f]{1,2} <([0-9a-f]{32,160})(?=>)`) },
  { hints: ['chap-response', 'chap2-response', 'chap-cpw', 'chap2-cpw', 'nt-response', 'lm-response'], ahead: said(`(?:chap2?-(?:response|cpw(?:-\\d)?)|(?:nt|lm)-response)["']? ?[:=]{1,2} ?["']?${hex(32)}`) },
  { hints: ['response: '], ahead: said(`response: ((?:[0-9a-f]{2}:){23}[0-9a-f]{2})(?![\\w:])`) },
]; // prettier-ignore

/**
 * Masks what a client answers to a challenge, which passwords can be tried against: `Digest …, response="********"`,
 * `MS-CHAP2-Response = ********`.
 */
export const loginAnswer = phraseRule(
  { name: 'login-answer', kind: 'header', about: 'What a client answers to a challenge of Digest or MS-CHAP: passwords can be tried against it' },
  phrases,
); // prettier-ignore
