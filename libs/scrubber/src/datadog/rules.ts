import { bearerTokens } from './bearer.ts';
import { keyBetween, keyContaining, keyEnding, keyNamed } from './key-shapes.ts';
import { blank, mask, type Replacement, type Rule } from './rule.ts';
import { uriPasswords } from './uri-password.ts';

const exactNames = [
  'auth-tenantid', 'authority', 'cainzapp-api-key', 'cms-svc-api-key', 'lodauth', 'sec-websocket-key', 'statuskey',
  'cookie', 'private-token', 'kong-admin-token', 'accesstoken', 'session_token',
]; // prettier-ignore

const snmpNames = [
  'community_string', 'authKey', 'authkey', 'auth_Key', 'auth_key', 'privKey', 'privkey', 'priv_Key', 'priv_key',
  'community', 'authentication_key', 'privacy_key', 'Authorization', 'authorization',
]; // prettier-ignore

/** The Agent's rules for lines, keys or both, in its order. */
export const agentRules: readonly Rule[] = [
  {
    name: 'api-key-query', since: '7.33.0', hints: ['api_key', 'apikey'],
    line: pattern(/(api_?key=)[a-zA-Z0-9]+([a-zA-Z0-9]{5})\b/g, (_, prefix, end) => prefix + keepEnd(end, 27)),
  },
  {
    name: 'app-key-query', since: '7.33.0', hints: ['app_key', 'appkey', 'application_key'],
    line: pattern(/(app(?:lication)?_?key=)[a-zA-Z0-9]+([a-zA-Z0-9]{5})\b/g, (_, prefix, end) => prefix + keepEnd(end, 35)),
  },
  {
    name: 'bearer-hex', since: '7.38.0', hints: ['Bearer'],
    line: pattern(/\bBearer [a-fA-F0-9]{59}([a-fA-F0-9]{5})\b/g, (_, end) => `Bearer ${keepEnd(end, 59)}`),
  },
  { name: 'bearer', since: '7.53.0', hints: ['Bearer'], line: bearerTokens },
  {
    name: 'x-key', since: '7.70.2', ...keyBetween('x-', 'key'),
    hints: [
      'x-api-key', 'x-dreamfactory-api-key', 'x-functions-key', 'x-lz-api-key', 'x-octopus-apikey', 'x-pm-partner-key',
      'x-rapidapi-key', 'x-sungard-idp-api-key', 'x-vtex-api-appkey', 'x-seel-api-key', 'x-goog-api-key', 'x-sonar-passcode',
    ],
  },
  {
    name: 'x-token', since: '7.70.2', ...keyBetween('x-', 'token'),
    hints: [
      'x-auth-token', 'x-rundeck-auth-token', 'x-consul-token', 'x-datadog-monitor-token', 'x-vault-token',
      'x-vtex-api-apptoken', 'x-static-token',
    ],
  },
  { name: 'x-auth', since: '7.70.2', ...keyBetween('x-', 'auth'), hints: ['x-auth', 'x-stratum-auth'] },
  {
    name: 'x-secret', since: '7.70.2', ...keyBetween('x-', 'secret'),
    hints: ['x-api-secret', 'x-ibm-client-secret', 'x-chalk-client-secret'],
  },
  { name: 'exact-key', since: '7.70.2', hints: exactNames, ...keyNamed(...exactNames) },
  { name: 'private-key', since: '7.76.0', hints: ['private_key'], ...keyEnding('private_key') },
  { name: 'api-key-quoted', since: '7.39.0', line: hexAfterSeparator(27) },
  { name: 'api-key', since: '7.33.0', line: hexWord(27) },
  { name: 'app-key-quoted', since: '7.39.0', line: hexAfterSeparator(35) },
  { name: 'app-key', since: '7.33.0', line: hexWord(35) },
  {
    name: 'remote-config-key', since: '7.42.0',
    line: pattern(/\bDDRCM_[A-Z0-9]+([A-Z0-9]{5})\b/g, (_, end) => keepEnd(end, 35)),
  },
  { name: 'uri-password', since: '7.62.0', line: uriPasswords },
  { name: 'password-key', since: '7.70.2', hints: ['pass', 'pwd'], ...keyContaining('pass', 'pwd') },
  {
    name: 'password-value', since: '7.73.1',
    line: pattern(
      /(["']?(?:pass(?:word)?|pswd|pwd)["']?(?:=| = |: )["']?)[0-9A-Za-z#!$%&()*+,\-./:<=>?@[\\\]^_{|}~]+/gi,
      (_, key) => key + mask,
    ),
  },
  { name: 'token', since: '7.70.2', hints: ['token'], ...keyEnding('token') },
  { name: 'oauth-id', since: '7.70.0', hints: ['consumer_key', 'token_id'], ...keyNamed('consumer_key', 'token_id') },
  {
    name: 'oauth-secret', since: '7.70.0', hints: ['token_secret', 'consumer_secret'],
    ...keyNamed('token_secret', 'consumer_secret'),
  },
  { name: 'snmp-and-authorization', since: '7.64.0', hints: snmpNames, ...keyNamed(...snmpNames) },
  { name: 'api-key-value', since: '7.44.0', key: (key) => /api[-_]?key/.test(key), value: keepEndOfLong(32) },
  { name: 'app-key-value', since: '7.44.0', key: (key) => /app(?:lication)?[-_]?key/.test(key), value: keepEndOfLong(40) },
]; // prettier-ignore

/** The last rule, which only the flare builder adds: other products' API keys. */
export const flareApiKeyRule: Rule = {
  name: 'other-api-key',
  since: '7.33.0',
  line: pattern(
    new RegExp(`api_key[${blank}]*:[${blank}]*[a-zA-Z0-9/\\\\^\\][(){}!|%:;"~><=#@$_\\-+]{2,}`, 'g'),
    () => `api_key: "${mask}"`,
  ),
};

/** A rule made of a pattern. The pattern must not be able to backtrack over more than it matches. */
export function pattern(
  regex: RegExp,
  replace: (match: string, ...groups: string[]) => string,
): (line: string) => Iterable<Replacement> {
  return function* matches(line) {
    for (const match of line.matchAll(regex)) {
      const [text, ...groups] = match;
      yield { start: match.index, end: match.index + text.length, text: replace(text, ...groups) };
    }
  };
}

function hexAfterSeparator(hidden: number): (line: string) => Iterable<Replacement> {
  const regex = new RegExp(`([-:,[{][${blank}]*)\\b[a-fA-F0-9]{${hidden}}([a-fA-F0-9]{5})\\b`, 'g');
  return pattern(regex, (_, separator, end) => `${separator}"${keepEnd(end, hidden)}"`);
}

function hexWord(hidden: number): (line: string) => Iterable<Replacement> {
  return pattern(new RegExp(`\\b[a-fA-F0-9]{${hidden}}([a-fA-F0-9]{5})\\b`, 'g'), (_, end) => keepEnd(end, hidden));
}

function keepEndOfLong(length: number): (value: string) => string {
  return (value) => {
    const trimmed = value.trim();
    if (trimmed === '') return '';
    return trimmed.length === length ? keepEnd(trimmed.slice(-5), length - 5) : mask;
  };
}

function keepEnd(end: string | undefined, hidden: number): string {
  return '*'.repeat(hidden) + (end ?? '');
}
