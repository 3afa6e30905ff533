import { phraseRule, said, type Phrase } from '../by-phrase/phrase.ts';

/** Cookies that are a session by their vendor's name alone: of gateways, portals and directories. */
const names = [
  'NSC_AAAC', 'NSC_TMAS', 'NSC_TMAA', 'NSC_USER', 'MRHSession', 'LastMRH_Session', 'F5_ST', 'SVPNCOOKIE', 'SVPNNETWORKCOOKIE', 'webvpn', 'DSID', 'sysauth', 'sysauth_http', 'sysauth_https', 'CPCVPN_SESSION_ID',
  'FedAuth', 'rtFa', 'ESTSAUTH', 'ESTSAUTHPERSISTENT', 'iPlanetDirectoryPro', 'MYSAPSSO2', 'SMSESSION', 'ObSSOCookie', 'OAMAuthnCookie', 'KEYCLOAK_SESSION', 'KEYCLOAK_SESSION_LEGACY', 'KEYCLOAK_IDENTITY',
  'AUTH_SESSION_ID', 'authelia_session', 'authentik_session', '_oauth2_proxy', '_shibsession_\\w{2,64}', 'mod_auth_openidc_session', 'PVEAuthCookie', 'PBSAuthCookie', 'PMGAuthCookie', 'NTNX_IGW_SESSION', 'NTNX_MERCURY_IAM_SESSION',
]; // prettier-ignore

const value = String.raw`([\w%+/=.~*|:-]{16,4096})(?![\w%+/=])`;
const phrases: readonly Phrase[] = [
  {
    hints: names.map((name) => (name.split('\\')[0] ?? '').toLowerCase()).flatMap((name) => [`${name}=`, `${name}"`, `${name}'`]).concat('_shibsession_'),
    ahead: said(`(?:${names.join('|')})(?:=|["']?: ?["']|["'] ?,\\s{0,24}["']?(?:value["']: ?["'])?)${value}`),
    behind: /(?:^|[^A-Za-z0-9])$/,
    isSecret: (text) => /\d/.test(text),
  },
  { hints: ['asp.net_sessionid='], ahead: said('asp\\.net_sessionid=([a-z0-9]{24})(?![a-z0-9])') },
  // What a proxy captured of a cookie, before its four flags; the check of a log-in, and of a form; a password in a query of a database
  { hints: ['sid=', 'sess=', 'session='], ahead: said('(?:sid|sess|session)=([\\w.%+/=-]{20,512})(?= \\S{1,256} [A-Z-]{4} \\d)') },
  { hints: ['&state='], ahead: said('&state=([\\w%.=~-]{16,2048})(?![\\w%.=~-])'), behind: /[?&]code=[^\s&"'<>]{4,2048}$/, reach: 2_100, isSecret: (text) => /\d/.test(text) },
  { hints: ['_csrf=', '?csrf=', '&csrf='], ahead: said('.?csrf=([\\w%.=~-]{20,512})(?![\\w%.=~-])'), isSecret: (text) => /\d/.test(text) },
  { hints: ['&p='], ahead: said('&p=([^\\s&"\'<>]{4,128})(?=[\\s&"\']|$)'), behind: /[?&]u=[^\s&"'<>]{1,64}$/, reach: 80, isSecret: (text) => /\d/.test(text) && /[a-z]/i.test(text) },
  { hints: ['/feed/', '/feeds/', '/ical/', '/cal/'], ahead: said('/(?:feeds?|i?cal)/([\\w-]{24,128})(?=/[\\w.-]{1,40}\\.(?:ics|xml|rss|atom)\\b|\\.(?:ics|rss|atom)\\b)'), isSecret: (text) => /\d/.test(text) },
  { hints: ['stok='], ahead: said('stok=([0-9a-f]{32})(?!\\w)') },
]; // prettier-ignore

/** Masks sessions of well-known gateways and portals, also where no header says that they are cookies: `NSC_AAAC=********`. */
export const sessionCookie = phraseRule(
  { name: 'session-cookie', kind: 'header', about: 'The session in a cookie of a well-known gateway, portal or directory' },
  phrases,
); // prettier-ignore
