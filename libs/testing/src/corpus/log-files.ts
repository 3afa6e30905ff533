import type { FileKinds } from './files.ts';

const at = '2026-11-22 10:00:00 UTC | CORE | INFO | (pkg/forwarder/worker.go:71 in Run) |';

export const logFiles: FileKinds = {
  'agent.log': (s) => `${at} Posting to https://app.datadoghq.com/api/v1/series?api_key=${s.hex(32)}&x=1
${at} Using key ${s.hex(32)} for the main endpoint
${at} connecting with password: ${s.password()}
${at} Error: 'password'='${s.password()}' user='admin'
${at} token=${s.token()} accepted
${at} request failed: Post "https://user:${s.password()}@proxy.internal:3128/": context deadline exceeded
${at} env DD_API_KEY=${s.hex(32)} DD_SITE=datadoghq.com
${at} Unable to connect: USER=me PSWD=${s.password()}
${at} got header X-Api-Key: ${s.token()}
${at} curl -H 'Authorization: Basic ${s.credentials()}' https://example.com
`,
  'access.log': (s) => `10.0.0.1 - - [22/Nov/2026:10:00:00 +0000] "GET /v1/x?access_token=${s.token()}&page=2 HTTP/1.1" 200 12
10.0.0.1 - - [22/Nov/2026:10:00:01 +0000] "GET /callback?code=abc&client_secret=${s.token()} HTTP/1.1" 302 0
10.0.0.1 - - [22/Nov/2026:10:00:02 +0000] "GET /file?sv=2022&sig=${s.token(43)}%3D HTTP/1.1" 200 9
10.0.0.1 - - [22/Nov/2026:10:00:02 +0000] "GET /o?X-Amz-Security-Token=${s.token(60)}&X-Amz-Signature=${s.hex(64)} HTTP/1.1" 200 9
`,
  'app.jsonl': (s) => `{"level":"info","msg":"login","password":"${s.password()}","ms":3}
{"level":"debug","msg":"headers","headers":{"cookie":"session=${s.token()}","authorization":"Bearer ${s.token(40)}"},"n":1}
{"level":"warn","msg":"failed\\npassword=${s.token(12)}\\nretrying"}
{"level":"info","payload":"{\\"user\\":\\"me\\",\\"api_key\\":\\"${s.token()}\\"}"}
{"level":"info","url":"https://example.com/?a=1\\u0026token=${s.token()}\\u0026b=2"}
{"level":"info","msg":"connect to amqp://u:${s.password()}@mq/vhost failed"}
`,
  'logfmt.log': (s) => `time=2026-11-22T10:00:00Z level=info msg="auth ok" user=me token=${s.token()} ms=3
time=2026-11-22T10:00:00Z level=info password="${s.phrase()}" user=me
time=2026-11-22T10:00:00Z level=debug api_key=${s.token()},app_key=${s.token()}
token=${s.token()} level=info
`,
  'python.log': (s) => `DEBUG {'host': 'localhost', 'password': '${s.password()}', 'port': 5432}
DEBUG Config(user='me', password='${s.password()}', api_key='${s.token()}')
INFO dsn: user=me password=${s.password()} host=db
ERROR OperationalError: FATAL for "postgresql+psycopg2://me:${s.password()}@db/app"
`,
  'java.log': (s) => `INFO  Config{url=jdbc:mysql://db/app, user=me, password=${s.token(12)}, ssl=true}
INFO  -Djavax.net.ssl.trustStorePassword=${s.token(12)} -Xmx1g
WARN  LDAP bind with credential=${s.token()} failed
INFO  Data Source=EDW;User ID=me;Password=${s.password()};Persist Security Info=True
`,
  'shell-history.log': (s) => `mysql -uroot -p${s.token(12)} shop
mysql --user=root --password='${s.phrase()}' shop
curl -u admin:${s.password()} https://example.com/
curl -H "Authorization: Bearer ${s.token(30)}" https://example.com/
sshpass -p ${s.token(12)} ssh host
redis-cli -h cache -a ${s.token(12)} ping
export GITHUB_TOKEN=${s.token(40)}
PGPASSWORD=${s.password()} psql -h db
docker login -u me -p ${s.token(16)} registry.example.com
vault login -token ${s.token()}
git clone https://${s.token(30)}@github.com/a/b.git
git clone https://me:${s.password()}@git.example.com/a/b.git
`,
  'ps.log': (s) => `root 1 0.0 /usr/bin/server --port 80 --db-password ${s.token(12)} --verbose
root 2 0.0 /usr/bin/worker -token ${s.token()} -v
root 3 0.0 java -jar app.jar --spring.datasource.password=${s.password()}
`,
  'http-dump.log': (s) => `> POST /login HTTP/1.1
> AUTHORIZATION: Bearer ${s.token(30)}
> Proxy-Authorization: Basic ${s.credentials()}
> Cookie: sid=${s.token()}; theme=dark
< Set-Cookie: session=${s.token(30)}; Path=/; HttpOnly
> X-Vault-Token: ${s.token()}
> x-goog-api-key: ${s.token()}
> PRIVATE-TOKEN: ${s.token(20)}
> DD-API-KEY: ${s.token(32)}
username=me&password=${s.token(12)}&remember=1
`,
  'tokens.log': (s) => `found ${s.plant(`ghp_${'a1B2'.repeat(9)}`)} in the clipboard
slack ${s.plant('xoxb-123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx')}
aws ${s.plant('AKIAIOSFODNN7EXAMPLQ')} and gitlab ${s.plant('glpat-AbCdEf0123456789xyzw')}
hook https://hooks.slack.com/services/${s.plant('T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXX1')}
google ${s.plant('AIzaSyA1234567890abcdefghijklmnopqrstuv')} npm ${s.plant(`npm_${'Zx9'.repeat(12)}`)}
jwt ${s.plant('eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c')}
sendgrid ${s.plant('SG.ngeVfQFYQlKU0ufo8x5d1A.TwL2iGABf9DHoTf-09kqeF8tAmbihYzrnopKc1s5cr')}
hash ${s.plant('$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW')}
rc ${s.plant('DDRCM_A1B2C3D4E5F6A7B8')} vault ${s.plant('hvs.CAESIJ2kLmNoPqRsTuVwXyZ0123456789')}
`,
  'sql.log': (s) => `CREATE USER app IDENTIFIED BY '${s.token(12)}';
ALTER ROLE app WITH PASSWORD '${s.token(12)}';
SET password = '${s.token(12)}';
`,
  'odd-forms.log': (s) => `password -> ${s.token(12)}
<password type="plain">${s.token(12)}</password>
<password><![CDATA[${s.password()}]]></password>
{"value":"${s.token(14)}","name":"API_TOKEN"}
["--token","${s.token(14)}", "-v"]
ENV API_KEY ${s.token(14)}
requirepass ${s.token(14)}
rocommunity ${s.token(14)} default
using token ${s.token(14)} for the session
the password was ${s.token(14)}
API key: ${s.token(14)}
query %22password%22%3A%22${s.token(14)}%22%2C%22a%22%3A1
html &quot;password&quot;:&quot;${s.token(14)}&quot;
json password\\u003d${s.token(14)}
nats://${s.token(20)}@127.0.0.1:4222
$env:API_KEY = "${s.token(14)}"
http.Header{"Authorization":[]string{"Bearer ${s.token(20)}"}}
map[Authorization:[Bearer ${s.token(20)}] Cookie:[s=${s.token(20)}]]
`,
  'redis.conf.log': (s) => `redis://:${s.password()}@cache:6379/0
mongodb+srv://app:${s.password()}@cluster0.example.net/?retryWrites=true
nats://svc:${s.password()}@127.0.0.1:4222
app:${s.password()}@tcp(db:3306)/shop?parseTime=true
sentry https://${s.hex(32)}@o1.ingest.sentry.io/42
`,
}; // prettier-ignore
