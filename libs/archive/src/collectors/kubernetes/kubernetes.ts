import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { KubernetesCollector } from '@flarewire/schemas';
import { asYaml } from '../as-yaml.ts';
import { FindingError } from '../../collect/finding.ts';
import type { CollectContext, Collector } from '../collector.ts';
import { httpText } from '../http-get.ts';
import { limitsOf } from '../limits.ts';
import { placeOf, ruleFor } from './api-path.ts';
import { listPages } from './list-pages.ts';
import { withoutSecrets, type ApiObject } from './without-secrets.ts';

/**
 * An object or a list of the Kubernetes API, or the values a Helm release was given, as YAML. Asks with the pod's service account.
 * What is in Secrets and ConfigMaps is masked as a whole.
 */
export const kubernetes: Collector<KubernetesCollector> = {
  async *plan({ kubernetes: wanted, into, ...limits }, context) {
    yield {
      ...limitsOf(limits),
      path: into,
      source: 'kubernetes',
      rank: 'state',
      async *read({ signal }) {
        const api = (path: string) => getObject(path, context, signal);
        if ('helm' in wanted) {
          const namespace = wanted.namespace ?? (await ownNamespace(context));
          yield Buffer.from(asYaml(await helmValues(wanted.helm, namespace, api)));
        } else if (isList(wanted.path)) {
          const pages = listPages(wanted.path, { get: api, note: context.note });
          for await (const text of pages) yield Buffer.from(text);
        } else {
          yield Buffer.from(asYaml(withoutSecrets((await api(wanted.path)) as ApiObject)));
        }
      },
    };
  },
};

type Api = (path: string) => Promise<unknown>;

async function getObject(path: string, { env, serviceAccount }: CollectContext, signal: AbortSignal): Promise<unknown> {
  const host = serviceHost(env);
  const authority = `${host.includes(':') ? `[${host}]` : host}:${env['KUBERNETES_SERVICE_PORT'] ?? '443'}`;
  const access = { tokenFile: `${serviceAccount}/token`, ca: `${serviceAccount}/ca.crt` };
  const text = httpText({ url: `https://${authority}${path}`, ...access, signal }, { also: [gone] });
  return JSON.parse(await text.catch((error: unknown) => sayWhatIsMissing(error, path)));
}

/** Of a list that is read in parts: it is too old to go on. */
const gone = 410;

/** Whether a path names a list that may be read in parts: one with a `limit` of its own is asked for as it is. */
function isList(path: string): boolean {
  const place = placeOf(path);
  return place !== undefined && place.name === undefined && !/[?&](limit|watch)=/.test(path);
}

function sayWhatIsMissing(error: unknown, path: string): never {
  const place = placeOf(path);
  if (!(error instanceof FindingError) || !error.message.endsWith('403') || !place) throw error;
  const reason = `answered 403; a rule that lets the service account read it: ${ruleFor(place)}`;
  throw new FindingError({ state: 'denied', reason });
}

function serviceHost(env: CollectContext['env']): string {
  const host = env['KUBERNETES_SERVICE_HOST'];
  if (host) return host;
  throw new FindingError({
    state: 'not-found',
    reason: 'this is not a Kubernetes pod: KUBERNETES_SERVICE_HOST is not set',
  });
}

async function ownNamespace({ env, serviceAccount }: CollectContext): Promise<string> {
  serviceHost(env);
  return readFile(`${serviceAccount}/namespace`, 'utf8').then((text) => text.trim());
}

/** Helm keeps a release in a Secret or a ConfigMap: exactly one must be deployed under that name. */
async function helmValues(release: string, namespace: string, api: Api): Promise<unknown> {
  const query = `labelSelector=${encodeURIComponent(`owner=helm,status=deployed,name=${release}`)}`;
  for (const kind of ['secrets', 'configmaps']) {
    const { items = [] } = (await api(
      `/api/v1/namespaces/${encodeURIComponent(namespace)}/${kind}?${query}`,
    )) as HelmList;
    const data = items.length === 1 ? items[0]?.data?.release : undefined;
    if (data === undefined) continue;
    return decodeRelease(kind === 'secrets' ? Buffer.from(data, 'base64').toString() : data).config ?? {};
  }
  throw new FindingError({
    state: 'not-found',
    reason: `there is not exactly one deployed Helm release "${release}" in namespace "${namespace}"`,
  });
}

interface HelmList {
  items?: { data?: { release?: string } }[];
}

function decodeRelease(text: string): { config?: unknown } {
  const bytes = Buffer.from(text, 'base64');
  const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;
  return JSON.parse((gzipped ? gunzipSync(bytes, { maxOutputLength: 64 * 2 ** 20 }) : bytes).toString());
}
