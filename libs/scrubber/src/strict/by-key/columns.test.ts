import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '../../create-scrubber.ts';

const scrub = async (text: string) => {
  async function* source() {
    yield Buffer.from(text);
  }
  const scrubbed = createScrubber({ rules: 'strict' }).scrub('table.csv', source());
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
