import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber, type Scrubber } from './index.ts';

/** Lines of which each rule could be made to look at the same characters again and again. */
const hostile: Record<string, string> = {
  'key before colon': 'password',
  'unions of types': 'token: string | a | b',
  'licences': 'license: GPL v.+-v.+-v.+-v.+-v.+-v.+-v.+-!',
  'steps of paths': 'secret abc/prometheus/x!(',
  'key and blanks': 'password     ',
  'key, colon and quote': 'password: "',
  'empty values': 'password="" ',
  'keys in keys': 'token_',
  'open brackets': 'token: [',
  'open brackets, no blank': 'secret:{',
  'blanks': ' ',
  'colons': ':',
  'at signs': '@',
  'users': 'a:b@',
  'schemes': 'http://',
  'schemes and users': 'a://b:c',
  'scheme signs': 'a.+-',
  'bearers': 'Bearer ',
  'bearer and signs': 'Bearer ;;;;',
  'basic': 'basic AAAAAAAA',
  'backslashes': '\\',
  'escaped quotes': '\\"password\\":\\"',
  'quotes': '"',
  'PEM marks': '-----BEGIN PRIVATE KEY-----',
  'PEM dashes': '-----BEGIN -----',
  'hex': 'a1',
  'hex words': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaabbb1 ',
  'base64': 'QWxhZGRpbjpvcGVu',
  'names and values': 'name: DB_PASSWORD value: ',
  'JSON names': '{"name":"DB_PASSWORD","value":',
  'web tokens': 'eyJ-',
  'whole web tokens': 'eyJhbGciOi.eyJ',
  'token prefixes': 'ghp_ xoxb- sk- SG. ',
  'commands': 'curl -u ',
  'mysql': 'mysql -p',
  'SQL': 'identified by ',
  'SQL without an end': "set password for a = 'password from 'a' to ",
  'SQL functions': "aes_encrypt('",
  'options': 'curl -u -p x',
  'options and words': ' -p x',
  'echoes': 'echo a | sudo -S ',
  'logins of Oracle': 'connect a/b@',
  'Redis': '"auth" "on >a ',
  'dialogues': 'auth plain a1 login b ',
  'SASL': '=AGAG',
  'routers': 'username a password snmp-server host a ',
  'SNMP': 'createuser a sha b aes ',
  'sentences': 'password for user a is ',
  'tags': '<password>',
  'community lists': 'community_strings: [',
  'api keys': 'api_key=apikey=',
  'private keys': 'private_key',
  'calls': "mysqli_connect('", 'calls with arguments': "new PDO('a', 'b', ", 'links': '/reset/', 'links and words': '/reset/a/a1b2', 'PuTTY lines': 'Private-Lines: 1\\nAAAA', 'sessions': 'session=',
  'bytes of keys': 'key 1a 2b 3c 4d ', 'named bytes': 'secret key (a) = ', 'rows of bytes': 'prime1:\n 1a:2b:3c:4d\n', 'dumps of keys': 'session_key:\n[0000] 1a 2b 3c 4d\n',
  'users of SNMP': 'snmp-server user a b ', 'keys of a kernel': 'hmac(a', 'elements of RSA': '<RSAKeyValue><P>AAAAAAAAAAAAAAAA</P>', 'cookies of gateways': 'NSC_AAAC=a1', 'lists of a debugger': 'key\n0x55d0c0: 0x27 0x42 ',
  'keys of subscribers': ' k=1a opc=', 'dumps with lengths': 'PMK - hexdump(len=32): 1a 2b ', 'salts': 'a:1000:1a2b3c4d1a2b3c4d1a2b3c4d1a2b3c4d:',
  'tables': '| password ', 'lines of pgpass': 'h:5432:', 'tags and values': '<Password><Value>', 'attributes': '<secret a="" ', 'pairs': "('password', ", 'wrapped': 'password: f(', 'types': 'token:[]string{',
  'changes': '"password": "a" -> "', 'subscripts': "password['a']", 'colours': '\x1b[1mpassword\x1b[0m', 'references': 'token: ${a', 'named attributes': '<a name="password" b="" ', 'variables': 'variable "password" {',
  'descriptions': '"password": {"type":"a"},', 'flags and lines': '--password\n', 'noise': 'key: Aa1!',
  'generated words': 'Zk3v9QpL2wXy7 ', 'one generated word': 'Zk3v9QpL2wXy7', 'keys and generated words': 'xid=Zk3v9QpL2w&', 'steps and generated words': 'hook/Zk3v9QpL2w/', 'generated words behind escapes': '\\nZk3v9QpL2w', 'labels of digests': 'sha256_', 'hashes and words': 'a-b_0123456789abcdef-',
  'heads of columns': 'name,password,', 'heads of columns in tables': 'name | password | ', 'rows without an end': 'insert into t (a, password) values (', 'names of columns': "('a', 'b'), ", 'columns and quotes': 'password,"', 'told values': 'password is now ', 'told values in Russian': 'пароль ', 'told numbers': 'pin: is 12 ', 'told names': 'slapta=', 'told words': 'heslo walrus31 ', 'told lists': 'codes:\n1234 5678\n', 'seeds of NATS': 'SUAA', 'secrets of Azure': 'a1B8Q~', 'dumps': '00000000: 7061 7373 776f 7264 3d61 6263 6465 6667  password=abcdefg\n', 'dumps on one line': '00000000: 7061 7373 776f 7264 3d61 6263 6465 6667 ', 'numbers of rows': '0000 70 ', 'bytes': '70 61 73 73 ', 'bytes on lines': '0x70, 0x61, 0x73, 0x73,\n', 'texts in hexadecimal': '70617373', 'lines in hexadecimal': '70617373776f72643d6162636465666768\n', 'many zero bytes': 'a\0', 'zero bytes and letters': 'ab\0c\0',
  'echoes into readers': 'echo a b | cryptsetup ', 'words for readers': 'cryptsetup open a <<< ', 'bound values': "insert into t (password) values (?) -- params: ['a', 'b', ", 'places for values': 'select ? ', 'labels': 'adgangskode til a-a ', 'labels of networks': 'wlan-key a ', 'doors': 'code de la porte a ', 'cards': 'card number 4111 ', 'product keys': 'license A1B2C-D3E4F-', 'pairs with a slash': 'ssid a / b1c2d ', 'quotes behind names': 'mot de passe : « a ', 'wrong passwords': 'incorrect password for a: ', 'fields of libraries': 'AOa|AAb|ACc', 'options of data sets': 'set a.b(read=c write=d ', 'recovery keys': 'recovery key: aB1c ',
}; // prettier-ignore

