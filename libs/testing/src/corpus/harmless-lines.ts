const at = '2026-11-22 10:00:00 UTC | CORE | INFO | (pkg/collector/worker.go:71 in Run) |';
/** Only a program's main file may touch this; here it is text. */
const env = 'env';
const hex = (length: number, seed: number): string =>
  Array.from({ length }, (_, index) => ((index * 7 + seed * 13 + (index % 5) * seed) % 16).toString(16)).join('');

/** Lines that look as if they held a secret, and do not. */
export function harmlessLines(): string[] {
  const fixed = texts.trim().split('\n');
  const made = Array.from({ length: 30 }, (_, seed) => [
    `${at} dd.trace_id=${hex(32, seed)} dd.span_id=${seed * 1_234_567}`,
    `${at} container_id: ${hex(64, seed)}`,
    `image: docker.io/library/app:1.${seed}@sha256:${hex(64, seed)}`,
    `commit ${hex(40, seed)}`,
    `${hex(32, seed)}  /usr/share/doc/file-${seed}.txt`,
    `  git_commit: ${hex(40, seed)}`,
    `{"level":"info","trace_id":"${hex(32, seed)}","token_type":"Bearer","expires_in":${seed}00}`,
    `/var/lib/docker/overlay2/${hex(64, seed)}/merged`,
    `ETag: "${hex(32, seed)}"`,
    `request_id=${hex(32, seed)} status=200 path=/v1/tokens/${seed}`,
    `owner:user${seed}@example.com`,
    `uid: ${hex(8, seed)}-${hex(4, seed)}-4${hex(3, seed)}-a${hex(3, seed)}-${hex(12, seed)}`,
  ]);
  return [...fixed, ...made.flat()];
}

