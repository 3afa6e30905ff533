import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runInThisContext } from 'node:vm';
import { parseAst } from 'rolldown/parseAst';
import { inAscii } from './in-ascii.ts';

suite('inAscii()', () => {
  const written = (code: string) => inAscii(code, (text) => parseAst(text));

  for (const [what, code] of Object.entries({
    'a text': `'für 😀'`,
    'a template': '`für ${1 + 1} Löffel`',
    'a regular expression': `'ärger 😀'.replace(/[ä-ü]r/, 'x').replace(/[😀-😎]/u, 'y')`,
    'a template that is joined as it is written': 'String.raw`\\s(für|\\x80${`ä`}😀)`',
    'one within another': 'String.raw`é${String.raw`\\ö`}ü${`ß`}`',
    'a template of another tag': '((parts) => `${parts.raw[0]} ${parts.raw.length}`)`\\nfür`',
    'the name of a variable': '(() => { const größe = 7; return größe; })()',
    'what is escaped already': String.raw`'\ü' + /\\ü/.source + String.raw${'`'}\ü\\ö${'`'}`,
  }))
    test(`leaves ${what} as it is`, () => {
      assert.equal(runInThisContext(written(`/* … */ ${code}`)), runInThisContext(code));
    });

  test('has no other signs in it, but behind a backslash and in a template of another tag', () => {
    assert.match(written('// …\nconst ö = String.raw`ä` + `ü`;'), /^[\0-\x7f]+$/);
    assert.equal(written(`'plain'`), `'plain'`);
  });
});
