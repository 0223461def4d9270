import { expect, test } from 'vitest';
import { parsePolicy } from '../../../dsl/parse.ts';
test('x', () => { const t='decision grant "Myöntäminen"\n  as of voucher.granted_on\n'; expect(parsePolicy('a', t).file.declarations[0]?.span.end).toBeGreaterThan(20) });