const texts = `
compass: north
passenger_count: 3
bypass: true
bypass_proxy: no
encompass: everything
join our community: slack
the community: a place to ask
community edition: 1.2
tokens: 3
max_tokens: 4096
token_count=17
prompt_tokens=5 completion_tokens=9
token_type: Bearer
token_path: /var/run/secrets/kubernetes.io/serviceaccount/token
tokenizer: standard
token_endpoint: https://example.com/oauth2/token
token_url=https://example.com/oauth2/token
password_policy: strict
password_min_length: 12
password_file: /run/secrets/db
my-password-file: /x
passwordRequired=true
password_encryption: scram-sha-256
password:
password: ""
password: null
password: \${DB_PASSWORD}
password: {{ .Values.db.password }}
password: ENC[db_password]
PASSWORD=$DB_PASSWORD
password: ********
api_key: "***************************bbbbb"
secret_backend_command: /usr/bin/secrets
secret_backend_timeout: 30
secretName: tls-cert
secretRef: { name: app }
secret_name: app
secretKeyRef:
imagePullSecrets:
automountServiceAccountToken: false
key: value
keys: 12
key_count: 3
primary_key: id
foreign_key: user_id
public_key: /etc/ssl/public.pem
public_key_file = /etc/ssl/public.pem
sort_key=created_at
partition_key: tenant
keyboard: us
keyspace: shop
cache_key=user:42:profile
key=user.name value=42
keepalive: true
monkey: business
turkey=dinner
author: Jane Doe
authority_score: 3
authors: [a, b]
authenticated: true
auth_type: basic
auth_enabled=false
auth: enabled
auth:
authentication failed for user admin
authorization_mode: rbac
authorizationMode=Webhook
Failed to get token: connection refused
error fetching token: context deadline exceeded
could not read password: EOF
invalid token: unexpected end of input
Unexpected token: }
SyntaxError: Unexpected token < in JSON at position 0
using bearer authentication for this endpoint
basic authentication is disabled
Basic health check passed
the bearer of bad news
Bearer token is missing
no cookie: not logged in
cookie_name: session
cookieDomain=example.com
set-cookie-policy: lax
cookies: 3
session_timeout: 30m
session_count=12
sessions: 4
credentials_file: /etc/app/credentials.json
credential_helper: store
credentials:
certificate: /etc/ssl/cert.pem
ssl_certificate_key /etc/nginx/tls.key;
ssh_key_path: ~/.ssh/id_ed25519
private_key_path=/etc/app/key.pem
private_key_file: key.pem
encryption: enabled
signing: on
signature: valid
pass: 12 fail: 3
passed=12 failed=0
# pass 12
PASS: TestSomething (0.00s)
test passed: 14
passing: 3
first pass: done
passthrough: true
passive: yes
passivate: 3
pwd
/home/me/pwd.txt
cwd=/srv/app pwd=/srv/app
https://host:8080/path@v1
https://example.com/@scope/package
https://example.com/path?next=/login&user=me
https://example.com/docs#token
http://127.0.0.1:8126/v0.4/traces
git@github.com:owner/repo.git
ssh://git@github.com/owner/repo.git
me@example.com
mailto:me@example.com
From: Jane <jane@example.com>
at 10:00:00 mail me@example.com
npm install @scope/package@1.2.3
simple.metric:44|g|@1.00000
image: repo/foo:1.2@sha256:abcd
user:group 0644 /etc/passwd
x-request-id: abc-123
x-forwarded-for: 10.0.0.1
x-powered-by: express
x-ratelimit-remaining: 12
content-type: application/json
accept: */*
:authority: example.com
host: example.com
user-agent: curl/8.0
sec-fetch-mode: cors
-----BEGIN PUBLIC KEY-----
-----END PUBLIC KEY-----
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ2kLmNoPq me@host
sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
md5: 9e107d9d372bb6826bd81d3542a419d6
checksum=9e107d9d372bb6826bd81d3542a419d6
build 2026.11.22-9e107d9
version: 7.77.0-dev+git.12.da39a3e
0123456789012345678901234567890123456789
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
eyJ is how a token begins
sk-learn is a library
the npm_config_registry variable
ghp is short for something
xoxo, love
AKIA is a prefix
SG. is a country code
hvs is a unit
$1 and $2 are arguments
$5 off
key-value store
keyword: search
hotkey: ctrl+c
tokenized=true
detokenize: false
secretary: Jane
secretariat=open
the secret of success is work
no secrets found
0 secrets were masked
secrets: 0
The password must have 12 characters
Please enter your password
password reset was requested
password changed for user 12
Your token has expired
token expired at 10:00
refresh token flow is enabled
<token/>
<password/>
<passwordPolicy>strict</passwordPolicy>
# a comment about passwords
// the token is read from a file
; keys are sorted
--token-file /run/token
--password-file=/run/pw
--tls-private-key-file=/etc/k8s/tls.key
--authorization-mode=RBAC
--service-account-key-file=/etc/k8s/sa.pub
[OK] authentication
2026-11-22T10:00:00Z
{"key":"value","count":3}
{"password":null,"token":""}
{"tokens":12,"keys":["a","b"]}
{"auth":{"enabled":true}}
{"name":"DB_PASSWORD","valueFrom":{"secretKeyRef":{"name":"db"}}}
{"msg":"token refreshed","user":"me"}
{"secretName":"tls"}
- name: DB_PASSWORD
  valueFrom:
- name: LOG_LEVEL
REDIS_PASSWORD=\${REDIS_PASSWORD:-}
SMTP_PASSWORD=\${SMTP_PASSWORD:?}
  token: \${{ secrets.REGISTRY_TOKEN }}
  api_token: \${{ steps.login.outputs.token }}
  password: <%= ENV["REPORTING_PASSWORD"] %>
  password: <%= Rails.application.credentials.reporting_password %>
admin_password = $__file{/run/grafana/admin}
client_secret = $__env{OAUTH_CLIENT_SECRET}
reporting.client-secret=@vault.reporting_secret@
MailPassword: @Microsoft.KeyVault(SecretUri=https://stock.vault.example.net/secrets/mail)
db_password: "{{resolve:ssm-secure:stock-db:1}}"
  password = var.reporting_password
  password = random_password.reporting.result
  secret_string = data.aws_secretsmanager_secret_version.reporting.secret_string
  token = jsondecode(data.vault_generic_secret.reporting.data_json)["token"]
STOCK_SECRET_KEY = os.environ["STOCK_SECRET_KEY"]
STOCK_TOKEN = os.getenv("STOCK_TOKEN")
STOCK_PASSWORD = os.environ.get("STOCK_PASSWORD", "")
const apiKey = process.${env}.STOCK_API_KEY;
    password = getpass("Your password: ")
    token = reset_tokens.make_token(member)
    password = get_password()
secret_arn = arn:aws:ssm:eu-west-3:000000000000:parameter/stock/db
  Authorization: "Bearer \${env:COLLECTOR_TOKEN}"
      ~ admin_password = (sensitive value)
      + access_token   = (known after apply)
random_password.reporting: Refreshing state... [id=none]
random_password.reporting: Creation complete after 0s [id=none]
  STOCK_PASSWORD:  <set to the key 'pw' in secret 'stock'>  Optional: false
  STOCK_TOKEN:     <set to the key 'token' in secret 'stock'>  Optional: true
password: <redacted>
level=info msg="reloaded" password=<hidden>
pad_token: <pad>
eos_token='</s>' bos_token='<s>'
token: ~
secret: ******
password: [MASKED]
Access denied for 'report'@'10.0.0.7' (using password: NO)
Access denied for 'report'@'10.0.0.7' (using password: YES)
password_require_current = OFF
token:  32 bytes
password:  24 bytes
community_strings: []
f:password: {}
    f:client-secret: {}
{"password":{"type":"string","minLength":10},"name":{"type":"string"}}
{"reset_token":{"$ref":"#/definitions/Token"}}
{"MasterUserPassword":{"Ref":"AdminPassword"}}
{"spring.mail.password":{"value":"******","origin":"environment"}}
{"dependencies":{"jsonwebtoken":"^8.5.1"}}
Set-Cookie: lang=fr; Path=/; SameSite=Lax
Set-Cookie: theme=light
client-key: /home/dev/.minikube/client.key
  --kubelet-client-key=/etc/kubernetes/pki/kubelet.key
tls_private_key: /etc/stock/tls.key
pam_unix(passwd:chauthtok): password changed for anna
ETag: W/"5d41402abc4b2a76b9719d911017c592"
MD5 (stock.iso) = 5d41402abc4b2a76b9719d911017c592
SHA1 (stock.iso) = aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d
aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d Mention the token in the guide
aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d anna@example.com tidy up
GPG_KEY=AAF4C61DDCC5E8A2DABEDE0F3B482CD9AEA9434D
Machine ID:                    5d41402abc4b2a76b9719d911017c592
  resolved "https://registry.example.com/tokens/-/tokens-1.0.0.tgz#aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"
source = "git+https://example.com/tokens?rev=aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d#aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"
        set fortitoken "FTKMOB3A2A3927B3"
created key [aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d] of type [json] as [key.json] for [svc@stock.iam.example.com]
deleted key [aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d] for service account [svc@stock.iam.example.com]
gcloud iam service-accounts keys delete aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d --iam-account=svc@stock.iam.example.com
`;
