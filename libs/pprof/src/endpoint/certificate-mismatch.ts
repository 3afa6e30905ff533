/** Refused: the other side showed another certificate than the pinned one. */
export class CertificateMismatch extends Error {
  override readonly name = 'CertificateMismatch';
}
