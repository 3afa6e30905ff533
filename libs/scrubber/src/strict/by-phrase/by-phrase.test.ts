import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '../../index.ts';

const scrubber = createScrubber({ rules: 'strict' });

/** Each line before and behind; the secret of the first is `Sekr3t!x` or `moss Fern9`, so that a look tells it. */
function masks(lines: readonly string[]): void {
  for (const line of lines) {
    const expected = line.replaceAll(/Sekr3t!x|moss Fern9/g, '********');
    assert.equal(scrubber.line(line), expected);
    assert.equal(scrubber.line(expected), expected);
  }
}

function leaves(lines: readonly string[]): void {
  for (const line of lines) assert.equal(scrubber.line(line), line);
}

suite('secrets that are said in a phrase', () => {
  test('as options of commands', () => {
    masks([
      "mysql -uroot '-pmoss Fern9' shop",
      'curl -sSu "robot:Sekr3t!x" https://example.net',
      'curl --cert C:\\certs\\a.pem:Sekr3t!x https://example.net',
      '/usr/bin/redis-cli\0-a\0Sekr3t!x\0ping',
      '["redis-cli", "-a", "Sekr3t!x"]',
      '{"cmd":"sshpass -p \\"moss Fern9\\" ssh -p 2222 h"}',
      'C:\\Tools\\PsExec.exe \\\\srv -u ops -p Sekr3t!x cmd',
      'xfreerdp /u:robot /p:Sekr3t!x /v:192.0.2.3',
      'keytool -list -storepass Sekr3t!x -keypass "moss Fern9"',
      'xh -a robot:Sekr3t!x example.net',
      "aws ssm put-parameter --name a --value 'moss Fern9'",
      'security add-generic-password -a me -s web -w Sekr3t!x',
      'nsupdate -y hmac-sha256:zone:Sekr3t!x',
      'net ads join -U robot%Sekr3t!x',
      'etcdctl --user root:Sekr3t!x get /shop',
      'auth_param basic program /usr/lib/squid/basic_ldap_auth -b dc=x -D cn=s,dc=x -w Sekr3t!x -h ldap',
      '45 3 * * * sendemail -f a@example.org -xu robot -xp Sekr3t!x -m hi',
    ]);
  });

  test('but not in options that hold none', () => {
    leaves([
      'mysql -u root -p shop',
      'mysql -u root -p"$DB_PASS" shop',
      'mysql -uroot -p$(cat pw) shop',
      'docker run -d --name mongo -p 27017:27017 mongo:7',
      'kubectl logs -n mongo -p web-0',
      'sshpass -e ssh -p 2222 host',
      'redis-cli ping | tee -a out.log',
      'curl -b jar.txt -u robot https://example.net',
      'az webapp create -g rg -p plan7 -n shop',
      'docker login -u x -p [MASKED] registry.example.net',
      'gh secret set KEY --body "$VALUE"',
      "ssh-keygen -t ed25519 -N '' -f key",
      'apt-get install -y dig:amd64',
      'net ads join -U robot',
      'etcdctl --user root get /shop:orders',
      'mkdir -p backup7 && tail -n 3 -c 4096 backup7',
    ]);
  });

  test('as arguments of commands, and what is written into them', () => {
    masks([
      'htpasswd -nbB robot Sekr3t!x',
      'wpa_passphrase home "moss Fern9"',
      'rabbitmqctl -n rabbit@h add_user robot Sekr3t!x',
      'radtest robot Sekr3t!x localhost 0 Sekr3t!x',
      "echo 'robot:moss Fern9' | sudo chpasswd",
      'echo "Sekr3t!x" | sudo -S id',
      'net use Z: \\\\fs\\inbox Sekr3t!x /user:robot',
      'openssl passwd -6 Sekr3t!x',
      'expect "assword:"; send "Sekr3t!x\\r"',
      '$p = ConvertTo-SecureString -String "moss Fern9" -AsPlainText -Force',
    ]);
    leaves([
      'echo "$PASS" | docker login -u robot --password-stdin',
      'echo done | sudo -S id',
      'vault login -method=oidc',
      'net user robot /active:no',
      'openssl passwd -6',
      'cat list | chpasswd',
    ]);
  });

  test('in SQL and the tools of databases', () => {
    masks([
      'CREATE USER a IDENTIFIED BY Sekr3t!x;',
      "SET PASSWORD FOR 'a'@'%' = 'Sekr3t!x'",
      "SET PASSWORD FROM 'Sekr3t!x' TO 'moss Fern9'",
      "EXEC sp_addlogin 'a', 'Sekr3t!x'",
      "SELECT AES_ENCRYPT(card, 'moss Fern9')",
      "SELECT pgp_sym_encrypt('x', 'moss Fern9')",
      'SQL> CONNECT app/Sekr3t!x@stock',
      'SQL> conn sys/Sekr3t!x as sysdba',
      'rman target sys/Sekr3t!x@prod catalog rman/Sekr3t!x@cat',
      'jdbc:oracle:thin:app/Sekr3t!x@ora.example.net:1521:X',
      'db.changeUserPassword("a", "Sekr3t!x")',
    ]);
    leaves([
      'devices are identified by serial',
      'items identified by the id 42',
      'CREATE USER a IDENTIFIED BY ?',
      'failed to connect to npm/left@registry',
    ]);
  });

  test('to Redis', () => {
    masks([
      '127.0.0.1:6379> AUTH Sekr3t!x',
      '127.0.0.1:6379[1]> auth robot Sekr3t!x',
      '1.2 [0 127.0.0.1:1] "AUTH" "Sekr3t!x"',
      '1.2 [0 127.0.0.1:1] "auth" "robot" "Sekr3t!x"',
      'user robot on >Sekr3t!x ~* +@all',
      '"ACL" "SETUSER" "robot" "on" ">Sekr3t!x" "~*"',
      'sentinel auth-pass main Sekr3t!x',
      '*2\\r\\n$4\\r\\nAUTH\\r\\n$8\\r\\nSekr3t!x\\r\\n',
    ]);
    leaves([
      'NOAUTH Authentication required.',
      '127.0.0.1:6379> AUTH',
      'user default on nopass ~* +@all',
      'turned on > off',
    ]);
  });

  test('in dialogues and directories', () => {
    const plain = Buffer.from('\0robot\0moss-Fern9').toString('base64');
    for (const before of ['C: AUTH PLAIN ', 'resp=', '"payload":"'])
      assert.equal(scrubber.line(before + plain), `${before}********`);
    masks([
      'a7 LOGIN robot Sekr3t!x',
      'a7 login "robot" "moss Fern9"',
      '---> PASS Sekr3t!x',
      '<me> NICKSERV IDENTIFY Sekr3t!x',
      '(0) Login incorrect (pap): [robot/Sekr3t!x] (from client a)',
    ]);
    assert.equal(scrubber.line('userPassword:: bW9zc0Zlcm4='), 'userPassword:: ********');
    leaves([
      '250-AUTH PLAIN LOGIN',
      'PASS src/cart.test.ts',
      'PASS TestCart',
      'PASS',
      'failed to LOGIN robot twice',
      '(0) Login OK: [robot] (from client a)',
      'a state of AGREEMENT and =AHEAD',
    ]);
  });

  test('in the configuration of networks', () => {
    masks([
      'enable secret 5 Sekr3t!x',
      'username robot privilege 15 secret 0 Sekr3t!x',
      ' neighbor 192.0.2.1 password Sekr3t!x',
      'snmp-server community Sekr3t!x RO',
      'nms snmpd[1]: rocommunity Sekr3t!x default',
      'createUser robot SHA "moss Fern9" AES Sekr3t!x',
      'crypto isakmp key Sekr3t!x address 192.0.2.1',
      'cache_peer up.example.net parent 3128 0 login=robot:Sekr3t!x',
      'stats auth robot:Sekr3t!x',
      '192.0.2.1 : PSK "moss Fern9"',
      ' ip ospf message-digest-key 1 md5 Sekr3t!x',
    ]);
    assert.equal(scrubber.line(' password 7 0822455D0A16'), ' password 7 ********');
    leaves([
      'the trapsink is full',
      'key-string is empty',
      'no snmp-server community',
      'enable secret rotation for all clusters',
      'neighbor 192.0.2.1 password mismatch seen',
      'community edition',
    ]);
  });

  test('in sentences', () => {
    masks([
      'unauthorized: password was Sekr3t!x',
      'New password for user robot is Sekr3t!x',
      'login failed: user=robot, password entered: Sekr3t!x',
      'user made with password Sekr3t!x',
      'signing with secret "moss Fern9" now',
      'A temporary password is generated for root@localhost: Sekr3t!x',
    ]);
    assert.equal(scrubber.line('Your verification code is 482913 now'), 'Your verification code is ******** now');
    leaves([
      'password was changed',
      'password is sha-256 hashed',
      'the password for user robot is required',
      'Failed password for root from 192.0.2.1 port 22 ssh2',
      'logged in with password authentication',
      'verification code is invalid',
      'generated token for user 12: expires soon',
      'login code 200',
    ]);
  });
});
