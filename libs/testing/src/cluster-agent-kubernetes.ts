import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A Kubernetes API server and the service account of a pod that may read from it. */
export interface KubernetesDouble extends AsyncDisposable {
  /** The variables that Kubernetes gives a pod. */
  env: Record<string, string>;
  /** The folder that Kubernetes mounts into a pod. */
  serviceAccount: string;
}

/**
 * Starts a double of the Kubernetes API that answers with `objects` by path and query, each an object, "forbidden", or a status with
 * its body: no cluster can be had in a test.
 */
export async function startKubernetesDouble(
  folder: string,
  objects: Readonly<Record<string, unknown>>,
): Promise<KubernetesDouble> {
  const token = 'service-account-token';
  const { generate } = await import('selfsigned');
  const pems = await generate([{ name: 'commonName', value: 'kubernetes' }], { keyType: 'ec' });
  await writeFile(join(folder, 'token'), token);
  await writeFile(join(folder, 'namespace'), 'monitoring');
  await writeFile(join(folder, 'ca.crt'), pems.cert);
  const server = createServer({ key: pems.private, cert: pems.cert }, ({ url, headers }, response) => {
    const object = objects[decodeURIComponent(url ?? '')];
    if (headers.authorization !== `Bearer ${token}`) response.writeHead(401).end();
    else if (object === undefined) response.writeHead(404).end();
    else if (object === 'forbidden') response.writeHead(403).end();
    else if (isAnswer(object)) response.writeHead(object.status).end(JSON.stringify(object.body));
    else response.end(JSON.stringify(object));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    env: { KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: `${(server.address() as AddressInfo).port}` },
    serviceAccount: folder,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function isAnswer(object: unknown): object is { status: number; body: unknown } {
  return typeof object === 'object' && object !== null && 'status' in object && typeof object.status === 'number';
}
