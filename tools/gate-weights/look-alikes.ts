/**
 * Lines in which nothing is secret and which look as if something were, as software writes them: `{h40}` stands for 40 figures in hexadecimal,
 * `H` for capitals of them, `b` for base64, `u` for its form in URLs, `a` for letters and figures, `A` for capitals and figures, `l` for small
 * letters and figures, `d` for digits, `{uuid}` and `{w}` for a UUID and a word.
 */
const lines = String.raw`
ssh-keygen: 256 SHA256:{b43} {w}@{w} (ED25519)
debug1: Server host key: ssh-ed25519 SHA256:{b43}
Accepted publickey for {w} from 10.2.{d2}.{d2} port 5{d4} ssh2: RSA SHA256:{b43}
Failed password for invalid user {w}{d2} from 192.0.2.{d2} port 4{d4} ssh2
pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=host-{a8}.example.net user=root
known_hosts: |1|{b27}=|{b27}= ssh-rsa
key fingerprint is MD5:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}:{h2}
gpg: using EDDSA key {H40}
gpg: key {H16}: public key "{w} <{w}@example.org>" imported
pub   rsa4096/0x{H16} 2021-03-01 [SC]
signing key {H40} expires on 2027-01-01
  peer: {b43}=
  allowed ips for peer {b43}= set to 10.0.{d1}.{d2}/32
wg: interface wg0 public key {b43}=, listening on 51820
Sending handshake initiation to peer {b43}=
tls: client hello random={h64} session_id={h64} cipher=TLS_AES_128_GCM_SHA256
SSL-Session: Protocol : TLSv1.3 Session-ID: {H64} Session-ID-ctx:
X509v3 Subject Key Identifier: {H2}:{H2}:{H2}:{H2}:{H2}:{H2}
certificate for {w}.example.org serial=0{H31} notAfter=2026-08-01
issued certificate serial {h36} for csr-{l5}, key algorithm ECDSA P-256
pin-sha256="{b43}="; max-age=5184000
tlsa 3 1 1 {h64}
{w}._domainkey IN TXT "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCB{b120}"
dkim: signature verified d=example.org s={w} bh={b43}=
ARC-Seal: i=1; a=rsa-sha256; cv=none; d=example.com; b={b40}
Message-ID: <{a22}.{d10}@mail-{l6}.example.com>
Authentication-Results: mx.example.net; dkim=pass header.i=@example.org header.s={w}{d4} header.b={a8}
"kid":"{u22}","alg":"RS256","use":"sig","n":"{u120}"
jwks: loaded key kid={h40} from https://login.example.com/discovery/keys
token accepted: sub={uuid} jti={uuid} kid={u27}
token introspected: client_id={w}-{l8} aud={w} jti={a22} exp={d10}
jwt: token is expired (jti={h32}, iat={d10})
oauth: redirecting with state={u32} nonce={u22} code_challenge={u43} code_challenge_method=S256
OIDC client_id={a20}.apps.example.com issuer=https://accounts.example.com
oauth app {A16} authorized by user {d6}
openid: session_state={uuid}.{u22}
saml: AuthnRequest ID=_{h32} destination=https://idp.example.org/sso
<ds:DigestValue>{b43}=</ds:DigestValue>
<ds:X509Certificate>MIIC{b120}
SAMLResponse signature digest {b27}=, key info {H40}
recaptcha site key 6L{u38}
data-sitekey="6L{u38}"
stripe publishable key pk_live_{a24} loaded
"publishableKey": "pk_test_{a24}"
Sentry DSN https://{h32}@o{d6}.ingest.example.io/{d7}
vapidPublicKey: "B{u86}"
push subscription endpoint https://push.example.com/send/{u40}
registered device token for push: apns-token {h64}
fcm: registration {u22}:APA91b{u40} refreshed
"firebase": {"projectId": "{w}-{h5}", "appId": "1:{d12}:web:{h22}", "measurementId": "G-{A10}"}
google-site-verification={u43}
MS=ms{d8}
access key id AKIA{A16} is active, last rotated 83 days ago
"AccessKeyId": "ASIA{A16}", "Expiration": "2024-05-01T10:00:00Z"
aws: assumed role arn:aws:iam::{d12}:role/{w}-auth session {w}-{d10}
kms: Decrypt key arn:aws:kms:eu-west-1:{d12}:key/{uuid} ok
"KmsKeyId": "{uuid}", "KeySpec": "AES_256"
s3: PutObject key=backups/{w}/{h32}.tar.gz etag={h32}
x-amz-server-side-encryption-customer-key-MD5: {b22}==
x-amz-request-id: {A16} x-amz-id-2: {b75}=
"ETag": "\"{h32}\"", "StorageClass": "STANDARD", "Key": "{w}/{h40}"
secretsmanager: GetSecretValue {w}/db-{a6} version {uuid} stage AWSCURRENT
arn:aws:secretsmanager:eu-central-1:{d12}:secret:prod/{w}/password-{a6}
azure: keyvault secret id https://{w}.vault.example.net/secrets/db-password/{h32}
azure: tenant {uuid} application {uuid} token acquired in 212ms
"secretVersion": "projects/{d12}/secrets/{w}/versions/{d2}"
service account key id {h40} created for {w}@{w}.iam.example.com
vault: lease_id=auth/token/create/h{h64} renewable=true
vault: token accessor={a24} policies=[default {w}]
Key                 Value: accessor hmac-sha256:{h64}
audit: "client_token":"hmac-sha256:{h64}","accessor":"hmac-sha256:{h64}"
vault: unseal key share 2 of 5 accepted, nonce {uuid}
transit: ciphertext vault:v1:{b60}=
token role {w}, entity_id {uuid}, request {uuid}
password: ENC[AES256_GCM,data:{b20},iv:{b43}=,tag:{b22}==,type:str]
db.password=ENC({b44}==)
spring.datasource.password={cipher}{h96}
apiToken: !vault |
          $ANSIBLE_VAULT;1.1;AES256 {h64}
  encryptedData: password: AgB{b100}
secretName: {w}-tls-{h10}
Mounted secret volume kube-api-access-{l5} of pod {w}-{h9}-{l5}
serviceaccount/token-{l5} token controller: created secret {w}-token-{l5}
secret "{w}-credentials-{h10}" unchanged
MountVolume.SetUp succeeded for volume "default-token-{l5}" (UniqueName: "kubernetes.io/secret/{uuid}-default-token-{l5}")
checksum/secret: {h64}
kubectl.kubernetes.io/restartedAt, pod-template-hash={h10}, secret-hash={h32}
  token-ca-cert-hash sha256:{h64}
bootstrap token id {l6} usage signing,authentication
etcd: key /registry/secrets/{w}/{w}-{h10} revision {d7}
helm: secret sh.helm.release.v1.{w}.v{d2} updated
cache key {w}-Linux-{h64} not found
Cache restored from key: npm-{h64}
restoring cache with key "gradle-{h32}-{d3}"
redis: GET session-index:{w}:{d8} miss
cache: key=user_profile:{d6}:v3 hit ttl=300
memcached get auth_cache_{h16} 0 812
sort key {w}#{uuid} partition key {w}#{d8}
idempotency key {uuid} reused
Idempotency-Key: {w}-{d10}-{a8}
routing key {w}.created.v2 exchange {w}
partition key hash {h16} shard {d2}
primary key violation: duplicate key value ({w}_id)=({h24})
Duplicate entry '{h32}' for key 'tokens.token_hash_unique'
DETAIL: Key (token_hash)=({h64}) already exists.
INSERT INTO sessions (id_hash, user_id) VALUES ('{h64}', {d6})
SELECT * FROM api_keys WHERE key_hash = '{h64}'
UPDATE users SET password_changed_at = '2024-03-0{d1}' WHERE user_key = '{A10}'
"password_hash_algorithm": "pbkdf2_sha256", "iterations": 260000
password hash scheme {SSHA512} selected, salt length 16
scram: server nonce {b24}== iterations 4096
scram client-first n=,r={a24}
Authorization: Digest username="{w}", realm="{w}", nonce="{h32}", uri="/", response="********", opaque="{h32}"
WWW-Authenticate: Digest realm="{w}", qop="auth", nonce="{b40}==", opaque="{h32}"
Authorization: AWS4-HMAC-SHA256 Credential=AKIA{A16}/20240101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=********
Sec-WebSocket-Key: {b22}==
Sec-WebSocket-Accept: {b27}=
Cookie: _ga=GA1.2.{d9}.{d10}; _gid=GA1.2.{d9}.{d10}; theme=dark; token=********
Set-Cookie: AWSALB={b64}; Expires=Thu; Path=/
Set-Cookie: __cf_bm=********; INGRESSCOOKIE={d10}.{d3}.{d2}.{d6}
cookie consent id={u22} version 12
if-none-match: W/"{h2}-{b27}"
traceparent: 00-{h32}-{h16}-01 auth.result=ok
x-request-id: {h32} auth=passed user={w}
auth service: trace_id={h32} span_id={h16} login ok
login of user {w} (id {h24}) from device {H16} accepted
user {uuid} changed password, request {a22}
password reset requested, mail id {a16} queued
password policy: minlen=12 dcredit=-1 ucredit=-1 version=2.3.1-rc{d1}
session opened for user {w}{d2}, session c{d3} of class user
session {d6} closed, key exchange curve25519-sha256@libssh.org
kex: algorithm: sntrup761x25519-sha512@openssh.com
cipher: chacha20-poly1305@openssh.com MAC: <implicit> key type ssh-ed25519
OpenVPN: Data Channel: using negotiated cipher 'AES-256-GCM', peer-id {d2}
ipsec: IKE SA cookies {h16} {h16} established with pre-shared key
ikev2: SPI {h16}_i {h16}_r, auth method psk
wpa_supplicant: WPA: Key negotiation completed with {h2}:{h2}:{h2}:{h2}:{h2}:{h2} [PTK=CCMP GTK=CCMP]
hostapd: pairwise key set, nonce {h64}
krb5: TGS_REQ (8 etypes {18 17 20}) authtime {d10}, etypes {rep=18}, host/{w}{d2}@EXAMPLE.ORG
keytab entry kvno 4 {w}/{w}{d2}.example.org@EXAMPLE.ORG aes256-cts-hmac-sha1-96
kerberos: ticket cache KEYRING:persistent:{d5}:krb_ccache_{a7}
yubikey: slot 9a certificate fingerprint {h64}
pkcs11: token label={w} serial={h16} slot 0
tpm: PCR 7 sha256 {h64} key handle 0x8100000{d1}
luks: key slot 1 uuid {uuid} digest sha256
zfs: keystatus available, keyguid {d19}
veracrypt: salt size 64, header key derived with SHA-512
bitcoin: address bc1q{l38} label {w}
ethereum: contract 0x{h40} owner key index 4
xpub6{a100} account key loaded
node identity pubkey 02{h64}
libp2p: peer id 12D3KooW{a44} secret handshake ok
nats: account A{A55} user U{A55} connected
nats: user_nkey U{A55} authorization ok
mqtt: client id {w}-{h12} connected, username {w}
license id {A4}-{d6} for {w}, expires 2026-01-01, feature key {w}_plus
license key ends in ...{A5}
product id {d5}-{d5}-{d5}-AA{d3}, activation id {uuid}
Installing key from https://download.example.com/gpg key id {H8}
rpm: Header V4 RSA/SHA256 Signature, key ID {h16}: OK
Setting up libpam-passwd (1.{d2}-{d1}+deb12u{d1}) ...
Unpacking libsecret-1-0:amd64 (0.20.{d1}-{d1}) ...
Get:{d1} http://deb.example.org bookworm/main amd64 passwd amd64 1:4.13+dfsg1-1+deb12u{d1} [972 kB]
 /etc/pam.d/passwd {h32}
 /etc/login.defs {h32}
{h32}  usr/share/doc/passwd/copyright
{h64}  token-service-{d1}.{d1}.{d1}.jar
+ secret-service {d1}.{d2}.{d1}-{h7}
"integrity": "sha512-{b86}==" keyv
npm http fetch GET 200 https://registry.example.org/token-types 312ms (cache {h12})
go: downloading github.com/{w}/{w}-auth v0.0.0-2024010{d1}120000-{h12}
github.com/{w}/credentials v1.{d1}.{d1} h1:{b43}=
image: registry.example.com/auth/token-service@sha256:{h64}
pulled auth-proxy:{d1}.{d1}.{d1}-{h8} in 2.1s
deployed {w}-auth-{h9}-{l5} revision {h40}
commit {h40} rotate api key for {w}
Merge branch 'token-refresh' into main ({h7})
 create mode 100644 secrets/{w}-{h8}.enc
index {h7}..{h7} 100644 a/auth/password.go
goroutine {d2} [running]: main.(*TokenCache).Refresh(0xc000{h6}, {0x{h6}, 0x1a})
        /src/auth/token.go:{d3} +0x{h3}
crypto/tls.(*Conn).HandshakeContext(0xc000{h6}, {0x{h6}, 0xc000{h6}})
java.lang.SecurityException: key store at com.example.{w}.KeyStoreLoader$1.run(KeyStoreLoader.java:{d3})
    at o.s.s.w.authentication.UsernamePasswordAuthenticationFilter$$EnhancerBySpringCGLIB.{h8}.doFilter(<generated>)
org.apache.catalina.session.StandardManager@{h8} session timeout 1800
[http-nio-8443-exec-{d2}] AuthFilter user={w} txn={A12} result=OK
  File "/usr/lib/python3/dist-packages/keyring/backends/SecretService.py", line {d2}, in get_password
KeyError: 'access_token_{w}_v2'
<secret at 0x7f{h10}>
Secret(id='{h24}', name='db_password', updated='2023-1{d1}-01')
docker secret {l25} db_password 3 weeks ago
swarm: node {l25} join accepted, secret id {l25}
NAME          DIGEST            CREATED: DB_PASSWORD {h16} 2 months ago
API_TOKEN	{h16}	3h ago
secrets: SESSION_KEY {h12} set by {w}
config: auth.key_rotation=P30D auth.key_version=v{d2} auth.kdf=argon2id
<property name="keyAlias" value="{w}-{d4}-{w}"/>
<credentialsId>{uuid}</credentialsId>
credentialsId: '{w}-deploy-{d3}'
terraform: random_password.{w}: Refreshing state... [id=none]
aws_iam_access_key.{w}: Refreshing state... [id=AKIA{A16}]
aws_secretsmanager_secret_version.db: [id=arn:aws:secretsmanager:eu-west-1:{d12}:secret:db-{a6}|terraform-{d20}]
module.{w}.tls_private_key.ca: Creation complete after 1s [id={h40}]
+ key_name = "{w}-{h6}"
pulumi: encryptionsalt: v1:{b11}=:v1:{b16}:{b40}==
sops: kms arn, enc: {b80}==, created_at 2024-01-0{d1}
"encrypted_dek": "{b64}==", "key_version": {d1}
credential reference secretref:{w}/{w}#{d2}
password=$PASSWORD_{w} token=%TOKEN% secret={{ vault_{w} }}
export API_TOKEN="$(cat /run/secrets/{w}_{d2})"
PGPASSFILE=/tmp/{w}.{a6}/pgpass psql -h db{d1}
sshpass -f /run/{w}/pw.{a6} ssh {w}@10.0.0.{d2}
curl -H "Authorization: Bearer ********" https://api.example.com/v1/keys/{h24}
GET /v2/tokens/{uuid}/usage?page=2&limit=50 200
GET /api/keys/{a22} 404 12ms ua=okhttp/4.12.0
POST /oauth/token 200 grant=client_credentials client={w}-{a8} req={A26}
DELETE /secrets/{h24}/versions/{d2} by {w}{d2} 204
keycloak: type=LOGIN, realmId={uuid}, clientId={w}, userId={uuid}, auth_session_parent_id={uuid}
oauth2-proxy: session{email:{w}@example.org user:{d21} PreferredUsername: token:true}
grafana: logger=context userId={d2} orgId=1 uname={w} t=token_rotate req={a20}
snmp: engineID 0x80001f88{h16} user {w} auth SHA priv AES
snmptrap: enterprise 1.3.6.1.4.1.{d4} community ******** agent SNMPv2-MIB::sysUpTime.0
radius: Access-Request id {d3} authenticator {h32}
eap: identity {w}@example.org session {h32} state 0x{h32}
iso8583: KSN {H20} KCV {H6} terminal {d8}
emv: ARQC {H16} ATC 00{H2} key index {d1}
zigbee: device 0x{h16} joined, install code key hash {h32}
lorawan: dev_eui={h16} join_eui={h16} dev_addr={h8} mic={h8}
ble: identity address {h2}:{h2}:{h2}:{h2}:{h2}:{h2} key distribution ok
matter: fabric id {H16} node id {H16} passcode verified
PASS: x86_64 AVX512{A2} insns (Intel disassembly)
PASS: ld-x86-64/property-x86-{l6}
PASS: test_{w}_{d2}b.(*Suite).TestTokens ({d1}.{d2}s)
--- PASS: TestAuth{d2}/{w}_v{d1} (0.{d2}s)
* src/keyring.c (compare_name): Fix KEYDB_{w}_MODE* searches, pass strlen+1.
* src/login.c: Remove using LOGIN_{w} #define. Now it is equal to !USE_PAM{d1}.
reverse mapping checking getaddrinfo for host{d3}.example.com failed - POSSIBLE BREAK-IN ATTEMPT!
the key is compliant with RFC{d4}bis, see man/de/passwd.{d1}
modem: IMEI {d15} ICCID 89{d17} auth ok
`
  .trim()
  .split('\n');

