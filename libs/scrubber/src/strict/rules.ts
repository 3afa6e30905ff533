import { blockValue } from './by-key/block-values.ts';
import { boundHints, boundValue } from './by-key/columns/bound-parameters.ts';
import { callHints, callPassword } from './by-key/call-arguments.ts';
import { basicCredentials, bearerToken } from './by-form/credentials.ts';
import { columnHints, columnValue } from './by-key/columns/columns.ts';
import { mayHeadColumn } from './by-key/columns/column-glance.ts';
import { followsName, mayBeGenerated, mayHaveValue } from './by-key/keys/key-glance.ts';
import { keyValue } from './by-key/key-values.ts';
import { namedPair } from './by-key/named-pairs.ts';
import { dumpedHash, dumpedKey } from './by-form/key-bytes/dumped-keys.ts';
import { pathHints, pathToken } from './by-form/path-tokens.ts';
import { natsSeed, seedHints } from './by-form/nats-seeds.ts';
import { hexDump } from './encoded/hex-dumps.ts';
import { hexPairs } from './encoded/hex-pairs.ts';
import { certificateRules, pemBlock, puttyKey } from './by-form/pem.ts';
import { pgpassPassword } from './by-form/pgpass.ts';
import { beginsWord, mask, type Mask, type StrictRule } from './rule.ts';
import type { ClassifyKey } from './by-key/keys/secret-keys.ts';
import { namedHex } from './by-form/key-bytes/named-hex.ts';
import { rsaElements } from './by-form/key-bytes/rsa-elements.ts';
import { sessionCookie } from './by-form/session-cookies.ts';
import { keyBytes } from './by-form/key-bytes/key-bytes.ts';
import { keyDump } from './by-form/key-bytes/key-dumps.ts';
import { keyRows } from './by-form/key-bytes/key-rows.ts';
import { productKey } from './by-form/product-keys.ts';
import { rawKey } from './by-form/key-bytes/raw-keys.ts';
import { foreignValue } from './by-key/foreign-values.ts';
import { keyAround, type FindKey } from './by-key/keys/key.ts';
import { unixHash } from './by-form/unix-hashes.ts';
import { spokenRules } from './by-phrase/rules.ts';
import { tokenFormats, type TokenFormat } from './by-form/token-formats.ts';
import { dsnPassword, mayHaveUser, uriPassword } from './by-form/uris.ts';

/** Texts that every secret key has one of. */
const keyHints = [
  'pass', 'pwd', 'pswd', 'secret', 'token', 'key', 'authoriz', 'authtok', 'authten', 'credential', 'cookie', 'community', 'communities', 'jwt', 'bearer', 'sessid',
  '_code', '_codes', 'v_data', 'accesslicense', 'user.info', 'ident:', 'cleartext', 'clear-text', 'endpoints', 'honeycomb', 'senha', 'kennwort',
  'sessionid', 'session_id', 'session-id', 'sig=', 'signature', 'csrf', 'xsrf', 'otp', 'psk', 'auth_users', 'keyfile', '_pw', '-pw', 'pw=', 'pw: ', 'pw:"', 'pw"', "pw'", 'pw_', 'pw1', 'pw2', 'psw', 'pasw', 'pword', 'codeword', 'secretword', 'wachtwoord', 'wagwoord', 'heslo', 'haslo', 'geslo', 'lozink', 'zaporka', 'fjalek',
  'contrase', 'contrasinal', 'pasahitza', 'losenord', 'kodeord', 'adgangskode', 'salasana', 'parool', 'slaptaz', 'jelszo', 'sifre', 'parola', 'mdp', 'katasandi', 'kata_sandi', 'matkhau', 'mat_khau', 'pin"', "pin'", 'pin=', 'pin:', 'puk', 'jeton', 'kennwort', 'clave', 'webhook', 'bindpw', 'rootpw', 'pushmagic', 'bundle_', 'pin_hash', 'pinhash', 'pin-hash', 'samlresponse', 'samlart', 'jenkins-crumb', 'initial_management', 'config_file_service', 'agent_recovery',
]; // prettier-ignore

/** What ends the word `auth`, which is part of many others. */
const authHints = Array.from(' \t\r\n"\'`:=>]%\\,&<([|;)}\0\x1b\xef\xe2!012', (end) => `auth${end}`);

/** The like for keys whose values are secret where they look generated. */
const generatedHints = [
  'session', 'sessid', 'sid=', 'sid"', 'code=', 'seed', 'codecov', 'chave', 'llave', 'chiave', 'ticket=', '-ticket ', 'licen', 'pepper', 'salt', 'encrypt', 'verifier', 'share"', 'pat=', 'pat:', 'pat"',
]; // prettier-ignore

/**
 * The rules that run around hints, in the order in which they are tried.
 *
 * @param extraKeys the operator's own keys, in lower case
 * @param classify judges keys
 * @param certificates whether these go, too
 */
