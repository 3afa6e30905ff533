import { RE2JS } from 're2js';
import { FlareError } from '@flarewire/schemas';
import { keyNamed } from './key-shapes.ts';
import { quotedMask, type Rule } from './rule.ts';

/**
 * The rule for the operator's own keys. They are pattern text to the Agent,
 * so that anything but a plain name runs in the same linear-time dialect here.
 *
 * @throws FlareError `invalid_config` where a key is not a valid pattern.
 */
export function dynamicKeysRule(keys: readonly string[]): Rule[] {
  const names = keys.filter((key) => key !== 'api_key' && key !== 'app_key');
  if (names.length === 0) return [];
  const about = { name: 'additional-key', since: 'configuration', hints: names };
  if (names.every((name) => /^[\w-]+$/.test(name))) return [{ ...about, ...keyNamed(...names) }];
  const inLine = compile(`(\\s*(?:${names.join('|')})\\s*:).+`);
  const inTree = compile(`^(?:${names.join('|')})$`);
  return [
    {
      ...about,
      *line(line) {
        const matcher = inLine.matcher(line);
        while (matcher.find())
          yield { start: matcher.start(), end: matcher.end(), text: `${matcher.group(1)} ${quotedMask}` };
      },
      key: (key) => inTree.matcher(key).find(),
    },
  ];
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (cause) {
    throw new FlareError('invalid_config', `Cannot read scrubber.keys: ${String(cause)}`, { cause });
  }
}
