import { suite } from 'node:test';
import { areMasked, stay, type SecretLine } from '../../scrubbed-lines.fixture.ts';

const pairs = (sign: string, count = 16): string => (digits.match(/../g) ?? []).slice(0, count).join(sign);
const digits = '27b1c9f62d8a17923fb28c93a1ce59d88eca41fba26a45053b5ad975c0733439';

/** Texts with the bytes of a key, and those bytes. */
const secrets: readonly SecretLine[] = [
  // Behind the name on the line
  [`espefuse.py burn_key XTS_AES_128_KEY: ${pairs(' ').toUpperCase()}`, '27 B1 C9 F6'],
  [`uds: seed 5D 2B C5 AE key ${pairs(' ', 4)} accepted`, pairs(' ', 4)],
  [`thread network key: ${pairs(':')}`, pairs(':')],
  [`btmgmt: link_key (type 4) = ${pairs('-')}`, pairs('-')],
  [`AES session key [${pairs(' ')}]`, pairs(' ')],
  [`                  KEY FOUND! [ ${pairs(':', 5)} ]`, pairs(':', 5)],
  [`      Master Key     : ${pairs(' ')}\n                       ${pairs(' ', 12)}\n      EAPOL HMAC     : 4B 7E`, pairs(' '), pairs(' ', 12)],
  [`"ProxyPassword"=hex:${pairs(',', 8)}`, pairs(',', 8)],
  // Below the name
  [`Volume key dump:\t${pairs(' ')}\n\t\t${pairs(' ', 15)}\n`, pairs(' '), pairs(' ', 15)],
  [`1717.5: EAP-PEAP: Compound_MAC key CMK - hexdump(len=20): ${pairs(' ', 20)}`, pairs(' ', 20)],
  [`SAE: PMK - hexdump(len=32): ${pairs(' ', 32)}`, pairs(' ', 32)],
  [`TLSv1: pre_master_secret - hexdump(len=48): ${pairs(' ', 32)}`, pairs(' ', 32)],
  [`1717.5: EAP-GTC: Password - hexdump_ascii(len=9):\n1717.6:      4b 72 6f 6b 6f 64 69 6c 37                        Krokodil7       \n`, '4b 72 6f 6b', 'Krokodil7'],
  [`ED448 Private-Key:\npriv:\n    ${pairs(':', 15)}:\n    ${pairs(':', 14)}\npub:\n    aa:bb\n`, pairs(':', 15), pairs(':', 14)],
  [`coefficient:\n    00:${pairs(':', 14)}:\n    8e:ca\n`, pairs(':', 14), '8e:ca'],
  [`private exponent:\n\t${pairs(':', 15)}\n`, pairs(':', 15)],
  [`charon: 09[IKE] Sk_ei secret => 16 bytes @ 0x7f\ncharon: 09[IKE]    0: ${pairs(' ').toUpperCase()}  '...-...?....Y.\n`, '27 B1 C9'],
  [`charon: 09[CHD] integrity initiator key => 20 bytes @ 0x7f\nsshd: x\ncharon: 09[CHD]    0: ${pairs(' ')}  '...-...?....Y.\ncharon: 09[CHD]   16: 8E CA 41 FB              ..A.\n`, pairs(' '), '8E CA 41 FB'],
  [`smbd: NT session key:\n[0000] ${pairs(' ')}   '...-...  ?....Y.\n`, pairs(' ')],
  [`$ hexdump -C /etc/munge/munge.key | head -1\n00000000  ${pairs(' ', 8)}  3f b2 8c 93 a1 ce 59 d8  |'...-...?.....Y.|\n`, pairs(' ', 8), "|'...-"],
  [`# od -An -tx1 tsig-secret.bin\n ${pairs(' ')}\n`, pairs(' ')],
  // As a debugger shows them
  [`(gdb) p/x ctx->hmac_key\n$2 = {0x27, 0xb1, 0xc9, 0xf6, 0x2d, 0x8a, 0x17, 0x92}`, '0xb1, 0xc9'],
  [`(gdb) x/8xb &aes_key\n0x55d0c0: 0x27\t0xb1\t0xc9\t0xf6\t0x2d\t0x8a\t0x17\t0x92`, '0xb1\t0xc9'],
  [`0x7ffe01 <psk_buf+16>:\t0x27\t0xb1\t0xc9\t0xf6\t0x2d\t0x8a\t0x17\t0x92`, '0xb1\t0xc9'],
  // As kernels and their tools do
  [`\tauth-trunc hmac(sha512) 0x${digits} 256`, digits],
  [`\taead rfc4106(gcm(aes)) 0x${digits.slice(0, 40)} 128`, digits.slice(0, 40)],
  [`\tE: aes-cbc  27b1c9f6 2d8a1792 3fb28c93 a1ce59d8`, '2d8a1792 3fb28c93'],
  [`add 10.0.0.1 10.0.0.2 esp 9 -E aes-cbc 0x${digits.slice(0, 32)} -A hmac-sha1 0x${digits.slice(0, 40)};`, digits.slice(0, 32), digits.slice(0, 40)],
  [`"IPv4","*","*","*","AES-GCM [RFC4106]","0x${digits.slice(0, 40)}","NULL",""`, digits.slice(0, 40)],
  [`luks-7: 0 4096 crypt serpent-xts-plain64 ${digits} 0 8:3 32768`, digits],
]; // prettier-ignore

const harmless = [
  'WPA: Key negotiation completed with 27:b1:c9:f6:2d:8a [PTK=CCMP GTK=CCMP]',
  `RSA key fingerprint is ${pairs(':')}`,
  `X509v3 Subject Key Identifier: \n    ${pairs(':', 20).toUpperCase()}`,
  `    localKeyID: ${pairs(' ', 20).toUpperCase()}`,
  `PMKID from EAPOL-Key - hexdump(len=16): ${pairs(' ')}`,
  `WPA: EAPOL-Key MIC - hexdump(len=16): ${pairs(' ')}`,
  `MK digest:     \t${pairs(' ')}`,
  `Modulus:\n    00:${pairs(':', 14)}:\nExponent: 65537 (0x10001)`,
  `pub:\n    04:${pairs(':', 14)}:`,
  `charon: 09[IKE] natd_hash => 20 bytes @ 0x7f\ncharon: 09[IKE]    0: ${pairs(' ')}  '...-...?....Y.\n`,
  `$ hexdump -C deploy.pub\n00000000  ${pairs(' ', 8)}  3f b2 8c 93 a1 ce 59 d8  |'...-...?.....Y.|\n`,
  'key press 27 b1 4f 6d',
  'if e.base != S.Exp1:\n        e1 = S.One\n',
  'new_key = 0 if not isinstance(key, int) else key',
  'get keys 10 20 30 40 50 60 70 80',
  'name         : cbc(aes)',
  '0 4096 crypt aes-xts-plain64 :64:logon:cryptsetup:dm 0 8:3 32768',
];

suite('the bytes of keys', () => {
  areMasked(secrets);
  suite('and what looks alike', () => stay(harmless));
});
