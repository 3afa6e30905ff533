import type { FileKinds } from './files.ts';

/** What programs write about themselves, and source-like configuration: values within types, calls, tags and tables. */
export const programFiles: FileKinds = {
  'dump.log': (s) => `cfg: {Host:db Password:${s.password()} Retries:3}
url.Values{"grant_type":[]string{"password"}, "password":[]string{"${s.token(12)}"}}
http.Header{"Accept":[]string{"*/*"}, "Authorization":[]string{"Bearer ${s.token(40)}"}, "Cookie":[]string{"session=${s.token(32)}"}}
main.Config{User:"me", Secret:[]byte("${s.token(20)}"), Limit:4}
(*oauth.Grant)(0xc000014080)({ RefreshToken: (string) (len=40) "${s.token(40)}", Scope: (string) (len=4) "read" })
Some(Settings { user: "me", api_key: Secret("${s.token()}"), port: 1 })
OrderedDict([('HOST', 'db'), ('PASSWORD', '${s.password()}'), ('PORT', 5432)])
requests.get(url, auth=('reporter', '${s.password()}'))
$1 = {host = 0x55d1c0 "db", password = 0x55d1d0 "${s.password()}", port = 1}
SELECT id FROM users WHERE name = 'me' AND password = crypt('${s.token(12)}', salt)
\u001b[36mpassword\u001b[0m=${s.password()} \u001b[36muser\u001b[0m=me
DB_PASSWORD=\u001b[32m${s.token(14)}\u001b[0m
Unseal Key 1: ${s.base64(33)}
Initial root password: ${s.password()}
users[0].password[2]=${s.password()}
`,
  'connections.json': (s) => `{"ServiceBus": "Endpoint=sb://shop.example.net/;SharedAccessKeyName=root;SharedAccessKey=${s.base64(31)}",
 "Storage": "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${s.base64(64)}", "npmrc": "//npm.example.com/:_password=${s.base64(13)}"}
`,
  'big-line.jsonl': (s) => `{"pad":"${'x'.repeat(1_500)}","password":{"inline_string":"${s.password()}"},"tokens":["${s.token(32)}"],"n":1}
{"cookies":[{"name":"sid","httpOnly":true,"value":"${s.token(32)}"}],"ticket":"ST-${s.token(30)}"}
{"Name":"/prod/db/password","Type":"SecureString","Value":"${s.password()}","Version":3}
`,
  'wp-config.php': (s) => `<?php
define('DB_USER', 'shop');
define( "DB_PASSWORD" , "${s.password()}" );
define('SECURE_AUTH_KEY', '${s.token(64)}');
$config['smtp']['password']['relay'] = '${s.password()}';
`,
  'sys.config': (s) => `[{app, [{user, "me"}, {password, "${s.password()}"}, {api_key, <<"${s.token()}">>}]}].
`,
  'application.properties': (s) => `spring.rabbitmq.password=${s.token(12)}\\
    ${s.token(12)}
basic.auth.user.info = reporter:${s.password()}
java.naming.security.credentials=${s.token(14)}
`,
  'settings.toml': (s) => `password = """
${s.phrase()}
${s.token(12)}"""
primary_conninfo = 'host=db password=''${s.phrase()}'' user=me'
`,
  'standalone.xml': (s) => `<property><name>ldap.bind.password</name><value>${s.password()}</value></property>
<string name="api_secret" translatable="false">${s.token()}</string>
<add value="${s.token(40)}" key="ida:ClientSecret" />
<secret value="${s.token(16)}"/>
<AutoLogon><Password><Value>${s.password()}</Value></Password></AutoLogon>
<o:Password Type="http://example.com/profile#Text">${s.token(12)}</o:Password>
<key>AccessToken</key><string>${s.token(48)}</string>
&lt;password&gt;${s.token(12)}&lt;/password&gt;
`,
  'plan.log': (s) => `  ~ admin_password = "${s.token(12)}" -> "${s.token(12)}"
variable "db_password" {
  type    = string
  default = "${s.token(14)}"
}
      api_keys = ["${s.token(32)}", "${s.token(32)}"]
`,
  'table.log': (s) => `+-----------------+--------------------+
| Variable_name   | Value              |
| report_password | ${s.token(16)} |
secret_id             ${s.token(20)}
Shared_Key        ${s.base64(30)}
    Args:
      --mqtt-password
      ${s.token(12)}
      --listen=:1883
stats auth admin:${s.token(12)}
  OIDCCryptoPassphrase "${s.phrase()}"
`,
  'session.log': (s) => `GET /cb?code=${s.token(40)}&state=xyz 302
GET /sso?ticket=ST-1234-${s.token(24)} 200
cookie: sessionid=${s.token(32)}; lang=en
device_code=${s.token(40)} interval=5
GET /v.mp4?Expires=1710151999&Signature=${s.token(60)} 200
`,
  'trace.log': (s) => `#0 /srv/db.php(7): PDO->__construct('mysql:host=db', 'shop', '${s.password()}', Array)
#1 /srv/db.php(9): mysqli_connect('db', 'legacy', '${s.token(12)}', 'legacy')
#2 /srv/login.php(3): Shop\\Login->attempt('me@example.com', '${s.token(12)}')
DBI connect('database=shop','root','${s.token(12)}',...) failed
GET /accounts/password/reset/${s.hex(64)} 302
db.internal:5432:orders:app:${s.password()}
*:*:*:replicator:${s.token(12)}
`,
  'deploy.ppk': (s) => `PuTTY-User-Key-File-3: ssh-ed25519
Encryption: none
Public-Lines: 1
AAAAC3NzaC1lZDI1NTE5
Private-Lines: 1
${s.base64(33)}
Private-MAC: 00
`,
  'vendor-tokens.log': (s) => `sentry sntrys_${s.token(60)}
atlassian ATATT3x${s.token(60)}
doppler dp.pt.${s.token(43)}
planetscale pscale_pw_${s.token(43)}
rubygems rubygems_${s.hex(48)}
buildkite bkua_${s.hex(40)}
artifactory AKCp${s.token(69)}
replicate r8_${s.token(37)}
pulumi pul-${s.hex(40)}
okta Authorization: SSWS ${s.token(42)}
scram SCRAM-SHA-256$4096:${s.token(24)}==$${s.token(44)}:${s.token(44)}
tailscale tskey-auth-${s.token(12)}-${s.token(32)}
`,
}; // prettier-ignore
