import type { Profile } from 'pprof-format';

type Id = number | bigint;

/**
 * Whether every reference in a profile resolves, as pprof itself demands when it opens one: values per sample,
 * locations, functions and strings. The decoder takes what comes, so this is what tells a sound profile from a cut-off one.
 */
export function isConsistent(profile: Profile): boolean {
  const { sampleType, sample, mapping, location, stringTable, comment } = profile;
  const { strings } = stringTable;
  const isText = (index: Id): boolean => Number(index) < strings.length;
  const functions = idsOf(profile.function);
  const mappings = idsOf(mapping);
  const locations = idsOf(location);

  return (
    strings[0] === '' &&
    [...sampleType, ...(profile.periodType ? [profile.periodType] : [])].every(
      ({ type, unit }) => isText(type) && isText(unit),
    ) &&
    profile.function.every(({ name, systemName, filename }) => [name, systemName, filename].every(isText)) &&
    mapping.every(({ filename, buildId }) => isText(filename) && isText(buildId)) &&
    location.every(
      ({ mappingId, line }) =>
        (isNone(mappingId) || mappings.has(Number(mappingId))) &&
        line.every(({ functionId }) => isNone(functionId) || functions.has(Number(functionId))),
    ) &&
    sample.every(
      ({ value, locationId, label }) =>
        value.length === sampleType.length &&
        locationId.every((id) => locations.has(Number(id))) &&
        label.every(({ key, str, numUnit }) => [key, str, numUnit].every(isText)),
    ) &&
    comment.every(isText)
  );
}

const isNone = (id: Id): boolean => Number(id) === 0;

const idsOf = (entries: readonly { id: Id }[]): Set<number> => new Set(entries.map(({ id }) => Number(id)));
