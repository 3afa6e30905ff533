import { phraseRule, quoted, said } from '../phrase.ts';

const user = String.raw`\\{0,3}["'][^"'\\\r\n]{1,128}\\{0,3}["']`;

/** Masks the password in calls of the shell of MongoDB: `db.auth("app", "********")`, `db.changeUserPassword("app", "********")`. */
export const mongoCall = phraseRule(
  {
    name: 'mongo-call',
    kind: 'header',
    about: 'The password in db.auth and db.changeUserPassword of MongoDB, and the id of a session that is looked up',
  },
  [
    {
      hints: ['auth(', 'password('],
      ahead: said(`(?:auth|password)\\( ?${user} ?, ?${quoted}`),
      behind: /(?:\bdb\.|\)\.|changeuser)$/i,
    },
    {
      hints: ['"sessions"'],
      ahead: said('"sessions", ?"(?:filter|query|q)" ?: ?\\{ ?"_id" ?: ?"([\\w-]{24,64})(?=")'),
      behind: /"(?:find|update|delete|findAndModify)" ?: ?$/,
    },
  ],
);
