/** The page: nothing but its own files and this server. */
const page =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The viewer of profiles writes its styles itself, reads some kinds in WebAssembly, and is shown in a frame of the page. */
const viewer =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** Answers and files that are looked at by themselves run nothing. */
const data = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** The headers that every answer has, by the first segment of its path. */
export function securityHeaders(first: string | undefined): Record<string, string> {
  return {
    'content-security-policy': first === 'api' ? data : first === 'speedscope' ? viewer : page,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(first === 'api' ? { 'cache-control': 'no-store' } : {}),
  };
}
