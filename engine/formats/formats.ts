import type { TextFormat } from '../ir/ir.ts';
import { isBusinessId } from './business-id.ts';
import { isEmail } from './email.ts';
import { isPersonalIdentityCode } from './personal-identity-code.ts';

/** Whether a text has a named format. Space around it is not part of the format. */
export function matchesFormat(format: TextFormat, text: string): boolean {
  switch (format) {
    case 'business_id':
      return isBusinessId(text);
    case 'personal_identity_code':
      return isPersonalIdentityCode(text);
    case 'email':
      return isEmail(text);
  }
}
