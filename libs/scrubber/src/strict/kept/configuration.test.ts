import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parse } from 'yaml';
import { scrubberFactory, type Scrubber } from '../../index.ts';

const newScrubber = scrubberFactory({ rules: 'strict' });

async function scrubbed(file: string, text: string, scrubber: Scrubber = newScrubber()): Promise<string> {
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  };
  return Buffer.concat(await Array.fromAsync(scrubber.scrub(file, bytes()))).toString();
}

/** Files as people write them, of which all stays. */
const harmless: Readonly<Record<string, readonly string[]>> = {
  'sudoers': [
    '%sudo ALL=(ALL:ALL) NOPASSWD: ALL',
    'deploy ALL=(root) NOPASSWD: /usr/bin/systemctl restart app, /usr/bin/journalctl',
    "sed -i /etc/sudoers.d/app -re 's/^root.*/root ALL=(ALL:ALL) NOPASSWD: ALL/g'",
  ],
  'cilium.yaml': [
    'env:\n  - name: CLEAN_STATE\n    valueFrom:\n      configMapKeyRef:\n        name: cilium-config\n        optional: true\n        key: clean-cilium-bpf-state\n',
    'letsencrypt_privkey_filename: privkey.pem\n',
    '- traefik.http.routers.secure.middlewares=authelia@docker\n',
  ],
  'etcd.env': ['ETCD_INITIAL_CLUSTER_TOKEN="etcd-cluster-01"', 'ETCD_INITIAL_CLUSTER_TOKEN=k8s_etcd'],
  'dns.env': ['GLESYS_API_KEY=yyyyy', 'VULTR_API_KEY=xxxxx', 'CLIENT_TOKEN=00000000'],
  '.bashrc': ["# We have color support; assume it's compliant with Ecma-48", "PW_CHARS=$(tr -dc 'a-zA-Z0-9' </dev/urandom | head -c 16)"],
  'colours.xaml': ['<Color x:Key="Sandstone">#253858</Color>', '<SolidColorBrush x:Key="BusyBorderBrush" Color="{StaticResource BusyBorder}" />'],
  'people.json': ['{"avatar_url":"https://secure.gravatar.com/avatar/3fb28c93a1ce59d88eca41fba26a4505?s=80"}'],
  'es.json': ['{"LABEL_NEW_PASSWORD":"Nueva contraseña","FORGOT_PASSWORD":"¿Ha olvidado su contraseña?","MANDATORY_PASSWORD":"Proszę podać hasło."}', '{"passwordRequired":"密码不能为空","password_hint":"Mot de passe actuel"}'],
  'replay.txt': ["{'Authorization': 'Basic login_and_password_removed', 'User-Agent': 'x/1'}", 'api_key: <key_removed>'],
  'build.ps1': [
    'accessTokenParameter="?access_token=$HelixApiAccessToken"',
    "-Headers @{ 'X-Helix-Job-Token'=$env:Helix_JobToken }",
    '[void]$endpoints.Add(@{endpoint="$resource"; password="$AuthToken"})',
    'git clone https://ci:$AzureAccessToken@dev.example.com/internal/_git/tools',
    'sshpass -p "$Passwd" ssh -n -t root@$Ip "id"',
  ],
  'tables.tf': ['hash_key = "TestTableHashKey"', 'range_key      = "GameTitle"', 'non_key_attributes = ["UserId"]'],
  'Gemfile': ["gem 'omniauth-dropbox-oauth2', github: 'corp/omniauth-dropbox-oauth2', ref: '46157817ac892fe4c68eac0d4de55fe1a4e4a9fb'"],
  'devise.env': ['RESET_PASSWORD_WITHIN=6.hours'],
  'query.sql': ['SELECT 1 FROM users WHERE id = id AND pass = pass'],
}; // prettier-ignore

