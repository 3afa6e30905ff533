import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { areMasked, scrubLine as scrub, stay, type SecretLine } from '../scrubbed-lines.fixture.ts';

/** What a shell, a template or a manager of hosts puts in a secret's place when it runs: each stays, with what follows. */
const expanded = [
  'echo "password="$ADMIN_PASSWORD >> $DOMAIN_HOME/security/boot.properties',
  'java -Dstore.password=$STORE_PW -Dstore.name=$STORE -cp app.jar Main',
  'DB_PASSWORD=${first}${second}',
  'PASSWORD=O$(openssl rand -base64 6 | tr -d "=+/")_1',
  'export ADMIN_PASSWORD=${ADMIN_PASSWORD:-""}      # Default password',
  'DB_PASSWORD=${DB_PASSWORD:-} \\',
  'PASS=`awk \'{print $1}\' $PROPERTIES | grep ^password= | cut -d "=" -f2`',
  'DB_PASS=`cat /run/secrets/db | head -n 1`',
  'API_TOKEN=$TOKEN VERBOSE=true ./deploy.sh --all',
  'local password="$(${OPENSSL} rand -base64 9)-$(${OPENSSL} rand -base64 3)"',
  '{user: orders, password: $PASS, permissions: $ORDERS}',
  'users = [ {user: admin, password: $ADMIN_PASS, permissions: $ADMIN} ]',
  "sed -i 's,^\\(db.password=\\).*,\\1'$DB_PASSWORD',' app.properties",
  'password = var.UPCLOUD_PASSWORD',
];

/** What only looks like that, or stands beside it. */
const secrets: readonly SecretLine[] = [
  ['password=$ecret99 and more', '$ecret99'],
  ['DB_PASSWORD=${DB_PASSWORD:-hunter22}', 'hunter22'],
  ['PASSWORD=$Sommer2024', '$Sommer2024'],
  ['PASSWORD=x1$QWERTY', 'x1$QWERTY'],
  ['DB_PASS=Ab$C9', 'Ab$C9'],
  ['password: k7$ZONE99', 'k7$ZONE99'],
  ['TOKEN=hunter${X}hunter22', 'hunter22'],
  ['password: "$USER-hunter22"', 'hunter22'],
  ['PASSWORD=`hunter22`', 'hunter22'],
  ['{user: orders, password: hunter22, permissions: $ORDERS}', 'hunter22'],
  ['{user: orders, password: "hunt,er: 22", permissions: $ORDERS}', 'hunt,er: 22'],
  ["TOKEN+='5b81f0c97e2a46d3ea'", '5b81f0c97e2a46d3ea'],
  ['API_KEY=k3yb2f9a \\\ndeploy --all', 'k3yb2f9a'],
];

suite('a value that is expanded when it is used', () => {
  stay(expanded);
  suite('and what only looks like one', () => areMasked(secrets));
});

suite('what follows a value', () => {
  test('in a map in braces stays', () => {
    assert.equal(
      scrub('{user: orders, password: hunter22, permissions: $ORDERS}'),
      '{user: orders, password: ********, permissions: $ORDERS}',
    );
  });

  test('on the next line of a command stays', () => {
    assert.equal(scrub('API_KEY=k3yb2f9a \\\ndeploy --all'), 'API_KEY=******** \\\ndeploy --all');
  });

  test('in /etc/shadow and files like it stays', () => {
    const hash =
      '$6$U8JZpDE0iGXlD6gN$CJ1zGcJ0FNaFwEaDPjzQNlVLWtKGFY90m54skdVdIk9p3iHNzTpR8zDHmpq94GJg6GFl3ivqA5rTM9FZiOdww9';
    const [shadow, ftp] = [`ops:${hash}:19801:0:99999:7:::`, `ops:${hash}:3044:3045::/home/ops:/bin/sh`].map(scrub);
    assert.match(shadow!, /^ops:(?!.*U8JZp).*\*{8}:19801:0:99999:7:::$/);
    assert.match(ftp!, /^ops:(?!.*U8JZp).*\*{8}:3044:3045::\/home\/ops:\/bin\/sh$/);
  });

  test('a hash of bcrypt, which any sign may end, stays', () => {
    const hash = '$2y$12$IT3xhP1hzrubRIURbb/8Vfi.QztmOE4wwxwL7xFWGY2SMpEL.RKs.';
    assert.match(scrub(`(6, 'user34', '${hash}', 0),`), /^\(6, 'user34', '[^'.]*\*{8}', 0\),$/);
  });
});
