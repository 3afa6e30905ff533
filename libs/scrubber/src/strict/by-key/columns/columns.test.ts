import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { scrubberFactory } from '../../../create-scrubber.ts';

const newScrubber = scrubberFactory({ rules: 'strict' });

const scrub = async (text: string) => {
  async function* source() {
    yield Buffer.from(text);
  }
  const scrubbed = newScrubber().scrub('table.csv', source());
  return Buffer.concat(await Array.fromAsync(scrubbed)).toString();
};

const tables: Record<string, [text: string, masked: string]> = {
  'with a byte-order mark': ['\ufeffpassword,user\nSonne2024,anna\n', '\ufeffpassword,user\n********,anna\n'],
  'with a byte-order mark and quotes': [
    '\ufeff"password","user"\n"Sonne2024","anna"\n',
    '\ufeff"password","user"\n"********","anna"\n',
  ],
  'of semicolons, which stand within quotes too': [
    '"id";"Kennwort";"Ort"\r\n"1";"Gx7;kw\nPq2";"Bonn"\r\n',
    '"id";"Kennwort";"Ort"\r\n"1";"********";"Bonn"\r\n',
  ],
  'with heads in another language': [
    "Serveur;Nom d'utilisateur;Mot de passe\nsrv1;eva;erable7\n",
    "Serveur;Nom d'utilisateur;Mot de passe\nsrv1;eva;********\n",
  ],
  'with heads in other letters': ['Имя,Пароль,Город\nева,klon77,Омск\n', 'Имя,Пароль,Город\nева,********,Омск\n'],
  'with heads that have both': ['Vært\tLøsenord\nsrv1\tlonn7\n', 'Vært\tLøsenord\nsrv1\t********\n'],
  'of devices, with the community beside the password': [
    'Host\tPassword\tSNMP\nsw1\tSonne2024\tlonn7\nsw2\tSonne2025\tv2c\n',
    'Host\tPassword\tSNMP\nsw1\t********\t********\nsw2\t********\tv2c\n',
  ],
  'of devices, where the column says how and none has a password': [
    'Host\tSNMP\nsw1\tlonn\n',
    'Host\tSNMP\nsw1\tlonn\n',
  ],
  'of tabs': ['id\tpassword\tteam\n1\tSonne2024\tops\n', 'id\tpassword\tteam\n1\t********\tops\n'],
  'with its head on the second line': [
    'Export of 2026-11-29\nid,password,team\n1,Sonne2024,ops\n',
    'Export of 2026-11-29\nid,password,team\n1,********,ops\n',
  ],
  'with line breaks and quotes in quotes': [
    'id,notes,password,team\n1,"a ""b""\nc, d","So""nne\n2024",ops\n2,x,Igloo77,dev\n',
    'id,notes,password,team\n1,"a ""b""\nc, d","********",ops\n2,x,********,dev\n',
  ],
};

suite('a column below a secret head, in a table', () => {
  for (const [what, [text, masked]] of Object.entries(tables))
    test(`${what}, is masked, and nothing else is`, async () => assert.equal(await scrub(text), masked));
});
