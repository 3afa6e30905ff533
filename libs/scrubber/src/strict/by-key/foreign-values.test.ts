import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '../../index.ts';

const scrubber = createScrubber({ rules: 'strict' });
const line = (text: string) => scrubber.line(text);

suite('a key that is a word for password', () => {
  for (const key of ['пароль', 'Пароль_бд', '密码', 'パスワード', '비밀번호', 'mật khẩu', 'løsenord', 'şifre', 'סיסמה'])
    for (const text of [`${key}: meadowlark`, `${key}=meadowlark`, `{"${key}":"meadowlark"}`, `${key}： meadowlark`])
      test(`hides a plain word behind it: ${text}`, () => {
        const masked = line(text);
        assert.doesNotMatch(masked, /meadowlark/);
        assert.equal(line(masked), masked);
        assert.ok(masked.includes(key));
      });

  for (const key of ['pw', 'adminpw', 'userpass', 'psw', 'pword', 'passord', 'wachtwoord', 'geslo', 'kata_sandi', 'wlan_key'])
    test(`hides a plain word behind it: ${key}`, () => {
      for (const text of [`${key}=meadowlark`, `${key}: meadowlark`, `{"${key}":"meadowlark"}`])
        assert.doesNotMatch(line(text), /meadowlark/);
    });

  for (const text of ['Пароль: изменён', 'пароль пользователя bob изменён', 'compass=northwest', 'bypass: turnstile', 'highpw=3', 'Пароль: не задан', '密码错误', 'Hasło wygasa za 14 dni', '密码策略:最少12位', 'pw:api waiting for a page', 'Срок действия пароля: 90'])
    test(`is not in what only speaks of one: ${text}`, () => assert.equal(line(text), text));

  test('leaves what stands behind the value in a sentence', () =>
  {
    assert.equal(line('Пароль: meadowlark, логин: bob'), 'Пароль: ********, логин: bob');
    assert.equal(line('密码:meadowlark（只读）'), '密码:********（只读）');
  });
}); // prettier-ignore
