import { chooseDestinations, preflight } from '@flarewire/delivery';
import { toFlareError } from '@flarewire/schemas';
import { ok, warning, wrong, type Finding, type Patient } from './check.ts';

/** Whether each destination answers from here, and takes the key. */
export async function checkDestinations({ config, agent, signal }: Patient): Promise<Finding[]> {
  const names = Object.keys(config.destinations);
  if (names.length === 0)
    return [
      warning(
        'destinations',
        'this configuration has none, so none was asked; the uploader sends to those of its own',
        'name the uploader’s with --config, or add one under "destinations" of flarewire.yaml',
      ),
    ];
  const choose = chooseDestinations(config.destinations, agent);
  return Promise.all(
    names.map(async (name) => {
      try {
        const [destination] = choose([name]);
        const { host } = await preflight({ destination: destination!, agentVersion: config.agent.version, signal });
        return ok('destinations', `"${name}" (${host}) answers`);
      } catch (thrown) {
        signal.throwIfAborted();
        const { code, message } = toFlareError(thrown, 'destination_failed', `Cannot ask "${name}"`);
        return wrong(
          'destinations',
          `"${name}": ${message}`,
          fixes[code] ?? 'check the configuration of this destination',
        );
      }
    }),
  );
}

const fixes: Record<string, string> = {
  destination_unreachable: 'check the host name, the proxy (proxy.* in the Agent’s configuration) and the firewall',
  destination_refused: 'set the API key of that site: DD_API_KEY, api_key, or apiKeyFile',
};
