import { phraseRule, said, type Phrase } from '../phrase.ts';

/** Keys of payment systems by their common names: those of zones, terminals, PIN pads, cards, and what all of them are under. */
const names = 'zpk|zmk|zak|zek|tmk|tpk|tak|tek|cvk|pvk|bdk|ipek|kek|lmk|mfk|dek';
const digits = String.raw`(?:[utsxr](?=[0-9a-f]{32}))?[0-9a-f]{32}(?:[0-9a-f]{16})?(?![\w])`;

const phrases: readonly Phrase[] = [
  { hints: ['id="52"'], ahead: said(`id="52" (?:name="[^"\\n]{0,40}" )?value="([0-9a-f]{16})(?=")`) },
  { hints: ['de52', 'de052', 'f52', 'pin block', 'pinblock', 'pin_block'], ahead: said(`(?:de0?52|f52|pin[\\x20_]?block)[^\\n\\w]{1,4}([0-9a-f]{16})(?!\\w)`) },
  { hints: names.split('|').flatMap((name) => [` ${name} `, `${name}=`, `${name}:`, `"${name}"`, `\n${name} `]), ahead: said(`[\\s"]?(?:${names})["']?(?:(?: \\w{2,12}){0,3} ?[=:] ?| (?:under|key) (?:\\w{2,8} )?)["']?(${digits})`), behind: /(?:^|[^A-Za-z])$/ },
]; // prettier-ignore

/** Masks keys of payment systems and PIN blocks in messages of switches and security modules: `ZPK for acquirer 7 = ********`. */
export const paymentKey = phraseRule(
  {
    name: 'payment-key',
    kind: 'key',
    about:
      'A key of a payment system behind its common name, or a PIN block, as switches and security modules log them',
  },
  phrases,
);
