import type { ScrubReport, ScrubSummary } from '@flarewire/schemas';

/** Counts what was masked, by file and rule. */
export interface Tally {
  readonly open: (file: string) => void;
  readonly count: (file: string, rule: string, times?: number) => void;
  /** Takes a file out again and notes why. */
  readonly quarantine: (file: string, reason: string) => void;
  readonly summary: () => ScrubSummary;
  readonly report: () => ScrubReport;
}

export function createTally(ruleSet: string): Tally {
  const files = new Map<string, Map<string, number>>();
  const quarantined = new Map<string, string>();

  function report(): ScrubReport {
    const rows = [...files].map(([name, rules]) => ({
      name,
      masked: sum(rules.values()),
      byRule: Object.fromEntries(rules),
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
      if (!files.has(file)) files.set(file, new Map());
    },
    count(file, rule, times = 1) {
      const rules = files.get(file);
      rules?.set(rule, (rules.get(rule) ?? 0) + times);
    },
    quarantine(file, reason) {
      files.delete(file);
      quarantined.set(file, reason);
    },
    report,
    summary() {
      const { masked } = report();
      const byRule: Record<string, number> = {};
      for (const rules of files.values()) {
        for (const [rule, count] of rules) byRule[rule] = (byRule[rule] ?? 0) + count;
      }
      return { ruleSet, files: files.size, masked, byRule, quarantined: quarantined.size };
    },
  };
}

function sum(counts: Iterable<number>): number {
  return Iterator.from(counts).reduce((total, count) => total + count, 0);
}
