import { surpriseOf } from '../by-weight/surprise.ts';

/** Forms of words that everybody reads: letters, numbers, and names with a number. */
const forms: readonly RegExp[] = [
  /^[A-Za-z][a-z]*(?:[A-Z][a-z]*)*$/,
  /^[#~$+*%]?[A-Za-z]+(?:[._-][A-Za-z]+)*[._-]?$|^[A-Z]?[a-z]+[!*]$/,
  /^[._~$%#!*^+-]*(?:[A-Za-z]{1,3}[._-]?v?\d{1,3}|[A-Z]?[a-z]{0,9}[._-]?v?\d)[.%]*$/,
  /^[+#~$-]?\d+(?:[.,_/-]\d+)*(?:[a-zA-Zµ%]{0,4})?[.!]?$/,
  /^[a-z]{1,12}(?:[._-][a-z]{1,12}){0,5}[._-]\d[a-z]?$/,
  /^v?\d+(?:\.\d+){1,3}(?:[-+.][a-z]+\.?\d*)*$/,
  /^\d{4}-\d\d-\d\d(?:T[\d.+-]*Z?)?$|^T?\d\d\.?\d*Z?$|^\d{2}T\d{2}$/,
  /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i,
  /^0x[0-9a-fA-F]{1,16}$|^[0-9a-f]{1,8}$/,
  /^[._~$%#!*^+-]*$/,
  /^(?:[a-z]{1,12}[._-]){0,3}(?:ip|node|host|web|db|app|api|srv|server|pod|vm|i|eth|ens|eno|wlan|vlan|cpu|core|disk|sd|nvme|tty|port|slot|unit|rack|row|zone|http|https|utf|iso|cp|sha|md|aes|rsa|x|amd|arm|oauth|ipv|s|k|ec|b|h|p|l|c|base|log4j|jdk|java|python|php|ruby|go|win|mp|es|tls|ssl|rs|hs|thread|worker|pool|exec|executor|task|stage|job|step|part|partition|shard|replica|broker|line|page|level|queue|channel|tunnel|gigabitethernet|session|client|user|test|build|release)[._-]?\d{1,5}(?:[._-][a-z0-9]{1,8}){0,4}$/i,
];

/** Names of two parts that people make passwords of, and programs none of their names: `Minka_Zurich.`, `TROMMEL.borde`. */
const joinedOddly =
  /^[A-Z][a-z]+[._-][A-Z][a-z]+[._-]{1,2}$|^[A-Z]{4,}[._-][a-z]{3,}$|^[a-z]{3,}[._-][A-Z]{4,}$|[._-]{2}$|^[A-Za-z]{5,}_$/;
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qwertzuiop', 'qsdfghjklm', 'yxcvbnm', 'wxcvbn'];

/** Whether a word is of a form that people read at a glance. */
export function isReadable(word: string): boolean {
  return !joinedOddly.test(word) && forms.some((form) => form.test(word));
}

/** Whether letters alone are no word of any language: by chance, or along the rows of a keyboard. */
export function isHardToRead(word: string): boolean {
  if (!/^[A-Za-z]{5,96}$/.test(word)) return false;
  if (isWalk(word.toLowerCase())) return true;
  if (/^(?:[A-Z]{8,96}|[a-z]{8,96})$/.test(word)) return surpriseOf(word) > 0;
  return (
    /^(?:[A-Z][a-z]){3,}$/.test(word) ||
    (/^(?:[A-Z][a-z]{0,2}){4,}$|[a-z][A-Z]{2,}[a-z]/.test(word) && surpriseOf(word.toLowerCase()) > 0)
  );
}

/** Whether nearly all letters of a word are neighbours of those before or behind them on a keyboard. */
function isWalk(word: string): boolean {
  let [covered, at] = [0, 0];
  while (at < word.length) {
    const length = walkAt(word, at);
    covered += length > 2 ? length : 0;
    at += Math.max(1, length);
  }
  return covered >= 0.8 * word.length;
}

/** How many letters from a place on lie beside one another. */
function walkAt(word: string, start: number): number {
  return Math.max(
    ...rows.flatMap((row) =>
      [1, -1].map((step) => {
        let length = 1;
        for (let at = row.indexOf(word[start]!); at >= 0 && row[at + step] === word[start + length]; at += step) {
          if (start + length === word.length) break;
          length += 1;
        }
        return length;
      }),
    ),
  );
}
