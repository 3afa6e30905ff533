import { createHash } from 'node:crypto';

/** Text that looks random and is the same each time. */
function noise(alphabet: string, length: number): string {
  let text = '';
  for (let round = 0; text.length < length; round += 1)
    for (const byte of createHash('sha512').update(`${alphabet}${round}`).digest())
      text += alphabet[byte % alphabet.length];
  return text.slice(0, length);
}

const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const hex = `${digits}abcdef`;
const [letters, word] = [lower + upper, lower + upper + digits];
const w = (length: number) => noise(word, length);

const pem = (label: string) =>
  `-----BEGIN ${label}PRIVATE KEY-----\nMIIE${noise(word, 400)}\n-----END ${label}PRIVATE KEY-----\n`;
/** A service account's token is the base64 of JSON, here of a length that ends in `fQ==`. */
const onePassword = `ops_${Buffer.from(JSON.stringify({ email: 'a@example.com', secretKey: w(123) })).toString('base64')}`;

/** Examples of what a rule of the linter finds: one of each form that its expressions tell apart. */
export interface RuleExamples {
  rule: string;
  /** Name of the file, where the rule looks at it. */
  file?: string;
  texts: readonly string[];
}

export const ruleExamples: readonly RuleExamples[] = [
  {
    rule: 'aws',
    texts: ['AWS_SECRET_ACCESS_KEY=', 'aws_secret_access_key = ', '"SecretAccessKey": "', 'SECRETACCESS_KEY => '].map(
      (key) => `${key}${w(40)}`,
    ),
  },
  { rule: 'npm', texts: [`npm_${w(36)}`] },
  { rule: 'npm', file: 'package.json', texts: [`https://${w(20)}:x-oauth-basic@github.com/a/b`] },
  { rule: 'npm', file: '.npmrc', texts: [`//registry.example.com/:_authToken=${w(36)}`] },
  { rule: 'privatekey', texts: ['', 'RSA ', 'DSA ', 'EC ', 'OPENSSH '].map(pem) },
  {
    rule: 'basicauth',
    texts: ['http', 'https', 'ftp', 'ftps'].map((scheme) => `${scheme}://kim:${w(12)}@db.example.org/x`),
  },
  {
    rule: 'slack',
    texts: ['xoxb', 'xoxp', 'xapp', 'xoxa', 'xoxo', 'xoxr'].map(
      (prefix) => `${prefix}-${noise(digits, 12)}-${noise(digits, 12)}-${w(24)}`,
    ),
  },
  {
    rule: 'slack',
    texts: [
      `https://hooks.slack.com/services/T${w(8)}/B${w(8)}/${w(24)}`,
      `HTTPS://HOOKS.SLACK.COM/services/T${w(8)}/B${w(8)}/${w(24)}`,
    ],
  },
  { rule: 'sendgrid', texts: [`SG.${w(22)}.${w(43)}`] },
  { rule: 'shopify', texts: ['shppa', 'shpca', 'shpat', 'shpss'].map((prefix) => `${prefix}_${noise(hex, 32)}`) },
  { rule: 'stripe', texts: ['sk_live', 'sk_test', 'rk_live', 'rk_test'].map((prefix) => `${prefix}_${w(24)}`) },
  {
    rule: 'github',
    texts: [
      ...['ghp', 'gho', 'ghu', 'ghs', 'ghr'].map((prefix) => `${prefix}_${w(36)}`),
      `github_pat_${w(82)}`,
      `ghs_${noise(digits, 8)}_${w(300)}.${w(9_000)}.${w(300)}`,
    ],
  },
  { rule: 'gitlab', texts: [`glpat-${w(20)}`] },
  { rule: 'grafana', texts: [`glc_${w(200)}`] },
  { rule: 'grafana', texts: [`glsa_${w(32)}_${noise(hex, 8)}`] },
  { rule: 'openai', texts: [`sk-proj-${w(74)}T3BlbkFJ${w(74)}`, `sk-${w(20)}T3BlbkFJ${w(20)}`] },
  { rule: 'anthropic', texts: [`sk-ant-api03-${w(93)}AA`] },
  { rule: 'groq', texts: [`gsk_${w(52)}`] },
  { rule: 'huggingface', texts: [`hf_${noise(letters, 34)}`] },
  { rule: 'linear', texts: [`lin_api_${w(40)}`] },
  { rule: 'notion', texts: [`ntn_${noise(digits, 11)}${w(35)}`] },
  { rule: '1password', texts: [onePassword] },
  {
    rule: 'database-connection-string',
    texts: ['mongodb', 'mongodb+srv'].map((scheme) => `${scheme}://kim:${w(12)}@db.prod.internal/x`),
  },
  {
    rule: 'database-connection-string',
    texts: ['mysql', 'mysqlx', 'jdbc:mysql', 'MySQL'].map(
      (scheme) => `${scheme}://kim:${w(12)}!@db.prod.internal:3306/x`,
    ),
  },
  {
    rule: 'database-connection-string',
    texts: ['postgres', 'postgresql'].map((scheme) => `${scheme}://kim:${w(12)}@db.prod.internal/x`),
  },
  { rule: 'hashicorp-vault', texts: [`hvs.${w(95)}`] },
  { rule: 'hashicorp-vault', texts: [`hvb.${w(150)}`] },
  { rule: 'hashicorp-vault', texts: [`hvr.${w(95)}`] },
  { rule: 'vercel', texts: ['vcp', 'vci', 'vca', 'vcr', 'vck'].map((prefix) => `${prefix}_${w(24)}`) },
  { rule: 'databricks', texts: [`dapi${noise(hex, 32)}`] },
  { rule: 'docker', texts: [`dckr_pat_${w(27)}`] },
  { rule: 'figma', texts: [`figd_${w(40)}`] },
  { rule: 'cloudflare', texts: ['cfk', 'cfut', 'cfat'].map((prefix) => `${prefix}_${w(40)}${noise(hex, 8)}`) },
  { rule: 'tailscale', texts: [`tskey-auth-${w(17)}-${w(32)}`] },
];
