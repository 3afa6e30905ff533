import { fromUtf8 } from '../../../byte-string.ts';
import { harmlessShape } from '../../by-look/harmless-shapes.ts';
import { isHarmlessThere } from '../../by-look/surroundings.ts';
import { mask, type IsGoing, type Mask, type StrictRule } from '../../rule.ts';
import { isMadeByPeople } from '../../value/made-by-people.ts';
import { isPlaceholder } from '../../value/plain-values.ts';
import { couldBePassword, isPassPhrase } from '../../value/secret-values.ts';

/** What people call a secret, in the languages that services are run in; in UTF-8, and the upper case of letters that are not ASCII. */
const nouns = [
  'password', 'passwd', 'passphrase', 'passcode', ' pw', '"pw', 'pwd', 'pass:', 'credentials', 'authenticate', 'askpass', 'challenge-response', '/login', '/register', 'login with', 'account',
  'wpa-key', 'credential', 'wallet', 'rcon', 'oper ', 'pptpd', ' p12 ', 'deploy', 'signup', 'sign in', 'userid=', 'root on', 'wifi', 'wi-fi', 'recovery', 'secret is', 'log in', 'einloggen',
  'passwort', 'kennwort', 'zugang', 'geheim', 'losung', 'schlüssel', 'mot de passe', 'mdp', 'jeton', 'identifiant', 'contraseña', 'contrasena', 'clave', 'palavra-passe', 'senha', 'parola', 'chiave', 'password di',
  'wachtwoord', 'sleutel', 'lösenord', 'losenord', 'kodeord', 'adgangskode', 'salasana', 'heslo', 'hasło', 'haslo', 'jelszó', 'şifre', 'sifre', 'parolă', 'κωδικός', 'סיסמה',
  'пароль', 'Пароль', 'пароля', 'ключ', 'Ключ', 'токен', 'Токен', '密码', '密碼', '口令', '密钥', '令牌', '凭证', 'パスワード', '合言葉', '비밀번호', '비번', '암호', 'كلمة المرور', 'mật khẩu', 'kata sandi', 'รหัสผ่าน',
].map(fromUtf8); // prettier-ignore

/** What people call a number that is secret. */
const numberNouns = [
  'pin:', 'pin=', 'pin ', 'pin"', 'pin is', '-pin', 'puk', 'passkey', 'otp', 'one-time', 'code secret', 'code pin', 'codice', 'código', 'verification code', 'challenge-response', 'einmalcode', 'code for', 'access code', 'login code', 'panel code', 'geheimzahl', 'tan ',
  'пинкод', 'пин-код', 'ПИН', '验证码', '驗證碼', '認証コード', '暗証番号', '인증번호', 'wps',
  'doğrulama kodu', 'toegangscode', 'codewoord', 'voicemailcode', 'barrier code', 'permission-code', 'pin_', 'door code', 'keypad code', 'alarm code', 'service code', 'ワンタイムコード', '门禁', '门锁',
].map(fromUtf8); // prettier-ignore

const lowerNumberNouns = numberNouns.map((noun) => noun.toLowerCase());
const longestNumberNoun = Math.max(...numberNouns.map((noun) => noun.length));