const [digits, hexadecimal, lower] = ['0123456789', '0123456789abcdef', 'abcdefghijklmnopqrstuvwxyz'];
const upper = lower.toUpperCase();
const alphabets: Record<string, string> = {
  d: digits,
  h: hexadecimal,
  H: hexadecimal.toUpperCase(),
  l: lower + digits,
  a: lower + upper + digits,
  A: upper + digits,
  b: `${lower}${upper}${digits}+/`,
  u: `${lower}${upper}${digits}-_`,
};
const words =
  'amber basil cedar delta ember fjord grove heron iris juniper kelp lotus maple nimbus opal pine quartz raven sage tulip'.split(
    ' ',
  );

/** Draws lines like those, as many of each; the kind of a line is its number. */
export function lookAlikes(ofEach: number): { kind: string; line: string }[] {
  let state = 7;
  const upTo = (most: number) =>
    Math.floor(((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32) * most);
  const some = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[upTo(alphabet.length)]).join('');
  const drawn = (line: string) =>
    line
      .replaceAll('{uuid}', () => [8, 4, 4, 4, 12].map((length) => some(hexadecimal, length)).join('-'))
      .replaceAll('{w}', () => words[upTo(words.length)]!)
      .replaceAll(/\{([dhHlaAbu])(\d+)\}/g, (_, kind: string, length: string) =>
        some(alphabets[kind]!, Number(length)),
      );
  return lines.flatMap((line, number) =>
    Array.from({ length: ofEach }, () => ({ kind: `look-alike ${number}`, line: drawn(line) })),
  );
}
