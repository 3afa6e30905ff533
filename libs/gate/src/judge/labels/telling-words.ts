import { inAnyCase, type Clue } from '../../search/clue.ts';
import { lastWordClues } from './find-labels.ts';
import { otherLabelClues } from './other-labels.ts';

/** Words, and parts of words, before most secrets on their line. */
const parts =
  'pass key auth user secret community sess cred pwd login token root cookie code crypt conn admin echo mail psk salt otp sign licen hook hmac seed recover unlock phrase zugang parol wlan wifi guest'.split(
    ' ',
  );
/** Of the words that names of secrets end with, those that have none of these parts. */
const lastWords = lastWordClues.filter(({ word }) => !parts.some((part) => word.includes(part)));

export const tellingClues: readonly Clue[] = [
  ...inAnyCase(...parts, ' -u ', ' -p', ' -w ', ' -k '),
  ...lastWords,
  ...otherLabelClues,
];
