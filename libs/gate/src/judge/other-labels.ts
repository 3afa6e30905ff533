import type { Label } from './find-labels.ts';
import type { Weight } from './labels.ts';

/** Words for a password, a key and a token that are not one Latin word; texts are read byte by byte, and so are they. */
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

/** Finds what names a secret in other languages. */
export function* otherLabels(text: string): Generator<{ label: Label; weight: Weight }> {
  for (const word of words) {
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
      yield { label: { start, end: start + word.length }, weight: 'plain' };
    }
  }
}
