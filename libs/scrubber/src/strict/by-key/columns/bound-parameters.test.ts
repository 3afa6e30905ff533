import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '../../../index.ts';

const scrubber = createScrubber({ rules: 'strict' });

/** Logs of what is bound to statements; what is secret in them is `maple.river` or `481516`. */
const logs: readonly string[] = [
  'Hibernate: insert into account (login, pwd, site) values (?, ?, ?)\n10:00 TRACE BasicBinder - binding parameter [1] as [VARCHAR] - [eva]\n10:00 TRACE BasicBinder - binding parameter [2] as [VARCHAR] - [maple.river]\n10:00 TRACE BasicBinder - binding parameter [3] as [BIGINT] - [412]',
  'org.hibernate.SQL\n    update\n        account\n    set\n        passphrase=?\n    where\n        id=?\nbind : binding parameter (1:VARCHAR) <- [maple.river]\nbind : binding parameter (2:BIGINT) <- [4815]',
  '==>  Preparing: INSERT INTO member (name, secret, age) VALUES (?, ?, ?)\n==> Parameters: eva(String), maple.river(String), 42(Integer)\n<==    Updates: 1',
  '==>  Preparing: SELECT id FROM member WHERE name = ? AND passwd = ?\n==> Parameters: eva(String), maple.river(String)',
  'eclipselink.sql: UPDATE MEMBER SET PASSWORD = ? WHERE (ID = ?)\n\tbind => [maple.river, 7]',
  'query: INSERT INTO "member"("name", "passwordHash") VALUES ($1, $2) RETURNING "id" -- PARAMETERS: ["eva","maple.river"]',
  'Executing (default): UPDATE "member" SET "apiToken"=$1 WHERE "id" = $2 -- binds: ["maple.river", 7]',
  "{ method: 'insert', bindings: [ 'eva', 'maple.river' ], sql: 'insert into `member` (`name`, `password`) values (?, ?)' }",
  '{"sql":"select * from member where pin = ? and id = ?","bindings":["481516",7]}',
  'prisma:query UPDATE "member" SET "secret" = $1 WHERE "id" = $2\nParams: ["maple.river",7]',
  "INFO sqlalchemy.engine.Engine INSERT INTO member (name, password) VALUES (?, ?)\nINFO sqlalchemy.engine.Engine [cached since 3.1s ago] ('eva', 'maple.river')",
  "INFO sqlalchemy.engine.Engine SELECT * FROM tokens WHERE tokens.value = %s\nINFO sqlalchemy.engine.Engine [generated in 0.0002s] ('maple.river',)",
  `doctrine.DEBUG: Executing statement: UPDATE member SET name = ?, password = ? WHERE id = ? (parameters: array{"1":"eva","2":"maple.river","3":7}, types: array{"1":2,"2":2,"3":1})`,
  "LOG:  execute <unnamed>: UPDATE member SET pwd = crypt($1, gen_salt('bf')) WHERE name = $2\nDETAIL:  parameters: $1 = 'maple.river', $2 = 'eva'",
  "LOG:  execute s1: INSERT INTO member (name, token, at) VALUES ($1, $2, now())\nDETAIL:  Parameters: $1 = 'eva', $2 = 'maple.river'",
  "(0.001) UPDATE auth_member SET passcode = %s WHERE id = %s; args=('maple.river', 7)",
  "Executed DbCommand (2ms) [Parameters=[@p0='eva' (Size = 4000), @p1='maple.river' (Size = 4000)], CommandType='Text']\nINSERT INTO [Member] ([Name], [Password]) VALUES (@p0, @p1);",
];

const harmless: readonly string[] = [
  'Hibernate: insert into account (login, site) values (?, ?)\nbinding parameter [1] as [VARCHAR] - [eva]\nbinding parameter [2] as [VARCHAR] - [maple.river]',
  '==>  Preparing: SELECT id FROM member WHERE name = ? AND id IN (SELECT id FROM m WHERE password_changed_at > ?)\n==> Parameters: maple.river(String), 2026-01-11(Date)',
  'query: UPDATE "member" SET "passwordExpires" = $1 WHERE "id" = $2 -- PARAMETERS: ["2026-11-22",7]',
  '==>  Preparing: UPDATE member SET password = ? WHERE id = ?\n==> Parameters: null, 7(Long)',
  '==>  Preparing: UPDATE member SET password = ?\n==> Parameters: maple.river(String), eva(String)',
  '==>  Preparing: UPDATE member SET pin = ? WHERE id = ?\n==> Parameters: 7b21582e-874f-4fbe-9af6-193bdde94975(String), 7(Long)',
  "10:00 UTC [412] LOG:  execute <unnamed>: UPDATE member SET pwd = $1\n10:00 UTC [413] DETAIL:  parameters: $1 = 'maple.river'",
  "LOG:  execute <unnamed>: SELECT 1 FROM member WHERE secret = $1 AND id = $2\nDETAIL:  parameters: $1 = 'eva@example.org', $2 = '42'",
  'no statement here\nbind => [eva, maple]',
  'INSERT INTO member (name, age) VALUES ($1, $2) -- PARAMETERS: ["maple.river",42]',
];

suite('values that are bound to statements', () => {
  for (const text of logs)
    test(`are masked where their column is secret: ${text.slice(0, 80)}`, () => {
      const output = scrubber.line(text);
      assert.equal(output.replaceAll(/\b(?:value|token)-(?=\*)/g, ''), text.replace(/maple\.river|481516/, '********'));
      assert.equal(scrubber.line(output), output);
    });
  for (const text of harmless)
    test(`and stay where it is not: ${text.slice(0, 80)}`, () => assert.equal(scrubber.line(text), text));
});
