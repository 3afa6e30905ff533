import { nkeys } from '@nats-io/nats-core';

/** A new pair of keys for a NATS user: the server's configuration has the public key, the user the seed. */
export function createNkey(): { publicKey: string; seed: string } {
  const pair = nkeys.createUser();
  return { publicKey: pair.getPublicKey(), seed: new TextDecoder().decode(pair.getSeed()) };
}
