import type { Localized } from '../../engine/ir/localized.ts';
import { type ReasonCode, reasons } from './reasons.ts';

/** What goes with a refusal besides its code: a closer message, and what the caller needs to go on. */
export interface RefusalDetails {
  readonly message?: Localized;
  readonly [detail: string]: unknown;
}

/** Thrown where a request cannot be granted; the API answers with its code and message. Never holds a fact of a case. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ReasonCode;
  readonly status: number;
  readonly details: RefusalDetails;

  constructor(code: ReasonCode, details: RefusalDetails = {}) {
    super(code);
    this.code = code;
    this.status = reasons[code].status;
    this.details = details;
  }
}

/** The body of the answer: `{ "error": { "code": …, "message": { "fi": …, "en": … }, … } }`. */
export function toErrorBody({ code, details }: Pick<Refusal, 'code' | 'details'>): { readonly error: object } {
  return { error: { code, message: reasons[code].message, ...details } };
}
