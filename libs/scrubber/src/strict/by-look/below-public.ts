/** What the line above says: the key of a value in a property list, or that a public key follows. */
const publicAbove =
  /<key>(?![\w ]*(?:[Pp]assw\w*|[Ss]ecret|[Tt]oken|[Ss]ession|[Cc]ookie|NT|LM) ?(?:Hash|Digest|Identifier)<)[\w ]{0,32}(?:[Ss]ize|[Ll]ength|[Cc]ount|[Tt]imeout|Usage|Fingerprint|Thumbprint|Hash|Digest|Serial|SerialNumber|UUID|Identifier|Version|Type|Port|Days|Minutes|Attempts|History|Age|Interval|Delay|Retries|Flags)<\/key>\s*$|(?:^|\n)untrusted comment: [^\n]{0,120}\bpublic key[^\n]{0,16}\r?\n$/;

/** A record of a zone with a public key or a signature, whose base64 goes on in brackets below. */
const recordAbove =
  /\sIN\s{1,16}(?:C?DNSKEY|KEY|RRSIG|OPENPGPKEY|IPSECKEY|SMIMEA|CERT|DHCID)\s[^\n]{0,160}\([^\n]{0,80}\n(?:[ \t]{1,64}[A-Za-z0-9+/]{16,80}={0,2}[ \t]{0,8}\r?\n){0,10}$/;

/** The signature of a message in its head, whose base64 goes on below (RFC 6376). */
const signatureAbove =
  /(?:^|\n)(?:DKIM-Signature|ARC-(?:Message-Signature|Seal)|X-Google-DKIM-Signature): (?:[^\n]{1,240}\n[ \t]){0,8}[^\n]{0,160}\bb=[A-Za-z0-9+/=]{1,120}\r?\n(?:[ \t]{1,16}[A-Za-z0-9+/]{16,100}\r?\n){0,8}$/;

/** A line that ends in the name of a public key, whose value goes on below. */
const publicKeyAbove = /\bpublic[-_]?key["']?\s?[=:]\s?\\\r?\n$/i;

/** Whether a word stands below what says that something public follows: a key of a property list, a record of a zone, a signature. */
export function isBelowPublic(text: string, before: string, start: number): boolean {
  if (
    /^[ \t]{1,64}["']$/.test(before) &&
    publicKeyAbove.test(text.slice(Math.max(0, start - before.length - 32), start - before.length))
  )
    return true;
  if (
    /^[ \t]{1,16}$/.test(before) &&
    signatureAbove.test(text.slice(Math.max(0, start - before.length - 900), start - before.length))
  )
    return true;
  if (
    /^[ \t]{1,64}$/.test(before) &&
    recordAbove.test(text.slice(Math.max(0, start - before.length - 900), start - before.length))
  )
    return true;
  return (
    /^\s*(?:<(?:data|string|integer|real)>\s*)?$/.test(before) &&
    publicAbove.test(text.slice(Math.max(0, start - before.length - 160), start - before.length))
  );
}
