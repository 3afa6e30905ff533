import type { FileKinds } from './files.ts';

export const configurationFiles: FileKinds = {
  'datadog.yaml': (s) => `## The API key of your organisation
api_key: ${s.hex(32)}
app_key: ${s.hex(40)}
site: datadoghq.com
# api_key: ${s.hex(32)}
additional_endpoints:
  "https://app.datadoghq.eu":
    - ${s.hex(32)}
    - ${s.token(20)}
proxy:
  https: http://proxyuser:${s.password()}@proxy.internal:3128
snmp_listener:
  community_strings: [${s.token(9)}, '${s.token(9)}']
  authKey: ${s.password()}
  privKey: "${s.password()}"
cluster_agent:
  auth_token: "${s.token(32)}"
  enabled: true
`,
  'conf.d/postgres.yaml': (s) => `init_config:
instances:
  - host: localhost
    port: 5432
    username: datadog
    password: ${s.password()}   # rotated monthly
    options: {sslpassword: ${s.token(12)}, connect_timeout: 5}
  - dbname: shop
    password: >-
      ${s.phrase()}
    connection_string: postgresql://shop:${s.password()}@db:5432/shop
  - password: |
      ${s.password()}
  - "password": '${s.phrase()}'
---
second_document:
  db_password: ${s.digits(9)}
  tokens:
    - name: first
      token: ${s.token()}
  secret: {value: ${s.token(18)}, length: 18}
`,
  '.env': (s) => `# production
NODE_ENV=production
DB_PASSWORD=${s.password()}
export API_KEY="${s.token(40)}"
SECRET_KEY_BASE=${s.hex(64)}
STRIPE_SECRET_KEY=${s.plant('sk_live_4eC39HqLyjWDarjtT1zdp7dc')}
DATABASE_URL=postgres://app:${s.password()}@db.internal/app
PASSPHRASE='${s.phrase()}'
#OLD_PASSWORD=${s.password()}
AWS_SECRET_ACCESS_KEY=${s.token(40)}
AWS_SESSION_TOKEN=${s.base64(90)}
SMTP_PASS=${s.phrase()}
JWT_SECRET=${s.base64(30)}
DEBUG=false
`,
  'config.toml': (s) => `title = "service"
[database]
user = "app"
password = "${s.phrase()}"
[auth]
client_secret = '${s.token()}'
token = "${s.token(30)}"
private_key = """
-----BEGIN EC PRIVATE KEY-----
${s.base64(42)}
${s.base64(42)}
-----END EC PRIVATE KEY-----
"""
[http]
headers = { Authorization = "Bearer ${s.token(30)}", Accept = "text/html" }
`,
  'application.properties': (s) => `spring.datasource.url=jdbc:postgresql://db:5432/app?user=app&password=${s.token(14)}&ssl=true
spring.datasource.username=app
spring.datasource.password=${s.password()}
spring.mail.password = ${s.password()}
server.ssl.key-store-password:${s.password()}
security.oauth2.client.client-secret=${s.token()}
jwt.secret=${s.base64(30)}
# spring.redis.password=${s.password()}
app.encryption.key=${s.token(32)}
`,
  'web.config.xml': (s) => `<?xml version="1.0"?>
<configuration>
  <connectionStrings>
    <add name="Main" connectionString="Server=db;Database=shop;User Id=sa;Password=${s.password()};Encrypt=true" />
    <add name="Storage" connectionString="DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${s.base64(64)};EndpointSuffix=core.windows.net"/>
  </connectionStrings>
  <appSettings>
    <add key="ApiKey" value="${s.token()}" />
    <add key="DbPassword" value="${s.password()}"/>
  </appSettings>
  <mail><user>me</user><password>${s.password()}</password></mail>
  <property name="hibernate.connection.password">${s.password()}</property>
  <secret>${s.token()}</secret>
  <server username="deploy" password='${s.password()}'/>
</configuration>
`,
  'php.ini': (s) => `[mysqli]
mysqli.default_pw = ${s.password()}
; mysqli.password = ${s.password()}
[session]
session.token="${s.token()}"
[redis]
requirepass_password = ${s.password()}
auth_token = ${s.token()}
`,
  'settings.json': (s) => `{
  "host": "db",
  "password": "${s.phrase()}",
  "nested": { "apiKey": "${s.token()}", "list": [ { "client_secret": "${s.token()}" } ] },
  "passwords": [ "${s.token(12)}", "${s.token(12)}" ],
  "token": { "access": "${s.token()}", "expires_in": 3600 },
  "pin_secret": ${s.digits(8)},
  "pass\\u0077ord": "${s.token(13)}",
  "dsn": "mysql://root:${s.password()}@127.0.0.1:3306/app",
  "args": ["--user", "me", "--password", "${s.token(12)}"],
  "env": [ { "value": "${s.token(12)}", "name": "DB_PASSWORD" }, { "name": "API_TOKEN", "value": "${s.token(22)}" } ]
}
`,
  'compact.json': (s) =>
    `{"user":"me","password":"${s.password()}","auth":{"refresh_token":"${s.token(40)}","id_token":"${s.plant('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N')}"},"cookies":{"Cookie":"sid=${s.token()}"},"headers":{"X-Api-Key":["${s.token()}"],"Authorization":["Basic ${s.credentials()}"]}}\n`,
  'service-account.json': (s) => `{
  "type": "service_account",
  "project_id": "shop-1",
  "private_key_id": "0af3c2d1b4e5968778695a4b3c2d1e0f98765432",
  "private_key": "-----BEGIN PRIVATE KEY-----\\n${s.base64(40)}\\n${s.base64(40)}\\n-----END PRIVATE KEY-----\\n",
  "client_email": "robot@shop-1.iam.gserviceaccount.com"
}
`,
  'docker-config.json': (s) => `{ "auths": { "registry.example.com": { "auth": "${s.credentials()}" } }, "identitytoken": "${s.token(40)}" }\n`,
  '.netrc': (s) => `machine api.example.com login me password ${s.password()}
machine other.example.com
  login you
  password ${s.password()}
`,
  '.npmrc': (s) => `registry=https://registry.example.com/
//registry.example.com/:_authToken=${s.token(36)}
//other.example.com/:_password=${s.base64(20)}
`,
  'id_rsa.txt': (s) => `-----BEGIN RSA PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-128-CBC,0123456789ABCDEF

${s.base64(48)}
${s.base64(48)}
${s.base64(30)}
-----END RSA PRIVATE KEY-----
`,
  'pem-variants.conf': (s) => `ssl_key |
    -----BEGIN PRIVATE KEY-----
    ${s.base64(48)}
    ${s.base64(48)}
    -----END PRIVATE KEY-----
# -----BEGIN OPENSSH PRIVATE KEY-----
# ${s.base64(48)}
# ${s.base64(48)}
# -----END OPENSSH PRIVATE KEY-----
inline "-----BEGIN PRIVATE KEY-----\\n${s.base64(48)}\\n-----END PRIVATE KEY-----\\n"
truncated -----BEGIN PRIVATE KEY-----
${s.base64(48)}
${s.base64(48)}
`,
  'nginx.conf': (s) => `proxy_set_header Authorization "Basic ${s.credentials()}";
proxy_set_header X-Api-Key ${s.token()};
set $api_token "${s.token()}";
proxy_pass https://svc:${s.password()}@backend:8443/;
`,
  'main.tf': (s) => `variable "region" { default = "eu-west-1" }
provider "datadog" {
  api_key = "${s.hex(32)}"
  app_key = "${s.hex(40)}"
}
resource "aws_db_instance" "main" {
  password             = "${s.password()}"
  master_user_secret   = "${s.token()}"
}
`,
}; // prettier-ignore
