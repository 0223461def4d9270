/** What the project promises of its speed: ratios measured in one run, apart from a keystroke, which is milliseconds. */
export interface Target {
  readonly what: string;
  readonly target: number;
  readonly stretch: number;
  readonly unit: '×' | ' ms';
  /** Whether a smaller or a greater value is better. */
  readonly better: 'smaller' | 'greater';
}

export const targets = {
  complete: atMost(
    '`voucher_grant`, all facts: outcome, violated rules, values; to the same decision by hand',
    1.5,
    1.2,
  ),
  missing: atMost('15 % of the facts missing, missing names collected; to by hand two-valued', 4, 3),
  ruleTrace: atMost('trace per rule; to by hand with the same trace', 1.25, 1),
  fullTrace: atMost('full trace, not yet opened; to by hand with a per-rule trace', 1.5, 1.1),
  jsonRulesEngine: atLeast('faster than json-rules-engine, both explaining', 300, 450),
  zen: atLeast('faster than GoRules Zen, both with trace', 700, 1000),
  jsonLogic: atLeast('faster than json-logic-engine compiled, both without', 4, 6),
  interpreter: atMost('interpreter; to by hand', 20, 12),
  growth: atMost('10,000 rules (2 % applicable), warm; to 10 rules', 20, 10),
  batch: atMost('batch from JSON lines; to the JSON parsing of the same file alone', 2, 1.5),
  memory: atMost('one million voucher applications from a file, peak memory; to one thousand', 2, 1.2),
  keystroke: { ...atMost('keystroke in a 5,000-line policy: diagnostics ready, 95th percentile', 50, 16), unit: ' ms' },
  start: atMost('`rulebook check` of the Kuopio rulebook, whole process; to `node -e 0`', 10, 5),
} as const satisfies Readonly<Record<string, Target>>;

export type TargetName = keyof typeof targets;

function atMost(what: string, target: number, stretch: number): Target {
  return { what, target, stretch, unit: '×', better: 'smaller' };
}

function atLeast(what: string, target: number, stretch: number): Target {
  return { what, target, stretch, unit: '×', better: 'greater' };
}
