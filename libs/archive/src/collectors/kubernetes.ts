import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { KubernetesCollector } from '@flarewire/schemas';
import { stringify } from 'yaml';
import { FindingError } from '../collect/finding.ts';
import type { CollectContext, Collector } from './collector.ts';
import { httpText } from './http-get.ts';
import { limitsOf } from './limits.ts';

/** An object of the Kubernetes API, or the values a Helm release was given, as YAML. Asks with the pod's service account. */
export const kubernetes: Collector<KubernetesCollector> = {
  async *plan({ kubernetes: wanted, into, ...limits }, context) {
    yield {
      ...limitsOf(limits),
      path: into,
      source: 'kubernetes',
      rank: 'state',
      async *read({ signal }) {
        const api = (path: string) => getObject(path, context, signal);
        const object =
          'path' in wanted
            ? await api(wanted.path)
            : await helmValues(wanted.helm, wanted.namespace ?? (await ownNamespace(context)), api);
        yield Buffer.from(stringify(object));
      },
    };
  },
};

type Api = (path: string) => Promise<unknown>;

async function getObject(path: string, { env, serviceAccount }: CollectContext, signal: AbortSignal): Promise<unknown> {
  const host = serviceHost(env);
  const authority = `${host.includes(':') ? `[${host}]` : host}:${env['KUBERNETES_SERVICE_PORT'] ?? '443'}`;
  const access = { tokenFile: `${serviceAccount}/token`, ca: `${serviceAccount}/ca.crt` };
  return JSON.parse(await httpText({ url: `https://${authority}${path}`, ...access, signal }));
}

function serviceHost(env: CollectContext['env']): string {
  const host = env['KUBERNETES_SERVICE_HOST'];
  if (host) return host;
  throw new FindingError({
    state: 'not-found',
    reason: 'this is no Kubernetes pod: KUBERNETES_SERVICE_HOST is not set',
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
