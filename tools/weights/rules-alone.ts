import { scrubberWeighedBy, sizes, type Spares, type Weights } from '@flarewire/scrubber/weights';

/** With which only the rules mask. */
export const weightless: Weights = {
  form: new Int8Array(sizes.form).fill(-128),
  around: new Int8Array(sizes.around),
  told: new Int8Array(sizes.told).fill(-128),
};

/** What the rules alone leave of a text, which is a byte string; `spares` is asked of each mask. */
export async function scrubbedByRules(file: string, text: string, spares: Spares): Promise<string> {
  const scrubber = scrubberWeighedBy(weightless, { rules: 'strict' }, spares);
  return Buffer.concat(await Array.fromAsync(scrubber.scrub(file, whole(Buffer.from(text, 'latin1'))))).toString(
    'latin1',
  );
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
