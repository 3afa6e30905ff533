import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fromUtf8 } from '../../byte-string.ts';
import { areMasked, stay } from '../scrubbed-lines.fixture.ts';
import { endsInPublicLabel } from './public-labels.ts';

/** What is printed on a thing or paper, halves of pairs that are public, and digests, named in the words of some language. */
const harmless = [
  'Gerätenummer: Zk83hTq0wLmX2 (Keller)',
  'N° de série du routeur : Zk83hTq0wLmX2',
  'Número de serie Zk83hTq0wLmX2, garantía hasta 2027',
  'Серийный номер принтера Zk83hTq0wLmX2',
  '製造番号:Zk83hTq0wLmX2',
  '상품코드 Zk83hTq0wLmX2 수량 4',
  '{"serial":{"stringValue":"Zk83hTq0wLmX2"},"fw":{"stringValue":"9.6.3"}}',
  'Sendung Zk83hTq0wLmX2 ist zugestellt',
  'Public key: Zk83hTq0wLmX2vB7nR4yC9pD1sF6gJ5a',
  'chave pública carregada: Zk83hTq0wLmX2vB7nR4yC9pD1sF6gJ5aQeW0iUoPz3M=',
  'публичный ключ сервера Zk83hTq0wLmX2vB7nR4yC9pD1sF6gJ5aQeW0iUoPz3M=',
  'impronta della ricevuta Zk83hTq0wLmX2vB7nR4yC9pD1sF6gJ5aQeW0iUoPz3M=',
  'token abgelehnt, Fingerabdruck 3fb28c93a1ce59d88eca41fba26a4505',
  'WWW-Authenticate: Digest realm="x", nonce="3fb28c93a1ce59d88eca41fba26a4505"',
];

/** The same, where the words between name a secret, or another name does. */
const secret = [
  'Serial number and password Zk83hTq0wLmX2',
  'public key pair, secret Zk83hTq0wLmX2',
  'Seriennummer 4711, Zugang Zk83hTq0wLmX2',
  'Public key: none | Private key: Zk83hTq0wLmX2vB7nR4y',
];

suite('a label of something public', () => {
  stay(harmless);
  areMasked(secret.map((line) => [line, 'Zk83hTq0wLmX2']));

  test('may have three words behind it, and no sign of another name', () => {
    const isLabel = (text: string): boolean => endsInPublicLabel(fromUtf8(text), () => false);
    assert.ok(isLabel('klucz publiczny nowego serwera poczty: '));
    assert.ok(!isLabel('klucz publiczny nowego serwera poczty firmowej: '));
    assert.ok(!isLabel('klucz publiczny: brak, wpis: '));
    assert.ok(!isLabel('subserial'));
  });
});