async function* line(text: string, length: number): AsyncGenerator<Uint8Array> {
  const piece = Buffer.from(text.repeat(Math.ceil(2 ** 14 / text.length)).slice(0, 2 ** 14));
  for (let written = 0; written < length; written += piece.length) yield piece.subarray(0, length - written);
}

/** This thread's time for one line, in milliseconds: other processes and the compiler's threads add nothing to it. */
async function time(scrubber: Scrubber, text: string, length: number): Promise<number> {
  const start = process.threadCpuUsage();
  for await (const piece of scrubber.scrub('hostile.log', line(text, length))) void piece;
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1_000;
}

/**
 * Compares a line with one of four times its length, within a window of the strict rules: in linear time it takes four
 * times as long, in quadratic time sixteen. The best of several runs counts, as what a busy machine adds is no growth.
 */
async function growth(scrubber: Scrubber, text: string): Promise<{ isLinear: boolean; times: string }> {
  let [short, long] = [Infinity, Infinity];
  for (let run = 0; run < mostRuns && !(long < 8 * short + 30); run += 1) {
    short = Math.min(short, await time(scrubber, text, shortLine));
    long = Math.min(long, await time(scrubber, text, 4 * shortLine));
  }
  return { isLinear: long < 8 * short + 30, times: `${short.toFixed(0)} ms, then ${long.toFixed(0)} ms` };
}

const shortLine = 2 ** 15;
const mostRuns = 6;

for (const ruleSet of ['strict', 'datadog'] as const) {
  suite(`hostile lines, under rule set ${ruleSet}`, () => {
    for (const [name, text] of Object.entries(hostile)) {
      test(`${name}: a line of four times the length takes about four times the time`, async () => {
        const { isLinear, times } = await growth(createScrubber({ rules: ruleSet }), text);
        assert.ok(isLinear, times);
      });
    }
  });
}