suite('configuration as people write it', () => {
  for (const [file, texts] of Object.entries(harmless))
    for (const text of texts)
      test(`stays in ${file}: ${text.split('\n')[0]}`, async () => assert.equal(await scrubbed(file, text), text));

  test('a pass phrase in the place of a text for people goes', async () => {
    for (const text of [
      '{"password":"maple timber cobalt"}',
      '{"password":"Password 1 x9"}',
      '{"password":"contraseña"}',
      'password: Hasło123',
      '{"admin_password":"Parola temporanea: timber"}',
      'wpa_passphrase="My timber password"',
    ])
      assert.doesNotMatch(await scrubbed('app.json', text), /timber|x9|contrase|Has/, text);
  });

  test('what only could be a place or a section of users goes', async () => {
    for (const text of [
      '{"passwd": {"users": {"eva": "copperlantern"}}}',
      '{"passwords": {"host": "copperlantern7", "guest": "copperlantern8"}}',
      '{"user_passwords": {"server": "copperlantern7"}}',
    ])
      assert.doesNotMatch(await scrubbed('app.json', text), /copperlantern/, text);
  });

  test('what is no variable, and values under less usual names, go', async () => {
    for (const text of [
      'password: $Sommer',
      'password: $SummerRain',
      'token=$Xk3vQ9',
      'PASSWORD=$Winter2024',
      '"credential_value": "kwxzpfbgureopxvzttrk",',
      'EVERNOTE_OAUTH_KEY=wvbzxyjnoqergdxy',
    ])
      assert.match(await scrubbed('app.env', text), /\*{8}/, text);
  });

  test('tokens in a list go, however short their hexadecimal', async () => {
    const text =
      '{"id":1402918005855846045,"tokens":["e442c15fbbd91b66","a48a8f51e29d8ca5"],"prompt_tokens":["12","13"]}';
    for (const file of ['vehicle.json', 'vehicle.log'])
      assert.match(await scrubbed(file, text), /"tokens":\[[^\]d]*\*{8}[^\]d]*\],"prompt_tokens":\["12","13"\]/, file);
  });

  test('a mark in the place of a token opens no element, and what is in one goes, also on a line of its own', async () => {
    const headers = 'headers:\n  Authorization:\n    - Bearer <EXAMPLE_ACCESS_TOKEN>\n  Accept-Encoding:\n    - gzip\n';
    assert.equal(await scrubbed('cassette.yml', headers), headers);
    for (const text of [
      '<password>\n  hunter22\n</password>',
      '<AccessToken>hunter22</AccessToken>',
      '<password>hunter22\n',
    ])
      assert.doesNotMatch(await scrubbed('app.xml', text), /hunter22/, text);
  });

  test('a comment right behind a key of YAML is no value, and what is below is masked by its own keys', async () => {
    const text = 'sa-token: #any name\n    redis:\n        server: "localhost:6379"\n        password: hunter22\n';
    assert.equal(await scrubbed('app.yml', text), text.replace('hunter22', '"********"'));
  });

  test('a value that begins with a number sign is masked where no deeper key follows', async () => {
    assert.doesNotMatch(await scrubbed('app.log', 'password: #hunt3r22\nuser: a\n'), /hunt3r22/);
  });

  test('YAML of which two keys were masked is archived, though both are alike now', async () => {
    const text = 'users:\n  Marlene-Quist01: U07KQWZRTA3\n  eva: U0Q4B8NNC\n  TomasVeldt90: U8RTQSUKX\n';
    const out = await scrubbed('people.yaml', text);
    assert.deepEqual(out.match(/: U\w+/g), text.match(/: U\w+/g));
    assert.equal(Object.keys((parse(out) as { users: object }).users).length, 3, out);
    assert.equal(await scrubbed('people.yaml', out), out);
  });

  test('what tells of a bootstrap token and of stored secrets stays, and the token goes', async () => {
    const text =
      'discovery:\n  bootstrapToken:\n    token: abcdef.0123456789abcdef\n    apiServerEndpoint: "k8s.example.com:6443"\n    caCertHashes: ["sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"]\n';
    const out = await scrubbed('kubeadm.yaml', text);
    assert.doesNotMatch(out, /0123456789abcdef\b/);
    assert.match(out, /apiServerEndpoint: "k8s\.example\.com:6443"/);
    const list =
      '{"SecretList":[{"Name":"db","LastAccessedDate":"2019-10-16","Tags":[{"Key":"cost-center","Value":"987654"}]}]}';
    assert.equal(await scrubbed('secrets.json', list), list);
  });
});
