import type { ScrubReport, ScrubSummary } from '@flarewire/schemas';

/** Counts what was masked, and what was spared, by file and rule. */
export interface Tally {
  readonly open: (file: string) => void;
  readonly count: (file: string, rule: string, times?: number) => void;
  /** Counts a value that a rule would have masked. */
  readonly spare: (file: string, rule: string, times?: number) => void;
  /** Takes a file out again and notes why. */
  readonly quarantine: (file: string, reason: string) => void;
  readonly summary: () => ScrubSummary;
  readonly report: () => ScrubReport;
}

export function createTally(ruleSet: string): Tally {
  /** Most files have nothing to count. */
  const files = new Map<string, Map<string, number> | undefined>();
  const spared = new Map<string, Map<string, number>>();
  const quarantined = new Map<string, string>();

  function report(): ScrubReport {
    const rows = [...files].map(([name, rules]) => ({
      name,
      masked: sum(rules?.values() ?? []),
      byRule: Object.fromEntries(rules ?? []),
      ...(spared.has(name) && { spared: Object.fromEntries(spared.get(name)!) }),
    }));
    return {
      ruleSet,
      masked: sum(rows.map(({ masked }) => masked)),
      files: rows.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      quarantined: [...quarantined].map(([name, reason]) => ({ name, reason })),
    };
  }

  return {
    open(file) {
      if (!files.has(file)) files.set(file, undefined);
    },
    count(file, rule, times = 1) {
      if (!files.has(file)) return;
      files.set(file, counted(files.get(file), rule, times));
    },
    spare(file, rule, times = 1) {
      if (files.has(file)) spared.set(file, counted(spared.get(file), rule, times));
    },
    quarantine(file, reason) {
      files.delete(file);
      quarantined.set(file, reason);
    },
    report,
    summary() {
      const byRule: Record<string, number> = {};
      for (const rules of files.values())
        for (const [rule, count] of rules ?? []) byRule[rule] = (byRule[rule] ?? 0) + count;
      const masked = sum(Object.values(byRule));
      return { ruleSet, files: files.size, masked, byRule, quarantined: quarantined.size };
    },
  };
}

function counted(rules = new Map<string, number>(), rule: string, times: number): Map<string, number> {
  return rules.set(rule, (rules.get(rule) ?? 0) + times);
}

function sum(counts: Iterable<number>): number {
  return Iterator.from(counts).reduce((total, count) => total + count, 0);
}
