import { Type } from 'typebox';
import type { Api, Services } from '../api.ts';
import { Refusal } from '../refusals/refusal.ts';
import { usable } from '../rulebook/current-rulebook.ts';

/** Whether the service works and with which rulebook. Open to anyone, for watching over it. */
export function addHealthRoutes(api: Api, { rulebook }: Services): void {
  api.get(
    '/health',
    {
      schema: {
        summary: 'Whether the service can decide cases',
        tags: ['service'],
        response: {
          200: Type.Object({ status: Type.Literal('ok'), rulebook: Type.String(), hash: Type.String() }),
        },
      },
    },
    async () => {
      const { id, hash } = usableWithoutProblems(rulebook);
      return { status: 'ok' as const, rulebook: id, hash };
    },
  );
}

/** Whoever is not signed in learns that the rulebook is broken, not how. */
function usableWithoutProblems(rulebook: Services['rulebook']) {
  try {
    return usable(rulebook.state());
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code) : error;
  }
}
