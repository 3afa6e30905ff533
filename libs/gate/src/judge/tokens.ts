import type { BitsOfChance } from './bits-of-chance.ts';
import type { Suspect } from './suspect.ts';

const webToken = /\beyJ[A-Za-z0-9_-]{8,2048}\.eyJ[A-Za-z0-9_-]{8,4096}\.[A-Za-z0-9_-]{20,1024}/g;
const seed = /\bS[UAOCNX][A-Z2-7]{56}\b/g;
const age = /AGE-SECRET-KEY-1[0-9A-Z]{40,80}/g;
/** What issuers put before tokens so that they are found. */
const issued =
  /(?:gh[opusr]_|github_pat_|gl(?:pat|dt|rt|cbt|ptt|soat|agent)-|dckr_(?:pat|oat)_|npm_|pypi-|[sr]k_live_|whsec_|xox[abeoprs]-|sk-(?:proj|ant|svcacct)-|hv[sbr]\.|dop_v1_|glsa_|shp(?:at|ca|pa|ss)_|AIza|GOCSPX-|SG\.|hf_|ya29\.|dd(?:app|pat|sat)_|tskey-|figd_|sntr[yu]s_|pscale_(?:tkn|pw)_|lin_api_|NRAK-|AKCp|[78]Q~)([\w.~-]{16,256})/g;
const passwordHash = /\$(?:2[aby]|5|6|y|argon2(?:id?|d)|apr1|scrypt|pbkdf2-sha\d{3})\$[\w./+$=,-]{30,256}/g;
/** Whoever knows the address of a webhook may post there. */
const webhook =
  /(?:hooks\.slack\.com\/(?:services|workflows)|discord(?:app)?\.com\/api\/webhooks)\/[\w/-]{4,40}\/[\w-]{20,100}/g;
const enough = 36;

/** Finds tokens whose form says what they are, with nothing around them that does. */
export function* tokens(text: string, bitsOfChance: BitsOfChance): Generator<Suspect> {
  for (const { index, 0: found } of text.matchAll(webToken)) {
    yield { rule: 'web-token', start: index, end: index + found.length };
  }
  for (const { index, 0: found } of text.matchAll(seed)) {
    if (hasChecksum(found)) yield { rule: 'nats-seed', start: index, end: index + found.length };
  }
  for (const { index, 0: found } of text.matchAll(webhook)) {
    yield { rule: 'webhook', start: index, end: index + found.length };
  }
  for (const { index, 0: found } of text.matchAll(passwordHash)) {
    yield { rule: 'password-hash', start: index, end: index + found.length };
  }
  for (const { index, 0: found } of text.matchAll(age)) {
    yield { rule: 'age-key', start: index, end: index + found.length };
  }
  for (const { index, 0: found, 1: rest = '' } of text.matchAll(issued)) {
    if (/[A-Za-z0-9]/.test(text[index - 1] ?? '') && !found.includes('Q~')) continue;
    const isGenerated = bitsOfChance(rest) >= enough || /^[0-9a-f]{32,}$/.test(rest);
    if (isGenerated) yield { rule: 'issued-token', start: index, end: index + found.length };
  }
}

/** A seed of NATS is base32 of its kind, 32 bytes and the CRC-16 of both, low byte first. */
function hasChecksum(text: string): boolean {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = 0;
  let held = 0;
  const bytes: number[] = [];
  for (const letter of text) {
    held = ((held << 5) | alphabet.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  const [high, low] = [bytes.at(-1)!, bytes.at(-2)!];
  let sum = 0;
  for (const byte of bytes.slice(0, -2)) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x8000 ? ((sum << 1) ^ 0x1021) & 0xffff : (sum << 1) & 0xffff;
  }
  return sum === ((high << 8) | low);
}
