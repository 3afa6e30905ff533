import type { BitsOfChance } from './chance/bits-of-chance.ts';
import type { Weight } from './labels/labels.ts';
import type { Value } from './labels/values-behind.ts';

/** What a value must reach to be a secret under a name of some weight. */
const measures: Record<Weight, { bits: number; length: number; hex: number; uuid: boolean }> = {
  plain: { bits: 19, length: 8, hex: 16, uuid: true },
  likely: { bits: 32, length: 12, hex: 20, uuid: true },
  vague: { bits: 60, length: 16, hex: 32, uuid: false },
};
const shortest = Math.min(...Object.values(measures).map(({ length }) => length));
/** More is asked of a value that no sign binds to the name. */
const bitsUnbound: Record<Weight, number> = { plain: 24, likely: 50, vague: Infinity };
/** A digest stands in a table beside a name, and is short there. */
const hexUnbound = 24;
/** Figures and letters of both cases, or signs, are what no word has; a value without them has to look all the more generated. */
const bitsUnmixed = 32;

const masked = /\*{4}|<|x{6}|X{6}|\.{3}|•|…/;
const reference =
  /^(?:\$|::|[A-Za-z][A-Za-z_]{2,20}=(?=.)|PKCS7,|cipher\}|%[({]|\{\{|#\{|@[\w.]+@?$|[\w.]+\(|[\w.:]{2,64}\[["']?|(?:process|import\.meta)\.env|hmac-sha\d{3}:|aws4-hmac-|credential=|[A-Z0-9]{20}(?:\/|%2F)\d{8}(?:\/|%2F)|arn:|sha\d{1,3}(?:[:-]|\}[0-9a-f])|md5:|vault:|env:|akv:|file:|ssm:|op:|secretref:)/i;
/** An expression of a program, or a pattern. */
const code = /\[\^?\w-\w|\(\?|\\[wsdxbB]|\{\d+,?\d*\}|[!=]==|&&|\|\||=>|&\w{5,8};/;
/** How variables of the environment are named. */
const variable = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const path = /^(?:[A-Za-z]:\\|[.~]{0,2}\/(?:[\w.-]*[a-z]{3}[\w.-]*\/|[\w.-]*$)|[a-z][a-z0-9+.-]{1,20}:\/\/)/;
/** An address, a time, a version. */
const address = /^[\d.:]+$|^\(?(?:\d+:)?v?\d+\.\d|^\d{4}-\d\d-\d\d|^(?:[0-9a-f]{2}:){3}|^0x[0-9a-f]+$/i;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const hex = /^(?:0x)?[0-9a-f]+={0,2}$/i;
const scheme = /^(?:[A-Za-z][A-Za-z-]{2,15}[ :]|\{[a-z0-9-]{2,16}\})(?=\S{8})/i;

/** Says whether a value looks generated enough for the name it stands behind. */
export function looksSecret(value: Value, weight: Weight, bitsOfChance: BitsOfChance): boolean {
  if (value.text.length < shortest || value.text.includes('****') || code.test(value.text)) return false;
  if (encrypted.test(value.text)) return false;
  const text = bareValue(value.text);
  if ([masked, reference, variable, path, address].some((harmless) => harmless.test(text))) return false;
  const { bits, length, hex: hexLength, uuid: mayBeUuid } = measures[weight];
  if (uuid.test(text)) return mayBeUuid && value.bound !== 'blank';
  if (hex.test(text))
    return (
      text.length >= (value.bound === 'blank' ? Math.max(hexLength, hexUnbound) : hexLength) &&
      /\d/.test(text) &&
      /[a-f]/i.test(text) &&
      isSpread(text)
    );
  if (/\s/.test(text)) return false;
  if (weight === 'plain' && value.bound !== 'blank' && isMadeByPeople(text)) return true;
  const isBound = value.bound === 'sign' || value.bound === 'pair';
  if (value.bound === 'blank' && !isMixed(text)) return false;
  const least = Math.max(bits, isBound ? 0 : bitsUnbound[weight], isMixed(text) ? 0 : bitsUnmixed);
  return text.length >= length && bitsOfChance(text) >= least;
}

const encrypted = /^(?:\{cipher\}|\{AES\d*\}|Ag[A-D][A-Za-z0-9+/]{40})/;

/** The value without the scheme of a header, the signs of an encoding, and escapes. */
function bareValue(text: string): string {
  return text
    .replace(scheme, '')
    .replace(/&(?:[a-z]{2,4}|#\d{2,4}|#x[0-9a-f]{2,4});/gi, '&')
    .replace(/%[0-9a-f]{2}/gi, '-')
    .replace(/\\[nrt]?/g, '');
}

/**
 * Whether a value is words with a number or signs, as people make passwords, and no name of a standard, a version or an
 * address.
 */
export function isMadeByPeople(text: string): boolean {
  return (
    /^[!-~]{8,40}$/.test(text) &&
    !/[\\/(){}[\]<>$%:]|@[\w-]+\.|^(?:sha|md|aes|utf|scram|bcrypt|argon|pbkdf|tls|ssl|rsa)[-_\d]|\d\.\d/i.test(text) &&
    (/^[!?+*#=~^-]?[A-Za-z]{4,}.*\d{2,4}[!?*#&+~^]{0,3}$/.test(text) ||
      /^[A-Za-z]{4,}\d{2,4}[A-Za-z!?*#&+~^]+$/.test(text) ||
      /^[A-Z][a-z]{2,}(?:[-._!*+=#~^&][A-Za-z][a-z]{2,}){1,4}\d{1,4}[!?*#&+~^]{0,3}$/.test(text) ||
      /^[A-Za-z]{3,}[!*+#~^&?]+[A-Za-z]{3,}$/.test(text) ||
      /^[A-Za-z]{3,}[-._!?*+=~^&]+[A-Za-z]{3,}[!?*#&+~^=_]{1,3}$/.test(text))
  );
}

function isSpread(text: string): boolean {
  return new Set(text.toLowerCase()).size >= 6;
}

/** Whether a value has figures, and letters of both cases or signs: no word has, and few names have. */
function isMixed(text: string): boolean {
  return (
    /\d/.test(text) && /[a-z]/i.test(text) && ((/[a-z]/.test(text) && /[A-Z]/.test(text)) || /[^\w.:/-]/.test(text))
  );
}
