import { mask, type Mask, type StrictRule } from '../../rule.ts';
import { hasSlashBefore } from '../glances.ts';
import { phraseRule, said } from '../phrase.ts';
import { stays } from '../stays.ts';

const farthest = 160;
const longestPassword = 68;
const login =
  /(?:\b(?:connect|conn|target|catalog|auxiliary|sqlplus|sqlldr|expdp|impdp|exp|imp)\s{1,8}(?:-[SL]\s{1,4}){0,2}["']?|\buserid=["']?|oracle:(?:thin|oci):|\bORACLE\b[^\n]{0,64}\s)[\w.$#]{1,64}\/("?)([^\s@"'/]{1,64})\1$/i;

/** Masks the password that Oracle's tools take behind a user: `sqlplus app/********@orcl`, `jdbc:oracle:thin:app/********@db`. */
export const oracleLogin: StrictRule = {
  name: 'oracle-login',
  kind: 'uri',
  since: '0.1.0',
  hints: ['@'],
  glance: hasSlashBefore,
  about: 'The password of user/password@database behind CONNECT, sqlplus and the like',
  find: findLogin,
};

function findLogin(text: string, at: number, floor: number): Mask | undefined {
  if (!text.slice(Math.max(floor, at - longestPassword), at).includes('/')) return undefined;
  const match = login.exec(text.slice(Math.max(floor, at - farthest), at));
  const secret = match?.[2];
  if (!match || secret === undefined || stays(secret)) return undefined;
  const end = at - (match[1]?.length ?? 0);
  return { start: end - secret.length, end, text: mask, rule: oracleLogin.name, learn: secret };
}

/** Masks the same where no database follows: `conn sys/******** as sysdba`, `sqlplus app/********`. */
export const oracleLocalLogin = phraseRule(
  { name: 'oracle-local-login', kind: 'uri', about: 'The password of user/password behind CONNECT and sqlplus, without a database' },
  [
    { hints: ['sqlplus ', 'sqlldr ', 'expdp ', 'impdp '], ahead: said(`(?:sqlplus|sqlldr|expdp|impdp) (?:-[a-z] ){0,2}["']?[\\w.$#]{1,64}/([^\\s@"'/]{1,64})(?=["']?(?:\\s|$))`) },
    { hints: ['fndcpass '], ahead: said(`fndcpass [\\w.$#]{1,64}/([^\\s@"'/]{1,64})(?=\\s)`) },
    { hints: [' y system/', ' n system/'], ahead: said(` [yn] system/([^\\s@"'/]{1,64})(?=\\s)`) },
    { hints: ['sql> conn'], ahead: said(`sql> conn(?:ect)? [\\w.$#]{1,64}/([^\\s@"'/;]{1,64})(?=[\\s;]|$)`) },
  ],
); // prettier-ignore
