import { fromUtf8 } from '../../../byte-string.ts';
import { mask, type Mask, type StrictRule } from '../../rule.ts';
import { digitsFollow } from '../glances.ts';

/** What names a card that one pays with, or its number. */
const hints = [
  'cardnumber', 'card_number', 'card-number', 'card number', 'card no', 'card: number', 'card[number', 'cardno', 'ccnum', 'cc_num', 'cc number', 'creditcard', 'credit card', 'credit_card', 'debit card', 'primaryaccountnumber', ' pan ', ' pan:', ' pan=', 'pan=', 'pan"', '<pan>', '"pan', 'vcc',
  'card":{"number', 'kartennummer', 'kreditkarte', 'numéro de carte', 'numero de carte', 'número de tarjeta', 'numero de tarjeta', 'número do cartão', 'numero carta', 'carta di credito', 'numer karty', 'kortnummer', 'kaartnummer',
].map(fromUtf8); // prettier-ignore

const number = /(?<![\w.-])(?:[3-6]\d{12,18}|[3-6]\d{3}(?:[ -]\d{4}){3}|3\d{3}[ -]\d{6}[ -]\d{5})(?![\w-]|\.\d)/g;
const farthest = 64;

/** Masks the number of a card, which its last digit proves, behind what names one: `card: number=********`. */
export const cardNumber: StrictRule = {
  name: 'card-number', kind: 'key', since: '0.3.0', hints, glance: digitsFollow(4, farthest),
  about: 'The number of a payment card whose check digit is right, behind what names a card', find: findNumber,
}; // prettier-ignore

function findNumber(text: string, at: number): Mask | undefined {
  const line = text.slice(at, at + farthest + 24).split('\n', 1)[0]!;
  for (const { 0: found, index } of line.matchAll(number))
    if (index < farthest && isChecked(found))
      return { start: at + index, end: at + index + found.length, text: mask, rule: cardNumber.name, learn: found };
  return undefined;
}

/** Whether the last digit is right, by Luhn's formula; a number of one digit over and over is none. */
function isChecked(written: string): boolean {
  const digits = Array.from(written.replaceAll(/\D/g, ''), Number).toReversed();
  const sum = digits.reduce(
    (all, digit, index) => all + (index % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit),
    0,
  );
  return sum % 10 === 0 && new Set(digits).size > 2;
}
