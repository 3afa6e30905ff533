import { checkPseudonymKey } from '@flarewire/pipeline/scrubbing';
import { toFlareError } from '@flarewire/schemas';
import { ok, wrong, type Finding, type Patient } from './check.ts';

/** Whether the key of pseudonyms can be had, without which nothing is collected; who has none is told nothing. */
export async function checkScrubber({ config }: Patient): Promise<Finding[]> {
  const { pseudonyms, pseudonymKey: file } = config.scrubber;
  if (pseudonyms !== 'case' || file === undefined) return [];
  try {
    const state = await checkPseudonymKey(file);
    const found = `the key of pseudonyms is ${state === 'there' ? 'in' : 'not there yet, and will be made in'} ${file}`;
    return [ok('scrubber', found)];
  } catch (thrown) {
    const { message } = toFlareError(thrown, 'invalid_config', `Cannot use ${file} as the key of pseudonyms`);
    const fix = 'until then no flare is made here; if the archiver runs as another user, ask as that user';
    return [wrong('scrubber', message, fix)];
  }
}
