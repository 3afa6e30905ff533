/** A well-known form of token: how it begins, what follows, and how much of that there is at least. */
export interface TokenFormat {
  readonly name: string;
  readonly prefixes: readonly string[];
  /** What may follow the prefix; a pattern of single characters and their number. */
  readonly rest: string;
  /** No "-" and "_" may stand before it, which it could be made of itself. */
  readonly standsAlone?: boolean;
}

const word = '[A-Za-z0-9_-]';
const alphanumeric = '[A-Za-z0-9]';

/** From the vendors' documentation of their tokens. Prefixes are compared with their case. */
export const tokenFormats: readonly TokenFormat[] = [
  { name: 'datadog-app-key', prefixes: ['ddapp_'], rest: `${alphanumeric}{30,}` },
  { name: 'datadog-remote-config-key', prefixes: ['DDRCM_'], rest: '[A-Z0-9]{6,}' },
  { name: 'datadog-personal-token', prefixes: ['ddpat_', 'ddsat_'], rest: `${word}{20,}` },
  { name: 'aws-access-key', prefixes: ['AKIA', 'ASIA', 'ABIA', 'ACCA', 'A3TX'], rest: '[A-Z2-7]{16}(?![A-Za-z0-9])' },
  { name: 'github-token', prefixes: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], rest: `${alphanumeric}{30,}` },
  { name: 'github-fine-grained-token', prefixes: ['github_pat_'], rest: '[A-Za-z0-9_]{30,}' },
  { name: 'gitlab-token', prefixes: ['glpat-', 'gldt-', 'glrt-', 'glcbt-', 'glptt-', 'glft-', 'glsoat-', 'glagent-', 'gloas-'], rest: '[A-Za-z0-9_.-]{18,}' },
  { name: 'slack-token', prefixes: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxo-', 'xoxe-', 'xoxe.', 'xapp-'], rest: '[A-Za-z0-9.-]{10,}' },
  { name: 'stripe-key', prefixes: ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_', 'whsec_'], rest: `${alphanumeric}{16,}` },
  { name: 'google-api-key', prefixes: ['AIza'], rest: `${word}{30,}` },
  { name: 'google-oauth-token', prefixes: ['ya29.'], rest: `${word}{20,}` },
  { name: 'google-client-secret', prefixes: ['GOCSPX-'], rest: `${word}{20,}` },
  { name: 'sendgrid-key', prefixes: ['SG.'], rest: `${word}{16,64}\\.${word}{16,}` },
  { name: 'npm-token', prefixes: ['npm_'], rest: `${alphanumeric}{30,}` },
  { name: 'pypi-token', prefixes: ['pypi-'], rest: `${word}{40,}` },
  { name: 'digitalocean-token', prefixes: ['dop_v1_', 'doo_v1_', 'dor_v1_'], rest: '[a-f0-9]{40,}' },
  { name: 'vault-token', prefixes: ['hvs.', 'hvb.', 'hvr.'], rest: `${word}{20,}` },
  { name: 'terraform-cloud-token', prefixes: ['.atlasv1.'], rest: `${word}{40,}` },
  { name: 'shopify-token', prefixes: ['shpat_', 'shpca_', 'shppa_', 'shpss_'], rest: '[a-fA-F0-9]{30,}' },
  { name: 'square-token', prefixes: ['sq0atp-', 'sq0csp-', 'EAAA'], rest: `${word}{40,}` },
  { name: 'openai-key', prefixes: ['sk-proj-', 'sk-svcacct-', 'sk-admin-', 'sk-None-'], rest: `${word}{20,}` },
  { name: 'openai-legacy-key', prefixes: ['sk-'], rest: `${alphanumeric}{40,}` },
  { name: 'anthropic-key', prefixes: ['sk-ant-'], rest: `${word}{20,}` },
  { name: 'huggingface-token', prefixes: ['hf_'], rest: `${alphanumeric}{30,}` },
  { name: 'grafana-token', prefixes: ['glsa_', 'glc_'], rest: '[A-Za-z0-9_+/=]{30,}' },
  { name: 'newrelic-key', prefixes: ['NRAK-', 'NRJS-', 'NRII-', 'NRRA-'], rest: `${word}{16,}` },
  { name: 'linear-key', prefixes: ['lin_api_'], rest: `${alphanumeric}{30,}` },
  { name: 'postman-key', prefixes: ['PMAK-'], rest: `${word}{30,}` },
  { name: 'docker-token', prefixes: ['dckr_pat_', 'dckr_oat_'], rest: `${word}{20,}` },
  { name: 'databricks-token', prefixes: ['dapi'], rest: '[a-f0-9]{32}(?:-\\d)?(?![A-Za-z0-9])' },
  { name: 'mailgun-key', prefixes: ['key-'], rest: '[a-f0-9]{32}(?![A-Za-z0-9])' },
  { name: 'telegram-bot-token', prefixes: [':AA'], rest: `${word}{32,}` },
  { name: 'azure-client-secret', prefixes: ['8Q~', '7Q~'], rest: '[A-Za-z0-9_~.-]{30,}' },
  { name: '1password-token', prefixes: ['ops_eyJ'], rest: `${word}{40,}` },
  { name: 'age-key', prefixes: ['AGE-SECRET-KEY-1'], rest: '[A-Z0-9]{40,}' },
  { name: 'slack-webhook', prefixes: ['hooks.slack.com/services/', 'hooks.slack.com/workflows/'], rest: '[A-Za-z0-9/_-]{20,}' },
  { name: 'discord-webhook', prefixes: ['discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'], rest: '\\d{10,}/[A-Za-z0-9_-]{20,}' },
  { name: 'teams-webhook', prefixes: ['.webhook.office.com/webhookb2/'], rest: '[A-Za-z0-9@/_-]{30,}' },
  { name: 'json-web-token', prefixes: ['eyJ'], standsAlone: true, rest: `${word}{6,1024}\\.eyJ${word}{6,}(?:\\.${word}*)?` },
  { name: 'password-hash', prefixes: ['$2a$', '$2b$', '$2y$'], rest: '\\d\\d\\$[./A-Za-z0-9]{50,}' },
  { name: 'crypt-hash', prefixes: ['$1$', '$5$', '$6$', '$y$', '$apr1$', '$argon2'], rest: '[./A-Za-z0-9$=,+-]{20,}' },
]; // prettier-ignore
