import { mask, type Mask, type StrictRule } from '../../rule.ts';

/** How much of a key's XML is looked at: one of 16,384 bits with line ends is shorter. */
const longest = 16 * 2 ** 10;
const element =
  /<(?:P|Q|DP|DQ|InverseQ|D)>\s{0,64}([A-Za-z0-9+/=]{16,4096}(?:\s{1,64}[A-Za-z0-9+/=]{1,4096}){0,64})\s{0,64}<\//g;

/** Masks the private numbers of an RSA key in XML, as .NET writes them; the modulus and the public exponent stay. */
export const rsaElements: StrictRule = {
  name: 'rsa-elements', kind: 'block', since: '0.3.0', hints: ['<rsakeyvalue'],
  about: 'The private numbers of an RSA key in XML, as .NET writes them', find: (text, at) => elementFrom(text, at, longest),
}; // prettier-ignore

function elementFrom(text: string, from: number, left: number): Mask | undefined {
  const part = text.slice(from, from + left);
  const end = part.slice(1).search(/<\/?RSAKeyValue/i) + 1;
  element.lastIndex = 0;
  const match = element.exec(end === 0 ? part : part.slice(0, end));
  const numbers = match?.[1];
  if (!match || numbers === undefined) return undefined;
  const start = from + match.index + match[0].indexOf(numbers);
  const behind = start + numbers.length;
  const next = (later: string, moved: number) => elementFrom(later, behind - moved, left - (behind - from));
  return { start, end: behind, text: mask, rule: rsaElements.name, learn: numbers, next };
}
