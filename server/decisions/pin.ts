import type { FastifyRequest } from 'fastify';
import type { LoadedRulebook } from '../../library/loaded-rulebook.ts';
import { Refusal } from '../refusals/refusal.ts';

/** The hash that the header `Rulebook-Hash` names; null where the caller takes whatever is in force. */
export function pinOf({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  const pin = headers['rulebook-hash'];
  return typeof pin === 'string' && pin.trim() !== '' ? pin.trim() : null;
}

/**
 * Refuses where the rulebook is not the one asked for: neither its latest edition nor, once `answered` is known, the
 * edition that the answer comes from has the hash. A hash stands for the rules of its edition and all before it.
 */
export function checkPin(pin: string | null, answered: string | null, { hash, editions }: LoadedRulebook): void {
  if (pin === null || pin === hash) return;
  const isEdition = editions.some((edition) => edition.hash === pin);
  if (isEdition && (answered === null || answered === pin)) return;
  throw new Refusal('rulebook-changed', { hash, answered });
}
