/** How far the members of a JSON web key are looked for on either side of one. */
const farthest = 4_096;

/** Whether a word is a public member of a JSON web key: its modulus or coordinates, its certificates and their digests. */
export function isPublicKeyMember(text: string, start: number, end: number): boolean {
  const label = /(?<=(?:^|[^A-Za-z0-9])(?:n|e|x|y|pub|kid|x5c|x5t|x5t#S256)\\{0,7}"\s?:\s?(?:\[\s?)?\\{0,7}")/y;
  label.lastIndex = start;
  if (!label.test(text)) return false;
  const before = text.slice(Math.max(0, start - farthest), start);
  const behind = text.slice(end, end + farthest);
  return hasType.test(before.slice(before.lastIndexOf('{') + 1)) || hasType.test(behind.split('}', 1)[0] ?? '');
}

const hasType = /"kty\\{0,7}"\s?:\s?\\{0,7}"(?:RSA|EC|OKP|oct|AKP)\\{0,7}"/;
