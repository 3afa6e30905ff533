/**
 * What each match of a secretlint expression contains, as the linter's 13.0.7 has them: a word, and where that alone is
 * common in logs, an expression that holds wherever the word stands in a match.
 */
export interface Clue {
  word: string;
  /** Whether a match may have it in any case; the word is in lower case then. */
  anyCase?: true;
  /** Sticky at the word. */
  and?: RegExp;
}

const words = (...all: string[]): Clue[] => all.map((word) => ({ word }));
const inAnyCase = (...all: string[]): Clue[] => all.map((word) => ({ word, anyCase: true }));

export const clues: readonly Clue[] = [
  // aws
  ...inAnyCase('secret_access', 'secretaccess'),
  // privatekey
  ...words('PRIVATE KEY'),
  // npm
  ...words('x-oauth-basic@', '_authToken=', 'npm_'),
  // basicauth, database-connection-string
  { word: '://', and: /:\/\/[^:/\s]{1,256}:(?!\*{8}@)[^@/\s]{1,256}@/y },
  // slack
  ...words('xoxb-', 'xoxp-', 'xapp-', 'xoxa-', 'xoxo-', 'xoxr-'),
  ...inAnyCase('hooks.slack.com'),
  // sendgrid, shopify, stripe
  { word: 'SG.', and: /SG\.\w+\.\w/y },
  ...words('shppa_', 'shpca_', 'shpat_', 'shpss_', 'sk_live_', 'sk_test_', 'rk_live_', 'rk_test_'),
  // github, gitlab, grafana
  ...words('ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_', 'glpat-', 'glc_', 'glsa_'),
  // openai, anthropic, groq, huggingface, linear, notion, 1password
  ...words('T3BlbkFJ', 'sk-ant-api0', 'gsk_'),
  { word: 'hf_', and: /hf_[a-zA-Z]{34}/y },
  ...words('lin_api_', 'ntn_', 'ops_ey'),
  // hashicorp-vault, vercel, databricks
  ...words('hvs.', 'hvb.', 'hvr.', 'vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'),
  { word: 'dapi', and: /dapi[A-Fa-f0-9]{32}/y },
  // docker, figma, cloudflare, tailscale
  ...words('dckr_pat_', 'figd_', 'cfk_', 'cfut_', 'cfat_', 'tskey-'),
];
