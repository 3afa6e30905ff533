import { mayEndStatement } from '../glances.ts';
import { readsSecret } from './secret-readers.ts';
import { argument, phraseRule, said, type Phrase } from '../phrase.ts';
import { looksGenerated } from '../../value/plain-values.ts';
import { isNoWord } from '../stays.ts';

const word = String.raw`[^\s"';|&<>-][^\s"';|&<>]{0,255}`;
const wholeWord = String.raw`(?:"[^"\n]{1,64}"|[^\s"']{1,64})`;
const flags = String.raw`(?:-[^\s"']{1,64} ){0,6}`;

/** The secret is what stands at a place behind these commands, whatever stands there. */
const phrases: readonly Phrase[] = [
  { hints: ['passwd '], ahead: said(`passwd ${flags}-[a-zA-Z]{0,4}b[a-zA-Z]{0,4}(?<!-\\w{0,4}n\\w{0,4}) ${flags}${word} ${word} ${argument}`), behind: /\b(?:ht|mosquitto_)$/ },
  { hints: ['passwd '], ahead: said(`passwd ${flags}-(?:\\w{0,4}n\\w{0,4}b|\\w{0,4}b\\w{0,4}n)\\w{0,4} ${flags}${word} ${argument}`), behind: /\bht$/ },
  { hints: ['passphrase '], ahead: said(`passphrase (?:"[^"]{1,64}"|'[^']{1,64}'|${word}) ${argument}`), behind: /\bwpa_$/ },
  { hints: ['rabbitmqctl '], ahead: said(`rabbitmqctl (?:-\\S{1,64} (?:\\w{1,64}@\\S{1,256} )?){0,4}(?:add_user|change_password|authenticate_user) ${word} ${argument}`) },
  { hints: ['vault operator', 'vault unseal', 'vault login'], ahead: said(`vault (?:operator )?(?:unseal|login) ${flags}(?!-|\\w{1,64}=)${argument}`), isSecret: (secret) => secret.length > 7 },
  { hints: ['mc alias set'], ahead: said(`mc alias set ${word} ${word} ${word} ${argument}`) },
  { hints: ['snyk auth '], ahead: said(`snyk auth (?!-)${argument}`) },
  { hints: ['passwd '], ahead: said(`passwd (?:-(?:salt \\S{1,64}|\\w{1,16}) ){0,4}(?!-)${argument}`), behind: /\bopenssl $/ },
  { hints: ['password '], ahead: said(`password \\d{1,3} ${argument}`), behind: /\buser set $/ },
  { hints: ['password '], ahead: said(`password ${argument}`), behind: /\bmysqladmin (?:[^\n|;]{0,80} )?$/, reach: 96 },
  { hints: ['net user '], ahead: said(`net user ${word} (?!/)${argument}(?= |\\s|$)`), isSecret: isNoWord },
  { hints: ['net use '], ahead: said(`net use (?:\\w: |\\* )?\\\\\\\\\\S{1,256} (?!/)${argument}`) },
  { hints: ['net use '], ahead: said(`net use (?:\\w: |\\* )?\\\\\\\\\\S{1,256} /user:\\S{1,128} (?!/)${argument}`) },
  { hints: ['secret_access_key '], ahead: said(`secret_access_key ${argument}`), isSecret: (secret) => secret.length > 30 },
  { hints: ['radtest '], ahead: said(`radtest ${flags}${word} ${argument}`) },
  { hints: ['kinit '], ahead: said(`kinit (?:-\\w{1,8} ){0,4}${word} <<< ?${argument}`) },
  { hints: ['cookie '], ahead: said(`cookie ([A-Za-z0-9_]{6,255})`), behind: /(?:-set|erlang )$/i, isSecret: (secret) => /[\dA-Z]/.test(secret) },
  { hints: ['setx '], ahead: said(`setx (?:/m )?\\w{0,64}(?:_KEY|TOKEN|SECRET|PASSWORD|_PWD|_PASS) (?!/)${argument}`) },
  { hints: ['send "', 'send -- "', 'send \\"', 'send -- \\"'], ahead: said(`send (?:-- )?\\\\{0,3}"([^"\\\\\\r\\n]{1,256})(?=\\\\{1,4}[rn])`), behind: /assword[^\n]{0,64}$/i, reach: 96 },
  { hints: ['http-basic.'], ahead: said(`http-basic\\.\\S{1,128} ${word} ${argument}`) },
  { hints: ['hardhat vars set '], ahead: said(`hardhat vars set \\w{1,64} ${argument}`) },
  { hints: ['import-tsig-key '], ahead: said(`import-tsig-key ${word} ${word} ${argument}`) },
  { hints: ['key hmac-'], ahead: said(`key hmac-[\\w-]{2,12}:\\S{1,128} ([A-Za-z0-9+/]{16,256}={0,2})(?![\\w+/=])`) },
  { hints: ['open5gs-dbctl add '], ahead: said(`open5gs-dbctl add(?:_ue_with_\\w{1,24})? \\d{14,15} ([0-9a-f]{32} [0-9a-f]{32})(?!\\w)`) },
  { hints: ['<<<'], ahead: said(`<<< ?${argument}`), behind: readsSecret, reach: 200 },
  { hints: ['dtexec ', 'dtutil '], ahead: said(`dt(?:exec|util) (?:[^\\n]{0,200}? )?/de(?:crypt)? ${argument}`) },
  { hints: ['+login '], ahead: said(`\\+login ${word} (?!\\+)${argument}`) },
  { hints: ['secret,id=', 'secret,data=', 'secret,format='], ahead: said(`secret,(?:[\\w-]{1,16}=[^,\\s"']{0,128},){0,6}?data=([^,\\s"']{3,512})`) },
  { hints: ['secret-set-value '], ahead: said(`secret-set-value (?:--secret )?[0-9a-f-]{36} (?:--base64 )?(?!-)${argument}`) },
  { hints: ['luks-open ', 'luks-open-ro ', 'luks-format ', 'luks-add-key ', 'luks-kill-slot ', 'cryptsetup-open '], ahead: said(`(?:luks|cryptsetup)-[a-z-]{4,10} /\\S{1,64} (?:[\\w-]{1,32} )?key ([^\\r\\n]{4,256})(?=\\r?\\n|$)`) },
  { hints: [':key:'], ahead: said(`:key:([^\\s"']{1,256})`), behind: /--key[ =]["']?\S{1,80}$/, reach: 96 },
  { hints: ['signing setup '], ahead: said(`signing setup ([^\\r\\n]{4,256}?)(?=\\s{0,4}(?:\\r?\\n|$))`) },
  { hints: ['sedutil-cli '], ahead: said(`sedutil-cli (?:-[a-z]{1,5} ){0,3}--\\w{4,60} (?:(?:on|off|ro|rw|lk|\\d{1,2}) ){0,2}(?!/)${argument}`) },
  { hints: ['set-adopt '], ahead: said(`set-adopt https?://\\S{1,200} ${argument}`) },
  { hints: ['addhost ', 'addhost.php ', 'add_device.php '], ahead: said(`add(?:host|_device)(?:\\.php)? (?:-\\S{1,32} ){0,4}${word} ${argument}(?= v[12]c?\\b)`) },
  { hints: ['ykman otp '], ahead: said(`ykman otp (?:static|chalresp|hotp|yubiotp) (?:-\\S{1,40} (?:[a-z]{2} )?){0,6}[12] ${argument}`) },
  // Words that take a secret at a place of their own
  { hints: ['sqlpackage', '/action:publish', '/a:publish', '/a:export', '/a:import', '/a:extract'], ahead: said(`[^\\n]{0,300}?\\s/[ts](?:p|argetpassword|ourcepassword):${argument}`), behind: /(?:^|[\s/\\\]"])(?:sqlpackage(?:\.exe)?[ "]{1,2})?$/i },
  { hints: ['-createcredential ', '-modifycredential '], ahead: said(`-(?:create|modify)credential ${word} ${word} (?!-)${argument}`) },
  { hints: ['set-initial-password ', 'set-default-password '], ahead: said(`set-(?:initial|default)-password (?!-)${argument}`) },
  { hints: ['.logon '], ahead: said(`\\.logon [^\\s/]{1,128}/[^\\s,]{1,64},([^\\s;,"']{3,128})`), behind: /(?:^|[\n>:;] ?)$/ },
  { hints: ['addprinc ', 'add_principal ', 'change_password ', 'cpw ', 'ank '], ahead: said(`(?:addprinc|add_principal|change_password|cpw|ank) (?:[-+]\\w{1,32} (?:[^\\s"'-]{1,64} )?){0,4}?-pw ${argument}`) },
  { hints: ['bundle config '], ahead: said(`bundle config (?:set )?(?:--\\w{2,12} )?(?:https?://)?(?:[\\w-]{1,63}\\.){1,5}[a-z]{2,12}/? (?!-)${argument}`) },
  { hints: ['+rcon_password ', '+sv_password ', '+rcon.password '], ahead: said(`\\+(?:rcon[_.]|sv_)password (?![+-])${argument}`) },
  { hints: ['rasdial '], ahead: said(`rasdial ${wholeWord} ${word} (?!/)${argument}`) },
  { hints: ["connect('", 'connect("'], ahead: said(`connect\\(["'][^"'\\n]{1,64}["'], ?["']([^"'\\n]{1,128})(?=["'], ?["'](?:t3s?|iiops?|https?):)`) },
  { hints: [':pserver:'], ahead: said(`:pserver:[^\\s:@]{1,64}:([^\\s@]{1,128})(?=@)`) },
  { hints: ['rclone obscure '], ahead: said(`rclone obscure (?!-)${argument}`) },
  { hints: ['encrypt_string '], ahead: said(`encrypt_string (?:--(?:vault-id|encrypt-vault-id|vault-password-file)[\\x20=]\\S{1,64} |-[nv]{1,4} ){0,3}(?!-)${argument}`), behind: /\bansible-vault $/i },
  { hints: ['rar '], ahead: said(`rar [a-z]{1,2} (?:-\\w{1,12} ){0,8}-hp${argument}`), behind: /(?:^|[\s/])$/ },
  { hints: ['--encrypt '], ahead: said(`--encrypt (?!-)${argument}(?= \\S{1,128} (?:40|128|256)\\b)`), behind: /\bqpdf (?:[^\n|;]{0,120} )?$/i, reach: 128 },
  { hints: ['owner_pw ', 'user_pw ', 'input_pw '], ahead: said(`(?:owner|user|input)_pw (?!prompt\\b)${argument}`) },
  { hints: ['password /t', 'password /d', 'passwd /t', 'pwd /t', 'psk /t', 'secret /t'], ahead: said(`(?:password|passwd|pwd|psk|secret) (?:/t reg_\\w{2,12} )?/d ${argument}`) },
  { hints: ['signtool ', 'ktpass '], ahead: said(`(?:signtool [^\\n]{0,200}? /p|ktpass [^\\n]{0,200}? [/-]pass) (?![*/])${argument}`) },
  { hints: ['ftp> user '], ahead: said(`ftp> user ${word} ${argument}(?=\\s|$)`) },
  { hints: ['smbclient //', 'smbclient \\\\'], ahead: said(`smbclient [/\\\\]{2,4}\\S{1,128} (?!-)${argument}`) },
  { hints: ['samba-tool user '], ahead: said(`samba-tool user (?:create|add) ${word} (?!-)${argument}`) },
  { hints: ['--security-'], ahead: said(`--security-(?:unlock|erase|erase-enhanced|disable|set-pass) ${argument}(?= /dev/)`) },
  { hints: ['tpm2_changeauth '], ahead: said(`tpm2_changeauth (?:-[a-z] \\S{1,128} ){0,4}(?!-)${argument}`) },
  { hints: ['radclient '], ahead: said(`radclient (?:-[a-z]{1,2} (?:\\d{1,4} )?){0,6}${word} (?:auth|acct|status|disconnect|coa|auto|challenge) ${argument}`) },
  { hints: ['hdbuserstore '], ahead: said(`hdbuserstore (?:-\\S{1,16} ){0,3}set ${word} ${word} ${word} ${argument}`) },
  { hints: ['+sv_setsteamaccount ', 'sv_setsteamaccount '], ahead: said(`\\+?sv_setsteamaccount ["']?([0-9a-f]{32})`) },
  { hints: ['/register ', '/login ', '/changepassword ', '/unregister '], ahead: said(`/(?:register|login|changepassword|unregister) ([^\\s]{3,64})`), behind: /issued server command: $/i },
  { hints: ['connect to '], ahead: said(`connect to ${word} user ${word} using ${argument}`) },
  { hints: ['wifi connect ', 'wifi hotspot '], ahead: said(`wifi (?:connect|hotspot) (?:[^\\n;|&]{0,120}? )?password ${argument}`) },
  { hints: ['-setairportnetwork '], ahead: said(`-setairportnetwork ${word} ${wholeWord} ${argument}`) },
  { hints: ['isql '], ahead: said(`isql (?:-\\w{1,8} ){0,4}${word} ${word} (?!-)${argument}(?=\\s|$)`) },
  { hints: ['doveadm auth '], ahead: said(`doveadm auth (?:test|login|cache) (?:-\\w(?: \\S{1,64})? ){0,4}${word} (?!-)${argument}(?=\\s|$)`) },
  { hints: ['oper '], ahead: /OPER[ \t]{1,4}[\w.-]{1,32}[ \t]{1,4}([^\s:"']{4,128})(?=\s{0,4}(?:\\r|\n|$))/y, behind: /(?:^|\n|[>:\]] |[-<>]{2} )$/ },
  { hints: ['http ', 'http\t', 'socks4 ', 'socks4\t', 'socks5 ', 'socks5\t'], ahead: said(`(?:https?|socks[45]) \\d{1,3}(?:\\.\\d{1,3}){3} \\d{2,5} [\\w.@-]{1,64} ([^\\s"']{3,128})(?=\\s{0,8}(?:\\n|$))`), behind: /(?:^|\n)[ \t]{0,8}$/ },
  { hints: ['register ', 'change_password '], ahead: said(`(?:register|change_password) ${word} ${word} ${argument}`), behind: /\b(?:ejabberdctl|mongooseimctl|prosodyctl) (?:--\S{1,60} ){0,4}$/, reach: 96 },
  { hints: ['addauth digest '], ahead: said(`addauth digest [^\\s:]{1,64}:([^\\s"']{1,256})`) },
  { hints: ['add password ', 'add userpassword ', 'add passphrase ', 'add enablepassword '], ahead: said(`add (?:user|enable)?pass(?:word|phrase) \\S{1,128} (?:\\{([^{}\\n]{1,128})(?=\\})|([^\\s{}]{1,128})(?=\\s))`), behind: /(?:^|\n)[ \t]{0,8}$/ },
  { hints: ['vault kv put ', 'vault kv patch ', 'bao kv put ', 'bao kv patch '], ahead: said(`(?:vault|bao) kv (?:put|patch) ${flags}[^\\s=]{1,128} [\\w.-]{1,64}=(?!@)${argument}`) },
  { hints: ['ssh '], ahead: said(`ssh (?:-\\S{1,64} ){0,4}([A-Za-z0-9]{20,64})(?=[@:])`), isSecret: looksGenerated },
  { hints: ['<<<'], ahead: said(`<<< ?${argument}`), behind: /\bsudo (?:-[A-Za-z]{1,4} ){0,3}-[A-Za-z]{0,4}S\b[^\n;|&]{0,160}$/, reach: 200, isSecret: isNoWord },
  { hints: ['password ', 'password1 ', 'password2 '], ahead: said(`password[12]? ([^\\s"';]{4,128})(?=\\s{0,8}(?:\\n|;|$))`), behind: /(?:\bCMD: |\bBacklog\d? (?:[^\n;]{1,80}; ?){0,8})(?:Mqtt|Web|Wifi)?$/i, reach: 240 },
  { hints: ['password(', 'phrase('], ahead: said(`(?:password|(?:pass)?phrase)\\(["']?([^\\s()'"*]{3,128})(?=["']?\\))`), behind: /\b(?:CHGUSRPRF|CRTUSRPRF|CHGPWD|ADDUSER|ALTUSER|USRPRF|LOGON|SIGNON|(?:ADD|CHG)(?:SVRAUTE|NTWAUTE)|STRRMTSQL|RMTUSER)\b[^\n]{0,160}$/i, reach: 200 },
  { hints: ['keymasked(', 'keyencrypted('], ahead: said(`key(?:masked|encrypted)\\(([0-9a-f]{16,64})(?=\\))`) },
  { hints: ['auth3 = '], ahead: said(`auth3 = ([^\\s]{1,256})`) },
  { hints: [',p='], ahead: /,p=([^,\s"'\\]{1,256})/y, behind: /(?:^|[\s'"=])[hPuDtSAF]=[^,\s'"]{1,128}(?:,[hPuDtSAF]=[^,\s'"]{0,64}){0,6}$/, reach: 256 },
]; // prettier-ignore

/** Masks what a well-known command takes as a secret without an option: `htpasswd -b file bob ********`. */
export const commandArgument = phraseRule(
  {
    name: 'command-argument',
    glance: mayBeCommand,
    kind: 'header',
    about: 'The secret that a well-known command takes without an option, such as wpa_passphrase network secret',
  },
  phrases,
);

/** Masks what a command takes as a second secret: `radtest bob ******** localhost 0 ********`, `+login bob ******** ********`. */
export const secondArgument = phraseRule(
  { name: 'second-argument', kind: 'header', about: 'The second secret among the arguments of a command, such as radtest and steamcmd' },
  [
    { hints: ['radtest '], ahead: said(`radtest ${flags}${word} \\S{1,256} ${word} \\d{1,5} ${argument}`) },
    { hints: ['--encrypt '], ahead: said(`--encrypt \\S{1,128} (?!-)${argument}(?= (?:40|128|256)\\b)`), behind: /\bqpdf (?:[^\n|;]{0,120} )?$/i, reach: 128 },
    { hints: ['vault kv put ', 'vault kv patch ', 'bao kv put ', 'bao kv patch '], ahead: said(`(?:vault|bao) kv (?:put|patch) ${flags}[^\\s=]{1,128} [\\w.-]{1,64}=\\S{1,512} [\\w.-]{1,64}=(?!@)${argument}`) },
    { hints: ['add password ', 'add passphrase '], ahead: said(`add pass(?:word|phrase) \\S{1,128} (?:\\{[^{}\\n]{1,128}\\}|[^\\s{}]{1,128}) (?:\\{([^{}\\n]{1,128})(?=\\})|([^\\s{}]{1,128})(?=\\s))`), behind: /(?:^|\n)[ \t]{0,8}$/ },
    { hints: ['+login '], ahead: said(`\\+login ${word} (?!\\+)\\S{1,256} (?![+-])${argument}`) },
    { hints: ['sedutil-cli '], ahead: said(`sedutil-cli (?:-[a-z]{1,5} ){0,3}--set(?:sid|admin1|lockingrange)\\w{0,24} (?:\\d{1,2} )?\\S{1,256} (?!/)${argument}`) },
  ],
); // prettier-ignore

/** `password` and its like stand in sentences too. */
function mayBeCommand(bytes: Uint8Array, at: number): boolean {
  return (bytes[at]! | 32) !== 112 || mayEndStatement(bytes, at);
}
