const defaultTimeoutMs = 10_000;
const defaultMaxBytes = 64 * 2 ** 20;

/** Time and bytes that one item may take, where the configuration does not say. */
export function limitsOf(spec: { timeout?: number | undefined; maxBytes?: number | undefined }) {
  return { timeoutMs: spec.timeout ?? defaultTimeoutMs, maxBytes: spec.maxBytes ?? defaultMaxBytes };
}
