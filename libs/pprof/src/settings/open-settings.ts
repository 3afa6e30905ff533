import { FlareError, type SettingsEndpoint } from '@flarewire/schemas';
import { openEndpoint, type Endpoint } from '../endpoint/open-endpoint.ts';
import { failureOf } from '../failure.ts';
import type { SamplingSetting } from './journal.ts';

const timeoutMs = 5_000;

const keys: Record<SamplingSetting, string> = {
  mutexFraction: 'runtime_mutex_profile_fraction',
  blockingRate: 'runtime_block_profile_rate',
};

/** The sampling settings of one process. Every call has 5 s, and fails with `settings_failed`. */
export interface Settings extends AsyncDisposable {
  read(setting: SamplingSetting): Promise<number>;
  write(setting: SamplingSetting, value: number): Promise<void>;
}

/** Opens the settings of a process, such as the Agent's at `https://localhost:5005/config`. */
export async function openSettings(access: SettingsEndpoint): Promise<Settings> {
  const endpoint = await openEndpoint(access);
  return {
    read: async (setting) => {
      const answer = await ask(endpoint, `Cannot read the setting ${keys[setting]}`, keys[setting]);
      const value = valueOf(answer);
      if (Number.isSafeInteger(value)) return value;
      throw new FlareError(
        'settings_failed',
        `Cannot read the setting ${keys[setting]}: the answer is not JSON with a number as "value"; check the URL in "settings"`,
      );
    },
    write: async (setting, value) => {
      await ask(endpoint, `Cannot set ${keys[setting]} to ${value}`, keys[setting], { value: String(value) });
    },
    [Symbol.asyncDispose]: () => endpoint[Symbol.asyncDispose](),
  };
}

async function ask(endpoint: Endpoint, doing: string, path: string, form?: Record<string, string>): Promise<string> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const { statusCode, body } = await endpoint.send(path, { signal, ...(form === undefined ? {} : { form }) });
    const text = await startOf(body);
    if (statusCode !== 200)
      throw new FlareError(
        'settings_failed',
        `${doing}: the answer is ${statusCode}; check "settings" of the endpoint in flarewire.yaml`,
        { retryable: true },
      );
    return text;
  } catch (thrown) {
    if (thrown instanceof FlareError && thrown.code === 'settings_failed') throw thrown;
    throw new FlareError('settings_failed', failureOf(thrown, doing).message, { cause: thrown, retryable: true });
  }
}

/** The answer as text, up to 4 KiB. */
async function startOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of body) {
    text += Buffer.from(chunk).toString('utf8');
    if (text.length > 4096) break;
  }
  return text;
}

/** The number in `{"value": 100}`, also where it is written as text; NaN where there is none. */
function valueOf(answer: string): number {
  try {
    const decoded: unknown = JSON.parse(answer);
    const value = typeof decoded === 'object' && decoded !== null && 'value' in decoded ? decoded.value : undefined;
    return typeof value === 'number' || (typeof value === 'string' && value !== '') ? Number(value) : Number.NaN;
  } catch {
    return Number.NaN;
  }
}
