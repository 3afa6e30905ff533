import { suite } from 'node:test';
import { areMasked, stay, type SecretLine } from '../scrubbed-lines.fixture.ts';

const word = 'basil-kestrel-47';
const hex = '3fb28c93a1ce59d88eca41fba26a45053b5ad975c0733439b31389e3ad1aef34';
const uuid = '7b21582e-874f-4fbe-9af6-193bdde94975';
const inHex = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();

/** Where a secret stands, with lines, and the secret in each. */
const kinds: Record<string, readonly SecretLine[]> = {
  'the arguments of commands': [
    [`.OS tdload -f x.csv -u eva -p ${word} -h db07`, word],
    [`.LOGON db07/eva,${word}`, word],
    [`gsk8capicmd_64 -keydb -create -db key.kdb -pw ${word} -stash`, word],
    [`[command]sqlpackage /a:Publish /tu:deploy /tp:${word} /sf:db.dacpac`, word],
    [`mkstore -wrl /wallet -createCredential PRD app ${word}`, word],
    [`neo4j-admin dbms set-initial-password ${word}`, word],
    [`kadmin -q "addprinc -pw ${word} eva"`, word],
    ['$ bundle config gems.example.org 3fb28c93:a1ce59d8', '3fb28c93:a1ce59d8'],
    [`type=EXECVE msg=audit(1:7): a0="ldapmodify" a1="-D" a2="cn=admin" a3="-w" a4="${word}" a5="-v"`, word],
    [`Command '/usr/bin/smbpasswd' failed: args ['-a', 'eva'], stdin '${word}\\n'`, word],
  ],
  'what a command prints below it': [
    [`$ heroku auth:token\nHRKU-${uuid}`, uuid],
    [`$ pass show shop/root\n${word}\n`, word],
    [`$ wg show wg0 dump\n/A0mf8vYboAyVcJieL5l6x2BZohLoneYMbt8seiKVNg=\tQCENKy\t51820\toff`, 'A0mf8vYboAy'],
    [`botocore.auth [DEBUG] Signature:\n${hex}\n`, hex],
  ],
  'statements and calls of databases': [
    [`exec utl_http.set_authentication(req, 'svc', '${word}');`, word],
    [`SELECT DECRYPT_CHAR(card, '${word}') FROM cards;`, word],
    [`INSERT INTO FUNCTION postgresql('db07:5432','db','t','etl','${word}') SELECT 1`, word],
    [`xmlrpc: execute_kw('prod', 2, '${word}', 'res.partner', 'search', [[]])`, word],
    [`App::DB::connect("App::DB", "crm", "${word}") called at app.pl line 7`, word],
    [`APP    S:${hex.slice(0, 60).toUpperCase()}   C5E640B37AA9244F`, 'C5E640B37AA9244F'],
  ],
  'queries and cookies': [
    ['GET /oauth_callback?code=a1b2c3d4e5&state=kQ7nTse3Zb8mWx2LpR4vY9cD', 'kQ7nTse3Zb8mWx2LpR4vY9cD'],
    [`"text": "user=x&_csrf=${uuid}"`, uuid],
    ['POST /write?db=iot&u=telegraf&p=kQ7nTse3Zb8m&precision=s', 'kQ7nTse3Zb8m'],
    [`200 2903 sid=${hex.slice(0, 32)} - ---- 3/3/0/0/0 0/0`, hex.slice(0, 32)],
    [`GET /feed/${hex.slice(0, 40)}/calendar.ics HTTP/1.1`, hex.slice(0, 40)],
    [`https://open.feishu.cn/open-apis/bot/v2/hook/${uuid}`, uuid],
  ],
  'settings and records': [
    [`9770\t{$API.TOKEN}\t${word}\t1`, word],
    [`$USER9$=${word}`, word],
    [`pki ticket: ${hex.slice(0, 40)}`, hex.slice(0, 40)],
    [`Arguments: '-e "GITHUB_TOKEN" -e "SNYK=${uuid}" --label x'`, uuid],
    [`cmd [241] authtok [${word}] old authtok: [no]`, word],
    [`cloud-init[544]: chpasswd: list: root:${word}`, word],
    [`"msg": "ansible_become_pass is ${word}, ansible_host is 10.0.0.7"`, word],
    [`type=TTY msg=audit(1:7): tty pid=7 comm="bash" data=${inHex(`su -\r${word}\r`)}`, inHex(word)],
    ['<field id="52" value="19A755FCD5E8ACCD" type="binary"/>', '19A755FCD5E8ACCD'],
    [`00:55,168 ZPK for acquirer 977072 = X${hex.slice(0, 32).toUpperCase()}`, hex.slice(0, 32)],
    [`command A0 TMK under LMK U${hex.slice(0, 32).toUpperCase()} KCV 90D0F0`, hex.slice(0, 32)],
  ],
}; // prettier-ignore

for (const [kind, lines] of Object.entries(kinds)) suite(`a secret in ${kind}`, () => areMasked(lines));

suite('what stands in such places and is none', () =>
  stay([
    '.RUN FILE=/etc/bteq/logon_m7dzp.txt',
    'bundle config set path vendor/bundle2',
    '$ bundle config set --local jobs 7',
    '$ pass show shop/root\nError: shop/root is not in the password store.',
    `$ sha256sum app.tgz\n${hex}\n`,
    `GET /list?code=DE&state=open&page=2`,
    `GET /feed/news/2026/calendar.ics`,
    'GET /plot?u=7&p=2',
    '$USER1$=/usr/lib/nagios/plugins',
    '7\t{$DISK.LIMIT}\tninety-7\t1',
    `type=TTY msg=audit(1:7): comm="bash" data=${inHex('ls -la /var/log\rcd /srv\r')}`,
    '<field id="64" value="9E568AA58D46EC32" type="binary"/>',
    'ZPK for acquirer 977072 has KCV 90D0F0',
    "SELECT cityHash64(a), mysql('a', 'b')",
    "Command 'sort' failed: stdin 'basil-kestrel-47\\n'",
    'the ticket: 3fb28c93a1ce59d88eca41fba26a45053b5ad975',
  ])); // prettier-ignore
