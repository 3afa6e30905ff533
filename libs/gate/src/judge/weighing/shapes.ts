import type { BitsOfChance } from '../chance/bits-of-chance.ts';
import { remembering } from '../remembering.ts';

/** What a value may look like that is a secret. */
export type Shape =
  | 'uuid'
  | 'hex'
  | 'long-hex'
  | 'base32'
  | 'base64'
  | 'capitals'
  | 'one-case'
  | 'random'
  | 'letters'
  | 'words-and-figures'
  | 'Words-and-figures'
  | 'random-with-signs'
  | 'words-with-signs'
  | 'signs'
  | 'joined'
  | 'digits';

/** What says of a value that it is no secret: it refers to one, or it is a name, a path, a number, or what everybody may see. */
const harmless: readonly RegExp[] = [
  // references, and parts of programs
  /\*{4}|^\*+\w+\*+$|[$%#]\{|\{\{|^\$[A-Za-z_(]|<[a-z]|\.\.\.|^[%@#]\w+$|^\\x|[=<>!]=.|&&|\|\||x{6}|X{6}|(?:%\w{1,2}){3}|\[:|\\[(1]|^[A-Z_]{4,}@[A-Z_]{4,}|^s([/@|]).*\1[gp]?$/,
  // what was encrypted, with a mark that says so
  /^\{cipher\}|^cipher\}|^vault:v\d|^\{AES\d*\}|^ENC[[(]|^Ag[A-D][A-Za-z0-9+/]{40}/,
  // pictures and fonts, ids of a provider of telephony, patterns
  /^(?:iVBORw0KGgo|\/9j\/4AA|R0lGOD|UklGR|PHN2Zy|d09GM)|^(?:AC|CA|CH|IS|MG|MM|PN|RE|SK|SM|VA)[0-9a-f]{32}$|^\^?\(\?|\[A-Z/,
  // names of values, and options
  /^_{0,2}[A-Za-z][A-Za-z_.-]{1,40}=(?!=?$)|^[A-Za-z][\w.-]{1,30}:(?!:)\S|^--?[A-Za-z][a-z]*(?:-[a-z]+)*(?:=.*)?$|^-[XD][a-z]|^[\w.@/-]+(?:,[\w.@/-]+){2,}$/,
  // numbers, addresses, times, versions
  /^\d{1,3}(?:\.\d{1,3}){3}|^[\d.,:TZ+-]+$|^(?:[0-9a-fA-F]{2}:){3}|^\d{4}-\d\d|%3A\d\d%3A|^v?\d+[.]v?[0-9a-f]+$|^v?\d+[.]\d+|^[A-Za-z]+\/\d+\.\d/,
  // regions, scopes of what is signed
  /^[a-z]{2}(?:\\?-[a-z]+)+\\?-?\d$|aws4_request$/,
  // paths, hosts, addresses of mail
  /:\/\/|\w\/[a-z]+\?[a-z]|^\/\/|^[.~]{0,2}\/\.?\w+\/|^[A-Za-z]:\\|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6}(?::\d+)?$|^[\w.+-]+@[\w.-]+(?:::?\w*)?$/,
  /^[A-Za-z]+(?:\/(?=[\w.-]*[a-z]{3})[\w.-]+)+\/?(?:\/\d+)?$/,
  // ids; what an engine of containers calls its things
  /^[a-z0-9]{25}$|^(?:[a-z]+\/)?[0-9a-f]{4,}(?:-[0-9a-f]{4,})+$|^[a-z]+\/[0-9a-f]{8,}$/,
  // names
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[a-z][a-z0-9]*(?:_[a-z]+[0-9]?)+$|^[a-z]+-\d{1,4}\W?$|^[A-Za-z]+(?:-[A-Za-z]+)*-[0-9a-f]{40,64}$|^[a-z]+\d{0,2}(?:-[a-z]{2,})+$|^[A-Z][A-Z0-9-]*\d\$$/,
  /^[A-Z]{2,10}-\d{1,6}$|^(?:[A-Z]*[a-z]+\d{1,2}|[A-Z]{2,8}\d{1,2}|[A-Z]\d[A-Z]\d)(?:[A-Z][a-z]+)+$|\.(?:deb|rpm|so|dll|exe|jar|tgz|gz|zip|[jt]s|py|go|rb|html|json|ya?ml|xml|conf|cfg|log|txt|md|pem|crt|key|p12|jks)$/,
  /^(?:scram|chacha\d|aes|aws4|hmac|sha\d|rsa|ecdsa|ed25519|tls|ecdhe|dhe)[\d_/-]|[a-z]_?-?sha-?(?:1|224|256|384|512)$/i,
  // public keys, certificates, ids of keys, addresses
  /^pk_|^arn:|^sha\d+|^md5|^xpub|^ssh-|^AAAA[BEC]|^LS0tLS1CRUdJTiB(?:DRV|QVU)|^MII|^[ACNOUX][A-Z2-7]{55}$|^[0-9A-F]{40}$|^0x(?:[0-9A-Fa-f]{40}|[0-9A-Fa-f]{1,16})$|^(?:GOOG1E|AKIA|AKID|ASIA|AROA|AIDA|LTAI|DI(?=[A-Z0-9]{18}$)|0oa|FTKMOB|bc1q)|^(?:[\w-]{22}:)?APA91|^M(?:Fww|Fkw|HYw|Cow|DYw|IGf|IGb)[A-Z]|^\$\d\w?\$[^$]{0,16}\$?$|^(?:UGFzc3dvcmQ6|VXNlcm5hbWU6)$/,
];

/** What is typed to unlock something. */
const digits = /^\d{4,10}$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How a value looks: its shape, and how many bits likelier it is that chance made it than that somebody did. */
export interface Look {
  shape: Shape;
  bits: number;
}

/** How a value looks; `undefined`: no secret looks like it. */
export type LookOf = (text: string) => Look | undefined;

/** Short ones, such as `HTTP/1.1`, are on each line of a log; long ones differ. */
const longestRemembered = 12;

/** Makes what says how values look. */
export function createLookOf(bitsOfChance: BitsOfChance): LookOf {
  const lookOf = (text: string): Look | undefined => {
    if (uuid.test(text)) return { shape: 'uuid', bits: bitsOfChance(text) };
    if (digits.test(text)) return { shape: 'digits', bits: 0 };
    if (harmless.some((pattern) => pattern.test(text))) return undefined;
    const bits = bitsOfChance(text);
    const shape = shapeOf(text, bits);
    return shape && { shape, bits };
  };
  const known = remembering(lookOf);
  return (text) => (text.length <= longestRemembered ? known(text) : lookOf(text));
}

function shapeOf(text: string, bits: number): Shape | undefined {
  const has = { figure: /\d/.test(text), small: /[a-z]/.test(text), capital: /[A-Z]/.test(text) };
  if (/^[0-9A-F]{17,24}$/.test(text)) return 'capitals';
  if (/^(?:0x)?[0-9a-f]+$/i.test(text)) {
    if (!has.figure || !/[a-f]/i.test(text) || text.length < 16) return undefined;
    return text.length < 32 ? 'hex' : 'long-hex';
  }
  if (/^[A-Za-z]+$/.test(text)) return bits > 25 ? 'letters' : undefined;
  if (/^[A-Z2-7]{16,}=*$/.test(text)) return 'base32';
  if (/^[A-Z0-9]{16,24}$/.test(text)) return 'capitals';
  const isWord = has.figure && /[A-Za-z]{3}/.test(text);
  if (/^[\w+/=.-]+$/.test(text)) {
    if (text.length >= 20 && bits > 60) return has.figure && has.small && has.capital ? 'base64' : 'one-case';
    if (bits > 30 && has.figure) return 'random';
    if (isWord) return has.capital && has.small ? 'Words-and-figures' : 'words-and-figures';
    return bits > 20 ? 'joined' : undefined;
  }
  if (!/[^\w.:/+=-]/.test(text)) return undefined;
  if (bits > 30) return 'random-with-signs';
  return isWord ? 'words-with-signs' : bits > 12 ? 'signs' : undefined;
}