export function strictRules(
  extraKeys: ReadonlySet<string>,
  classify: ClassifyKey,
  certificates: 'keep' | 'mask' = 'keep',
): StrictRule[] {
  const hints = [...new Set([...keyHints, ...authHints, ...extraKeys])];
  const keyOf: FindKey = (text, at, floor) => keyAround(text, at, floor, classify);
  return [
    {
      name: 'key-value', kind: 'key', since: '0.1.0', hints, glance: mayHaveValue,
      about: 'The value of a secret key on one line, however key and value are written',
      find: (text, at, floor, isGoing) => keyValue(text, at, floor, keyOf, isGoing),
    },
    foreignValue,
    {
      name: 'generated-value', kind: 'key', since: '0.1.0', hints: generatedHints, glance: mayBeGenerated,
      about: 'What looks generated under a key such as session, code or license', find: (text, at, floor, isGoing) => keyValue(text, at, floor, keyOf, isGoing),
    },
    {
      name: 'named-generated-value', kind: 'key', since: '0.1.0', hints: ['session', 'sid"', 'sig"', 'licen', 'pepper', 'salt'], glance: followsName,
      about: 'The like in a pair of name and value', find: (text, at, floor) => namedPair(text, at, floor, classify),
    },
    {
      name: 'block-value', kind: 'block', since: '0.1.0', hints, glance: mayHaveValue,
      about: 'All that is indented below a secret key',
      find: (text, at, floor) => blockValue(text, at, floor, classify),
    },
    {
      name: 'named-value', kind: 'key', since: '0.1.0', hints, glance: mayHaveValue,
      about: 'The value of a pair of name and value whose name is a secret key',
      find: (text, at, floor) => namedPair(text, at, floor, classify),
    },
    {
      name: 'column-value', kind: 'key', since: '0.2.0', hints: columnHints, glance: mayHeadColumn,
      about: 'What stands in a column whose head is a secret key, in CSV, tables and SQL',
      find: (text, at, floor) => columnValue(text, at, floor, classify),
    },
    {
      name: 'bound-value', kind: 'key', since: '0.3.0', hints: boundHints,
      about: 'A value that a log says was bound to a statement of SQL, where its column is a secret key',
      find: (text, at, floor) => boundValue(text, at, floor, classify),
    },
    {
      name: 'uri-password', kind: 'uri', since: '0.1.0', hints: ['://'], glance: mayHaveUser,
      about: 'The password, or lone token, of a URI', find: uriPassword,
    },
    {
      name: 'dsn-password', kind: 'uri', since: '0.1.0', hints: ['@'],
      about: 'The password of user:password@host:port without a scheme', find: dsnPassword,
    },
    { name: 'bearer', kind: 'header', since: '0.1.0', hints: ['bearer'], about: 'The token behind Bearer', find: bearerToken },
    { name: 'basic', kind: 'header', since: '0.1.0', hints: ['basic'], about: 'User and password behind Basic', find: basicCredentials },
    ...spokenRules,
    { name: 'pem', kind: 'block', since: '0.1.0', hints: ['-----BEGIN '], about: 'A PEM block other than a public key', find: pemBlock },
    ...(certificates === 'mask' ? certificateRules : []),
    { name: 'call-password', kind: 'key', since: '0.1.0', hints: callHints, about: 'The password among the arguments of a call, as stack traces print them', find: callPassword },
    { name: 'path-token', kind: 'uri', since: '0.1.0', hints: pathHints, about: 'The token in the path of a link that was mailed', find: pathToken },
    { name: 'pgpass', kind: 'uri', since: '0.1.0', hints: [':5432:', ':6432:', ':*:'], about: 'The password of a line host:port:database:user:password', find: pgpassPassword },
    { name: 'putty-key', kind: 'block', since: '0.1.0', hints: ['private-lines:'], about: 'The private lines of a PuTTY key', find: puttyKey },
    { name: 'nats-seed', kind: 'format', since: '0.2.0', hints: seedHints, about: 'A seed of NATS: an nkey whose checksum is right', find: natsSeed },
    dumpedKey,
    dumpedHash,
    unixHash,
    rawKey,
    rsaElements,
    sessionCookie,
    keyBytes,
    keyRows,
    namedHex,
    productKey,
    hexDump,
    keyDump,
    hexPairs,
    ...tokenFormats.map(formatRule),
  ]; // prettier-ignore
}

function formatRule({ name, prefixes, rest, standsAlone = false, before }: TokenFormat): StrictRule {
  const alternatives = prefixes.map((prefix) => prefix.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
  const pattern = new RegExp(`${standsAlone ? '(?<![_-])' : ''}(${alternatives})(${rest})`, 'y');
  return {
    name,
    kind: 'format',
    about: `A token that begins with ${prefixes.join(', ')}; the prefix stays`,
    since: '0.1.0',
    hints: prefixes,
    find:
      before === undefined
        ? (text, at, floor) => formatted(pattern, name, text, at, floor)
        : (text, at) => formattedBehind(new RegExp(`(?<![A-Za-z0-9])(?:${before})$`), pattern, name, text, at),
  };
}

/** A token whose form is told by what stands within it, as `8Q~` in a secret of Azure; all of it goes. */
function formattedBehind(before: RegExp, pattern: RegExp, rule: string, text: string, at: number): Mask | undefined {
  const begin = before.exec(text.slice(Math.max(0, at - 8), at))?.[0];
  pattern.lastIndex = at;
  const token = begin === undefined ? undefined : pattern.exec(text)?.[0];
  if (begin === undefined || token === undefined) return undefined;
  const [start, end] = [at - begin.length, at + token.length];
  return { start, end, text: mask, rule, learn: text.slice(start, end) };
}

function formatted(pattern: RegExp, rule: string, text: string, at: number, floor: number): Mask | undefined {
  if (/^\w/.test(text[at] ?? '') && !beginsWord(text, at, floor)) return undefined;
  if (text[at] === ':' && /\bSHA\d{1,3}$/i.test(text.slice(Math.max(floor, at - 7), at))) return undefined;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [token, prefix = ''] = match;
  if (/(?:[X*]{8}|x{8})$/.test(token)) return undefined;
  return { start: at + prefix.length, end: at + token.length, text: mask, rule, learn: token };
}
