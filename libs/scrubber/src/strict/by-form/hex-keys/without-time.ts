import { detached, withoutDigits } from '../../../byte-string.ts';

/** The time that a line of a log begins with: what its digits are says nothing of what follows. */
const time = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?![\w.,:])/;

/** Of two lines that only their times tell apart, one is judged. Many have the same time. */
export function timeRemover(): (before: string) => string {
  let last = { time: '', without: '' };
  return (before) => {
    const digit = before.charCodeAt(0);
    const found = digit < 48 || digit > 57 ? '' : (time.exec(before)?.[0] ?? '');
    if (found === '') return before;
    if (found !== last.time) last = { time: detached(found), without: withoutDigits(found) };
    return last.without + before.slice(found.length);
  };
}
