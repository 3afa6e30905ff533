import { endsStatement, phraseRule, quoted, said, type Phrase } from '../phrase.ts';

const isOption = /^(?:pass(?:word|wd)?|email|kill|secure|private|hide|enforce|language|noop|help)$/i;
/** A table or data set of SAS, before the brackets with its options. */
const dataSet = String.raw`(?:\w\.\w{1,32}|\b(?:data|set|merge|update|modify|from|into|table|out)[\s=]\s?\w{1,32})`;

const phrases: readonly Phrase[] = [
  // Communities that are keys of a map
  { hints: ['community: {', 'community": {', 'community":{', 'community-v6: {'], ahead: said(`community(?:-v6)?"?: ?\\{ ?"([^"\\r\\n]{1,64})(?=": ?\\{)`) },
  // Accounts of libraries: SIP2 and NCIP
  { hints: ['|ac', '|ad', '|co'], ahead: /\|(?:A[CD]|CO)([^|\r\n]{1,64})(?=\|)/y, behind: /(?:\bAO[^|\n]{0,64}\|A[AB][^|\n]{0,64}|\|A[AB]\d[^|\n]{0,64}|93\d\dCN[^|\n]{0,64})(?:\|A[A-D][^|\n]{0,64}){0,2}$/, reach: 240 },
  { hints: ['authenticationinputdata>'], ahead: said(`authenticationinputdata>([^<\\r\\n]{3,64})(?=</[\\w:]{1,40}>\\s{0,64}<(?:\\w{1,16}:)?authenticationinputtype[^<>]{0,80}>\\s{0,8}(?:pin|password))`) },
  // Data sets of SAS
  { hints: ['(read=', '(write=', '(alter=', '(pw=', '(encryptkey='], ahead: said(`\\((?:read|write|alter|pw|encryptkey)=["']?([a-z_]\\w{0,63})(?=["']?[\\s)])`), behind: new RegExp(`${dataSet}$`, 'i') },
  { hints: [' read=', ' write=', ' alter=', ' encryptkey='], ahead: said(` (?:read|write|alter|encryptkey)=["']?([a-z_]\\w{0,63})(?=["']?[\\s)])`), behind: new RegExp(String.raw`${dataSet}\((?:(?:read|write|alter|pw|encrypt|encryptkey)=[^\s()]{1,64} ?){1,4}$`, 'i'), reach: 200 },
  // What is typed into a program that asks for a password, as the kernel's audit records it
  { hints: ['comm="passwd" data=', 'comm="su" data=', 'comm="sudo" data=', 'comm="login" data=', 'comm="cryptsetup" data=', 'comm="kinit" data=', 'comm="smbpasswd" data=', 'comm="htpasswd" data=', 'comm="ssh-add" data=', 'comm="vncpasswd" data=', 'comm="chage" data='], ahead: said(`comm="(?:passwd|su|sudo|login|cryptsetup|kinit|smbpasswd|htpasswd|ssh-add|vncpasswd|chage)" data=["']?([0-9a-f]{2,1024}|[^"'\\s<]{1,256})(?=["'\\s<]|$)`) },
  { hints: ['comm="bash" data=', 'comm="sh" data=', 'comm="zsh" data=', 'comm="dash" data=', 'comm="ksh" data='], ahead: said(`comm="[a-z]{2,5}" data=([0-9a-f]{12,1024})(?![0-9a-f])`), isSecret: isTypedLogin },
  // What a name of a macro, or of a variable without a word for a secret, stands before
  { hints: ['password}', 'passwd}', 'pass}', 'token}', 'auth}', 'secret}', 'key}', 'passphrase}'], ahead: said(`[a-z]{3,10}\\}(?:\\t{1,2}|\\x20{2,16}| ?[|=>:]{1,2} ?|["'], ?["'])([^\\t\\n"',|]{4,128})(?=[\\t\\n"',|]|$)`), behind: /\{\$[A-Z0-9_.]{0,48}$/, isSecret: (text) => /\d/.test(text) },
  { hints: ['$user'], ahead: said(`\\$user\\d{1,3}\\$ ?= ?([^\\s/\\\\][^\\s/\\\\]{3,127})(?=\\s|$)`), behind: /(?:^|\n)$/, isSecret: (text) => /\d/.test(text) || /[a-z][A-Z]|[-_!#*]/.test(text) },
  { hints: ['snyk=', 'heroku=', 'postmark=', 'rollbar=', 'logzio=', 'codacy=', 'bugsnag=', 'airbrake=', 'honeybadger='], ahead: said(`[a-z]{4,12}=["']?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})(?![\\w-])`), behind: /(?:^|[\s"'])$/ },
  // Tickets, and passwords in the messages of programs that set them
  { hints: ['ticket: ', 'ticket ('], ahead: said(`ticket(?: \\([^()\\n]{1,60}\\))?: ([0-9a-f]{40})(?![0-9a-f])`), behind: /\bpki $/i },
  { hints: ['authtok ['], ahead: said(`authtok \\[([^\\]\\r\\n]{4,256})(?=\\])`), isSecret: (text) => /\d/.test(text) || /[^a-z]/.test(text) },
  { hints: ['chpasswd: '], ahead: said(`chpasswd: (?:list: ?)?(?:[-|] ?)?[\\w.-]{1,32}:([^\\s:]{4,128})(?=\\s|$)`) },
  { hints: ["stdin '", 'stdin "', "stdin: '", 'stdin: "', "stdin=b'", "stdin='"], ahead: said(`stdin(?:: ?|=b?| )["']([^"'\\\\\\n]{4,256})(?=\\\\n|["'])`), behind: /\b(?:smbpasswd|chpasswd|passwd|cryptsetup|kinit|vncpasswd|ldappasswd|htpasswd|pdbedit)\b[^\n]{0,160}$/i, reach: 200 },
  { hints: ['validcommunities]'], ahead: said(`validcommunities\\]\\r?\\n["']([^"'\\r\\n]{1,64})(?=["']=dword:)`) },
  // Elements with attributes
  { hints: ['<password ', '<passwd ', '<passphrase ', '<pwd ', '<secret ', '<sharedsecret ', '<apikey '], ahead: said(`<(?:password|passwd|passphrase|pwd|secret|sharedsecret|apikey) (?:[\\w:.-]{1,40} ?= ?(?:"[^"<\\n]{0,256}"|'[^'<\\n]{0,256}') ?){1,8}>([^<\\s][^<\\r\\n]{0,512})(?=</)`) },
  // Keys of accounts as Azure lists them
  { hints: ['"keyname"'], ahead: said(`"keyname" ?: ?"[^"\\n]{1,64}",\\s{0,24}(?:"permissions" ?: ?"\\w{1,16}",\\s{0,24})?"value" ?: ?"([A-Za-z0-9+/]{40,128}={0,2})(?=")`) },
  // What a console prints below a call that decrypts
  { hints: ['=> "', "=> '"], ahead: said(`=> ${quoted}`), behind: /(?:>>> |> |\(\d{1,4}\)> |:\d{1,4}(?::\d)?> )[^\n]{0,120}(?:decrypt\w{0,8}|passw\w{0,8}|secret|token|reveal)\b[^\n]{0,80}\n {0,8}$/i, reach: 256 },
  // What a script of Expect sends where a password was asked for, the password in a file of ftp's
  { hints: ['send -- "', 'send "'], ahead: /send (?:-- )?"([^"\\\r\n]{4,128})(?=\\[rn]")/iy, behind: /expect\w{0,8}\b[^\n]{0,80}(?:assw|assphrase|passcode)[^\n]{0,40}\n[ \t]{0,16}$/i, reach: 200 },
  { hints: ['account '], ahead: said(`account ([^\\s]{4,128})${endsStatement}`), behind: /\bpassword \S{1,128}\s{1,16}$/i, reach: 160, isSecret: (text) => /\d/.test(text) },
  // Authenticators of Exim, dialogues of FinTS, keys of secure RPC, passwords of ZNC
  { hints: ['client_send'], ahead: said(`client_send ?= ?"?(?:[^^\\n]{0,32} ?: ?)?\\^[^^\\n]{1,128}\\^([^\\s"^]{3,128})`) },
  { hints: ['hnsha:'], ahead: said(`hnsha:\\d{1,3}:\\d(?::\\d{1,3})?\\+[^+'\\n]{0,32}\\+[^+'\\n]{0,256}\\+([^+'\\n]{3,128})(?='|$)`) },
  { hints: ['unix.'], ahead: said(`unix\\.[\\w.-]{1,48}@[\\w.-]{1,64} [0-9a-f]{48}:([0-9a-f]{48,128})(?![0-9a-f])`) },
  { hints: ['method = '], ahead: /method = \w{3,8}\r?\n[ \t]{0,16}hash = ([0-9a-f]{32,128})/iy },
  // Channels and accounts of chats
  { hints: ['mode #', 'mode &'], ahead: said(`mode [#&][^\\s,]{1,64} [a-z+-]{0,8}[+-][a-jm-z]{0,4}k[a-z]{0,4} ([^\\s,:*]{2,64})`) },
  { hints: ['mode #', 'mode &'], ahead: said(`mode [#&][^\\s,]{1,64} \\+[a-z]{0,4}lk[a-z]{0,4} \\d{1,5} ([^\\s,:*]{2,64})`) },
  { hints: ['serv> ', 'serv- ', 'serv ', 'serv :'], ahead: said(`serv(?:@\\S{1,64})?[>-]? :?(?:identify|ghost|recover|release|register|set(?: pass(?:word|wd)?)?) (?:[#&]\\S{1,64} |[^\\s;]{1,32} (?=\\S{4,64}${endsStatement}))?(?![#&])([^\\s:*;"]{4,64})(?=[\\s;"]|$)`), behind: /(?:\*|-|\/\^?(?:msg|query|quote|m) |\/|privmsg )(?:nick|chan)$/i, isSecret: (text) => !isOption.test(text) },
]; // prettier-ignore

/** Whether hexadecimal digits are what was typed into a shell that ran a command which asks for a password, and what was typed then. */
function isTypedLogin(digits: string): boolean {
  return /(?:^|[\r\n;&| ])(?:su|sudo|passwd|kinit|ssh|mysql|psql|cryptsetup|login)\b[^\r\n]{0,120}\r\n?[\x21-\x7e]{4,128}\r/.test(
    Buffer.from(digits, 'hex').toString('latin1'),
  );
}

/** Masks secrets in the messages and records of programs that write them in a form of their own: SIP2, SAS, Linux' audit, IRC, consoles. */
export const recordedSecret = phraseRule(
  {
    name: 'recorded-secret',
    kind: 'header',
    about:
      'A password in messages of libraries and chats, options of SAS, records of typed input, elements with attributes and consoles',
  },
  phrases,
);
