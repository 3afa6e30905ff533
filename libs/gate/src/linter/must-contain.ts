import { inAnyCase, words, type Clue, type Place } from '../search/clue.ts';
import { hasUser } from '../judge/readers/url-passwords.ts';

/** A clue of the linter's, and where it alone is common in logs, what else holds where it stands in a match. */
interface LintersClue extends Clue {
  and?: (content: Buffer, place: Place) => boolean;
}

/** Whether an expression, which is sticky, matches at a place. */
function matching(expression: RegExp, longest: number): (content: Buffer, place: Place) => boolean {
  return (content, { start }) => {
    expression.lastIndex = 0;
    return expression.test(content.toString('latin1', start, Math.min(content.length, start + longest)));
  };
}

/** A mask in place of a password, also with its tag, is none. */
const withPassword = matching(
  /:\/\/[^:/\s]{1,256}:(?!(?:\*{8}|(?:secret-|token-)?\*{8}~[0-9a-f]{5})@)[^@/\s]{1,256}@/y,
  520,
);

/** What each match of a secretlint expression contains, as the linter's 13.0.7 has them. */
export const clues: readonly LintersClue[] = [
  // aws
  ...inAnyCase('secret_access', 'secretaccess'),
  // privatekey
  ...words('PRIVATE KEY'),
  // npm
  ...words('x-oauth-basic@', '_authToken=', 'npm_'),
  // basicauth, database-connection-string
  { word: '://', and: (content, place) => hasUser(content, place.end) && withPassword(content, place) },
  // slack
  ...words('xoxb-', 'xoxp-', 'xapp-', 'xoxa-', 'xoxo-', 'xoxr-'),
  ...inAnyCase('hooks.slack.com'),
  // sendgrid, shopify, stripe
  { word: 'SG.', and: matching(/SG\.\w{1,200}\.\w/y, 256) },
  ...words('shppa_', 'shpca_', 'shpat_', 'shpss_', 'sk_live_', 'sk_test_', 'rk_live_', 'rk_test_'),
  // github, gitlab, grafana
  ...words('ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_', 'glpat-', 'glc_', 'glsa_'),
  // openai, anthropic, groq, huggingface, linear, notion, 1password
  ...words('T3BlbkFJ', 'sk-ant-api0', 'gsk_'),
  { word: 'hf_', and: matching(/hf_[a-zA-Z]{34}/y, 37) },
  ...words('lin_api_', 'ntn_', 'ops_ey'),
  // hashicorp-vault, vercel, databricks
  ...words('hvs.', 'hvb.', 'hvr.', 'vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'),
  { word: 'dapi', and: matching(/dapi[A-Fa-f0-9]{32}/y, 36) },
  // docker, figma, cloudflare, tailscale
  ...words('dckr_pat_', 'figd_', 'cfk_', 'cfut_', 'cfat_', 'tskey-'),
];
