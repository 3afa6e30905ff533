import { FlareError } from '@flarewire/schemas';

/** Sample types that are known to belong to one kind of profile, whoever wrote it. */
const families: readonly RegExp[] = [
  /^(?:(?:inuse|alloc|heap|live)[_-](?:space|objects|samples|size)|space|objects|alloc_(?:in_new|outside)_tlab_\w+)$/,
  /^(?:samples?|cpu|wall|cpu[_-](?:time|samples)|wall[_-](?:time|samples)|time|itimer)$/i,
  /^(?:contentions|delay|lock_(?:count|time)|lock-(?:acquire|release)(?:-wait|-hold)?)$/,
];

/**
 * Refuses a profile all of whose sample types belong to other kinds. `expected` are types of the kind that was asked for; types
 * that nobody knows may be of any kind.
 * @throws {FlareError} `profile_wrong_kind`
 */
export function checkKind(what: string, types: readonly string[], expected: readonly string[]): void {
  const own = families.filter((family) => expected.some((type) => family.test(type)));
  const isOther = (type: string): boolean => {
    const family = families.find((family) => family.test(type));
    return family !== undefined && !own.includes(family);
  };
  if (!types.every(isOther)) return;
  throw new FlareError(
    'profile_wrong_kind',
    `Cannot read ${what}: its samples are ${types.join(', ')}, and ${expected.join(' or ')} was expected; check the base URL`,
  );
}
