import { phraseRule, said, type Phrase } from '../phrase.ts';
import { isNoWord } from '../stays.ts';

/** Ports of services to which one logs in. */
const ports = [
  21, 22, 25, 110, 143, 389, 465, 587, 636, 993, 995, 1433, 1521, 1883, 3306, 3307, 5432, 5433, 5671, 5672, 6379, 6432,
  8883, 9042, 9200, 15672, 27017, 61613,
];
const text = (group: string): string => String.raw`(?:<<)?\\{0,3}["']${group}`;
const closing = String.raw`\\{0,3}["'](?:>>)?`;

const phrases: readonly Phrase[] = [
  {
    hints: ports.flatMap((port) => [`,${port},`, `, ${port},`]),
    ahead: said(`, ?\\d{2,5}, ?${text(String.raw`[^"'\\\n]{1,64}`)}${closing}, ?${text(String.raw`([^"'\\\n]{5,128})`)}(?=${closing}\\s?[,)}\\]])`),
    behind: /["'](?:>>)?$/,
    isSecret: (value) => isNoWord(value) || /^[a-z]{3,12}(?:[-_.][a-z]{3,12}){2,7}$/.test(value),
  },
]; // prettier-ignore

/** Masks the password among arguments and in records without names: `{"smtp.example.org", 587, "app", "********"}`. */
export const loginArgument = phraseRule(
  { name: 'login-argument', kind: 'key', about: 'The password behind a host, its port and a user, each in quotes' },
  phrases,
);
