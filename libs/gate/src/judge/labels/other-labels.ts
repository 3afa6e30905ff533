import type { Clue } from '../../search/clue.ts';

/**
 * Words for a password, a key and a token that are not one Latin word; texts are read byte by byte, and so are they. Each is as plain as
 * `password`.
 */
const words = [
  'mot de passe',
  'contraseña',
  'hasło',
  'пароль',
  'Пароль',
  'Ключ доступа',
  'ключ доступа',
  'екретный ключ',
  'токен',
  '密码',
  '密碼',
  '密钥',
  '令牌',
  'パスワード',
  '비밀번호',
].map((word) => Buffer.from(word).toString('latin1'));

export const otherLabelClues: readonly Clue[] = words.map((word) => ({ word }));
