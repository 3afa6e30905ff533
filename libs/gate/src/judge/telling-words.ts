import { inAnyCase, type Clue } from '../search/clue.ts';
import { otherLabelClues } from './other-labels.ts';

/** Words, and parts of words, before most secrets on their line. */
const parts =
  'pass key auth user secret community sess cred pwd login token root cookie code crypt conn admin echo mail psk salt otp sign licen'.split(
    ' ',
  );

export const tellingClues: readonly Clue[] = [...inAnyCase(...parts, ' -u ', ' -p '), ...otherLabelClues];
