import { fromUtf8 } from '../../../byte-string.ts';

/** What people call a password in letters that are not ASCII, in UTF-8; a beginning where endings change. */
const names = [
  'contraseña', 'lösenord', 'løsenord', 'lykilorð', 'hasło', 'jelszó', 'şifre', 'parolă', 'slaptažod', 'fjalëkalim', 'mật khẩu', 'mật_khẩu', 'κωδικός πρόσβασης', 'συνθηματικό', 'пароль', 'парола', 'лозинк', 'гасло',
  'סיסמה', 'ססמה', 'كلمة المرور', 'كلمة السر', 'पासवर्ड', 'รหัสผ่าน', '密码', '密碼', '口令', 'パスワード', '暗証番号', '비밀번호', '암호', 'գաղտնաբառ', 'პაროლი',
]; // prettier-ignore

/** The names as byte strings, as they begin in lower case and with a capital letter. */
export const foreignNames: readonly string[] = [
  ...new Set(names.flatMap((name) => [name, name.charAt(0).toUpperCase() + name.slice(1)])),
].map(fromUtf8);

/** What behind such a name tells that something is said of passwords. */
const said = [
  '要求', '策略', '错误', '錯誤', '规则', '規則', '强度', '长度', '复杂', '有效期', '过期', '修改', '更改', '重置', '管理', 'ポリシー', '要件', '変更', 'エラー', '期限', 'リセット', '정책', '오류', '변경', '만료', '규칙', '길이', '재설정',
].map(fromUtf8); // prettier-ignore

/** A source of an expression for such a name: `пароль`. */
export const foreignName = `(?:${foreignNames.join('|')})(?!${said.join('|')})`;

const named = new RegExp(foreignName);

/** Whether a key, as a byte string, names a password in letters that are not ASCII. */
export function isForeignPassword(key: string): boolean {
  return /[\x80-\xff]/.test(key) && named.test(key);
}
