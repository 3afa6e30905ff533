import { isDigestByName } from '../by-look/surroundings.ts';
import { mask, type Mask } from '../rule.ts';

const certificate = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]{0,65536}-----END CERTIFICATE-----/g;

/**
 * Masks base64 of a text that holds a secret itself, such as a Kubernetes Secret within a manifest.
 *
 * @param holdsSecret whether a decoded text does
 */
export function encodedSecret(
  text: string,
  start: number,
  end: number,
  holdsSecret: (decoded: string) => boolean,
): Mask | undefined {
  if (end - start > 2 ** 16) return undefined;
  const run = text.slice(start, end);
  if (!/[A-Z]/.test(run)) return undefined;
  const encoded = /(?:^|[^A-Za-z0-9+/])([A-Za-z0-9+/_-]{32,65536}={0,2})$/.exec(run)?.[1];
  if (encoded === undefined || !/[A-Z]/.test(encoded) || !/[a-z]/.test(encoded) || !isText(encoded.slice(0, 16)))
    return undefined;
  if (!isText(encoded) || isDigestByName(text, end - encoded.length)) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString('latin1');
  if (!holdsSecret(decoded.replaceAll(certificate, ''))) return undefined;
  return { start: end - encoded.length, end, text: `base64-${mask}`, rule: 'encoded-secret', learn: encoded };
}

function isText(encoded: string): boolean {
  return /^[\t\n\r\x20-\x7e]{12,}$/.test(Buffer.from(encoded, 'base64').toString('latin1'));
}
