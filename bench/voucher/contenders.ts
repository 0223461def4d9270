import { engines } from '../../library/engines.ts';
import type { LoadedRulebook } from '../../library/index.ts';
import { byHandContender, byHandTraceContender, type VoucherContender } from './contender.ts';
import { decideContender, evaluateContender, explainContender, fullTraceContender, rulesContender } from './library.ts';
import { backendContender, stepsContender, traceContender } from './own-backends.ts';
import { celContender } from './peers/cel.ts';
import { jsonLogicContender } from './peers/json-logic.ts';
import { jsonRulesEngineContender } from './peers/json-rules-engine.ts';
import { publicodesContender } from './peers/publicodes.ts';
import { zenContender } from './peers/zen.ts';

/** Everyone who decides `voucher_grant` here. */
export interface VoucherContenders {
  readonly byHand: VoucherContender;
  /** The same once more: how far two measurements of one thing are apart. */
  readonly byHandAgain: VoucherContender;
  readonly byHandTrace: VoucherContender;
  readonly decide: VoucherContender;
  readonly rules: VoucherContender;
  readonly evaluate: VoucherContender;
  readonly trace: VoucherContender;
  readonly fullTrace: VoucherContender;
  /** The full trace, opened. */
  readonly steps: VoucherContender;
  readonly explain: VoucherContender;
  readonly interpreter: VoucherContender;
  /** Our rules run by json-rules-engine: three of its rules for each, unknowns and messages included. */
  readonly rulesInJson: VoucherContender;
  readonly jsonLogic: VoucherContender;
  readonly cel: VoucherContender;
  readonly jsonRulesEngine: VoucherContender;
  readonly zen: VoucherContender;
  readonly zenTrace: VoucherContender;
  readonly publicodes: VoucherContender;
}

export async function openContenders(rulebook: LoadedRulebook): Promise<VoucherContenders> {
  const { ir } = rulebook;
  return {
    byHand: byHandContender(),
    byHandAgain: byHandContender('by hand, once more'),
    byHandTrace: byHandTraceContender(),
    decide: decideContender(rulebook),
    rules: rulesContender(rulebook),
    evaluate: evaluateContender(rulebook),
    trace: traceContender(engines.javascript(ir), ir),
    fullTrace: fullTraceContender(rulebook),
    steps: stepsContender(engines.javascript(ir), ir),
    explain: explainContender(rulebook),
    interpreter: backendContender('interpreter', engines.interpreter(ir), ir),
    rulesInJson: backendContender('json-rules-engine', await engines['json-rules-engine'](ir), ir),
    jsonLogic: jsonLogicContender(),
    cel: celContender(),
    jsonRulesEngine: jsonRulesEngineContender(),
    zen: zenContender({ trace: false }),
    zenTrace: zenContender({ trace: true }),
    publicodes: publicodesContender(),
  };
}

/** Those that decide where facts are left out too; the reference first. */
export function ownOf(all: VoucherContenders): readonly VoucherContender[] {
  return [all.interpreter, all.decide, all.trace, all.fullTrace, all.rules, all.evaluate, all.explain, all.rulesInJson];
}
