/** How keys are agreed on, in the names of SSH, TLS, IPsec, JOSE, Kerberos and XML. */
const exchanges =
  'curve(?:25519|448)|x(?:25519|448)|ed(?:25519|448)|sntrup761x25519|sntrup761|mlkem\\d{3,4}(?:nistp\\d{3}|x25519)?|x25519mlkem\\d{3}|kyber\\d{3,4}(?:d00)?|ecdh|dhe?|diffie|hellman|group\\d{0,2}|exchange|nistp\\d{3}|secp\\d{3}[rk]1|prime\\d{3}v\\d|brainpoolp?\\d{3}[rt]1|modp\\d{3,5}(?:s\\d{3})?|ecp\\d{3}(?:bp)?|ffdhe\\d{4,5}|kem|ecies|es';
/** How is signed, digested and derived. */
const digests =
  'rsaes|rsassa|rsa|dss|dsa|ecdsa|eddsa|ssh|sk|cert|v\\d{1,2}|hmac|umac|cmac|gmac|poly1305|siphash|etm|hkdf|kdf|pbkdf\\d|pbes\\d|pbe|prf(?:sha\\d{0,3}|md5)?|oaep|pss|pkcs\\d{1,2}|mgf\\d|h?sha(?:\\d{1,3})?|hs\\d{3}|rs\\d{3}|md[45]|mschapv\\d|ripemd\\d{0,3}|blake2[bs]\\d{0,3}|blake3|sm[234]|whirlpool|xxh(?:32|64|128|3)|crc\\d{1,2}c?|argon2(?:id|i|d)?|bcrypt|scrypt|yescrypt|and|mac|plus';
/** How is encrypted. */
const ciphers =
  'a\\d{3}(?:kw|gcm|gcmkw|cbc)|aes(?:_?\\d{3})?(?:gcm\\d{0,3}|ctr|cbc|ccm\\d{0,3}|gmac|kw)?|camellia\\d{0,3}|aria\\d{0,3}|cast\\d{0,3}|idea|3?des3?|des(?:cbc|ede3?)|ede3?|blowfish\\d{0,3}|twofish\\d{0,3}|serpent\\d{0,3}|rc[2456]|rijndael|arcfour\\d{0,3}|x?chacha20|x?salsa20|cbc|ctr|cts|gcm\\d{0,3}|ccm|ecb|ofb|cfb|xts|lrw|plain64|essiv|wrap|siv|ige';
/** What else stands in such names: who thought it up, lengths in bits, how networks use it. */
const others =
  'openssh\\.com|libssh\\.org|lysator\\.liu\\.se|with|encryption|psk|wpa[23]?|eap|sae|ft|ccmp|gcmp|tkip|suite|tls|anon|null|none|b|(?:8|14|16|32|40|64|80|96|112|128|160|192|224|256|384|448|512|521|1024|2048|3072|4096|8192)';
const part = `(?:${[exchanges, digests, ciphers, others].join('|')})`;

/** A name of an algorithm, or some that signs join: `hmac-sha2-256-etm@openssh.com`, `aes256gcm16-prfsha384-ecp384!`, `sha256WithRSAEncryption`. */
export const algorithm = new RegExp(
  `^(?=.*[A-Za-z]{2})${part}(?:[-_+/:@.,]${part})*!?$|^(?:sha\\d{1,3}|md\\d|ecdsa|dsa)-?with-?(?:rsa|dsa|ecdsa|sha\\d{1,3})-?(?:encryption|signature)?$|^(?:id-)?ec-?PublicKey$`,
  'i',
);
