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
    ahead: said(`(?:${names.join('|')})(?:=|["']?: ?["']|["'] ?, ?["']?(?:value["']: ?["'])?)${value}`),
    behind: /(?:^|[^A-Za-z0-9])$/,
    isSecret: (text) => /\d/.test(text),
  },
  { hints: ['stok='], ahead: said('stok=([0-9a-f]{32})(?!\\w)') },
]; // prettier-ignore

/** Masks sessions of well-known gateways and portals, also where no header says that they are cookies: `NSC_AAAC=********`. */
export const sessionCookie = phraseRule(
  { name: 'session-cookie', kind: 'header', about: 'The session in a cookie of a well-known gateway, portal or directory' },
  phrases,
); // prettier-ignore