/** What stands before the end of STAN, the number that payments are audited by. */
const isAuditNumber = /(?:^|[^a-z])s$/i;
/** Names behind which numbers are ids. */
const ofAccounts = /^(?:account|\/login|\/register|userid=|root on|deploy|oper |wallet|identifiant)/;
/** An address and a port, as peers are named. */
const isPeer = /^\W?(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]{2,45}\]|(?:[\w-]{1,63}\.){1,6}[a-z]{2,12}):\d{1,5}\W{0,3}$/i;
const farthest = 160;
const mostWords = 14;
const word = /[^\s"'`<>]{1,512}/g;
/** What a name ends with that has a secret's noun in it and means something else. */
const harmlessEnd =
  /^[\w.-]*?(?:ids?|names?|files?|paths?|refs?|types?|polic(?:y|ies)|validat\w*|algorithms?|ur[li]s?|mechanism|provider|class|backend|manager|store|helper|hash(?:ing|er)\w*|failures?|attempts?|history|rows?|ages?|control|expires|expiry|expiration|flags?)\b|^[\w]*\/\S*:\s|^\w{0,6} revision code\b|^\w{0,8}\.(?:kdbx?|txt|csv|xlsx?|docx?|pdf|gpg|zip|bak|ya?ml|json|conf|cfg|ini|pem|db|sqlite|log|php|js|py|sh|html?)\b|^\S{0,16} (?:postal|de (?:cliente|producto|error|barras|art[ií]culo|evento))\b|^[\w\x80-\xff]{0,12}-?(?:nr|nummer|no)\b|^ ?policy\b/i;
/** A sign or verb behind which a value stands. */
const announces =
  /(?:[:=>]|\xe2\x80[\x93\x94]|\xef\xbc\x9a|^(?:is|was|now|are|to|with|est|ist|lautet|lautete|sind|es|son|jest|je|on|er|å|adalah|\xc3\xa8|\xc3\xa9|это|-|–))$/i;
/** What stands between a verb and a noun. */
const isArticle = /^(?:the|an?|our|your|my|this|that|it|[a-z]{2,3})$/;
/** A capital letter, a word, a number and perhaps signs, as people make passwords: `Autumn2016*`. */
const madeByPeople = /^[A-Z\x80-\xff][a-z\x80-\xff]{2,15}[-_.]?\d{1,4}[!?.#$*@%&+_-]{0,3}\d?$/;

/** Masks a password, pass phrase or number that a text tells in words of some language: `Пароль от базы — ********`. */
export const toldValue: StrictRule = {
  name: 'told-value', kind: 'key', since: '0.2.0', hints: [...nouns, ...numberNouns], glance: mayTell,
  about: 'A password, pass phrase or number behind its name, in the words of some twenty languages',
  find: findTold,
}; // prettier-ignore

/** Whether a digit, a sign of passwords or a phrase in dashes follows on the line. */
function mayTell(bytes: Uint8Array, at: number): boolean {
  const end = Math.min(bytes.length, at + farthest);
  let [isDigit, isSign, dashes] = [false, false, 0];
  for (let place = at + 3; place < end; place += 1) {
    const code = bytes[place]!;
    if (code === 10) break;
    isDigit ||= code > 47 && code < 58;
    if (code === 45) dashes += 1;
    isSign ||= dashes > 1 || code === 33 || code === 64 || (code > 34 && code < 39) || code === 42 || code === 94;
    if (isDigit) return true;
  }
  return isSign;
}

function findTold(text: string, at: number, _floor?: number, isGoing?: IsGoing): Mask | undefined {
  const length = text.slice(at, at + farthest).indexOf('\n');
  const end = length < 0 ? Math.min(text.length, at + farthest) : at + length;
  if (harmlessEnd.test(text.slice(at + 3, at + 48)) || isProgram(text, at) || isInWord(text, at)) return undefined;
  const here = text.slice(at, at + longestNumberNoun).toLowerCase();
  if (here.startsWith('tan ') && isAuditNumber.test(text.slice(Math.max(0, at - 2), at))) return undefined;
  word.lastIndex = at + 1;
  let isAnnounced = false;
  let isPassed = false;
  for (
    let count = 0, match = word.exec(text);
    count < mostWords && match && match.index < end;
    count += 1, match = word.exec(text)
  ) {
    if (match[0].includes(mask)) return undefined;
    if (text[match.index - 1] === '<' && count > 0 && /^\/?[a-z]{1,8}\/?$/.test(match[0])) continue;
    const value = valueIn(match[0], count === 0);
    const start = match.index + match[0].indexOf(value);
    const isQuoted = count > 0 && /[\s=:(,[{>]["'`]$/.test(text.slice(start - 2, start));
    const isTold = isAnnounced || isQuoted || value.length < match[0].length - 2;
    if (value !== '' && isGoing?.(start, start + value.length)) isPassed = true;
    else if (
      value !== '' &&
      ((count < 9 && isToldNumber(value, here)) ||
        isSecret(value, isTold) ||
        (count > 0 &&
          !ofAccounts.test(here) &&
          isPassNumber(value, isTold || count === 1, text.slice(match.index + match[0].length, end)))) &&
      !isHarmlessThere(text, start, start + value.length)
    )
      return isPassed
        ? findTold(text, at)
        : { start, end: start + value.length, text: mask, rule: 'told-value', learn: value };
    if (isTold && count > 0 && value !== '' && !announces.test(match[0]) && !isArticle.test(value)) return undefined;
    if (/[;|]$/.test(match[0]) || (count > 0 && /[a-z]{3}\.$/.test(match[0]))) return undefined;
    isAnnounced = announces.test(match[0]);
  }
  return undefined;
}

/** Short nouns that are parts of other words, too: `serverConfig`, `enclave`. */
const shortNoun = /(?<=[a-z])(?:rcon|clave|mdp|jeton|oper )/iy;

function isInWord(text: string, at: number): boolean {
  shortNoun.lastIndex = at;
  return shortNoun.test(text);
}

/** Whether a name is a step of the name of a package or a program: `com.password.keeper`, `/usr/bin/passwd`. */
function isProgram(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 48), at);
  return /\b(?:com|org|net|io|de)(?:\.\w{1,24}){0,3}\.$|\/(?:s?bin|libexec|etc(?:\/[\w.-]{1,24})?)\/[\w-]{0,16}$/.test(
    before,
  );
}

/** What of a word is the value: what stands behind its colon or equals sign, without signs that end a sentence. */
function valueIn(whole: string, isFirst: boolean): string {
  if (isPeer.test(whole)) return '';
  const behind = /^[^=:]{0,64}(?:[=:]|\xef\xbc\x9a)(?!\/\/)([^=:].*)$/s.exec(whole)?.[1];
  if (isFirst && behind === undefined) return '';
  return (behind ?? whole)
    .replace(/^(?:&(?:#x?\d{2,3}|quot|lt|gt);?)+|(?:&(?:#x?\d{2,3}|quot|lt|gt);?)+$/g, '')
    .replace(/^[([{]+(?=\w)/, '')
    .replace(/[.,:;)\]}]+$/, '');
}

/** Whether a word is the number that a noun tells, and no year. */
function isToldNumber(value: string, noun: string): boolean {
  return (
    /^\d{4,10}$/.test(value) && !/^(?:19|20)\d\d$/.test(value) && lowerNumberNouns.some((each) => noun.startsWith(each))
  );
}

function isSecret(value: string, isTold: boolean): boolean {
  if (isTold && /^[a-z]{3,12}(?:-[a-z]{3,12}){2,7}$/.test(value))
    return !isSetting.test(value) && !isPlaceholder(value);
  if (!/\d/.test(value) || /^%2f/i.test(value)) return false;
  if (isMadeByPeople(value, isTold) && !isPlaceholder(value)) return true;
  const isMade = isPassPhrase(value) || madeByPeople.test(value);
  const isLike = isMade ? isTold || !/^[A-Z][a-z]+\d{1,3}$/.test(value) : isTold && isPasswordLike(value);
  return isLike && harmlessShape(value) === undefined && !isPlaceholder(value);
}

/** Words of names of settings, joined as those of a pass phrase are. */
const isSetting =
  /(?:^|-)(?:password|passwd|secret|token|auth|login|user|admin|min|max|minimum|maximum|length|policy|name|file|type|mode|enabled|required|reset)(?:-|$)/;

const counted =
  /^\s{1,4}(?:m?s|sec\w*|min\w*|hours?|days?|times?|attempts?|tries|bytes?|char\w*|users?|accounts?|entries|items|of)\b/i;

/** Whether a word is a number that may be the password itself, and counts nothing. */
function isPassNumber(value: string, isTold: boolean, behind: string): boolean {
  return isTold && /^\d{5,8}#?$/.test(value) && !counted.test(behind);
}

/** Whether a word has what passwords have, and names with a number do not: a sign within, or letters of both cases with a digit. */
function isPasswordLike(value: string): boolean {
  const isMixed = /[!#$^&*~%@+]/.test(value)
    ? /\d/.test(value)
    : /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value);
  return (
    isMixed &&
    !/^[\w.-]+\(|[/\\]|^[a-z_]+[=:]|^\d{1,4}(?:[-.:]\d{1,4})+|^[A-Z]{2,6}#\d+$/.test(value) &&
    couldBePassword(value)
  );
}
