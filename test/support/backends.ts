import type { AsyncBackend, Backend } from '../../engine/backend.ts';
import { interpreter } from '../../engine/backends/interpreter/interpreter.ts';
import { javascript } from '../../engine/backends/javascript/javascript.ts';
import { jsonRulesEngine } from '../../engine/backends/json-rules-engine/json-rules-engine.ts';

/** What every back end is held to. */
export const reference: Backend = interpreter;

/** Every other back end, each held to the reference. */
export const backends: readonly (Backend | AsyncBackend)[] = [javascript, jsonRulesEngine];
