import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Localized } from '../../engine/ir/localized.ts';
import type { ServerOptions } from '../server-options.ts';
import type { ReasonCode } from './reasons.ts';
import { Refusal, toErrorBody } from './refusal.ts';
import { describeFault } from './schema-faults.ts';

/** Answers a request that failed, and tells whoever runs the server where the fault is ours. */
export function answerError(
  error: FastifyError | Refusal | Error,
  request: FastifyRequest,
  reply: FastifyReply,
  report: ServerOptions['report'],
): void {
  const refusal = toRefusal(error);
  if (refusal.code === 'program-fault') report(describeOurFault(error, request));
  reply.status(refusal.status).type('application/json; charset=utf-8').send(toErrorBody(refusal));
}

function toRefusal(error: FastifyError | Refusal | Error): Refusal {
  if (error instanceof Refusal) return error;
  if ('validation' in error && error.validation !== undefined) {
    const faults = error.validation.map((fault) => describeFault(fault, error.validationContext ?? 'body'));
    return new Refusal('bad-request', { faults });
  }
  const code = 'code' in error ? known[error.code] : undefined;
  return new Refusal(code ?? 'program-fault');
}

/** What Fastify and its plug-ins say, in our codes. */
const known: Readonly<Record<string, ReasonCode>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'bad-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_BAD_URL: 'bad-request',
  FST_ERR_ASYNC_CONSTRAINT: 'bad-request',
};

/** Where it happened; without the message and the address, which might quote a case. */
function describeOurFault(error: Error, { method, routeOptions }: FastifyRequest): Localized {
  const place = `${method} ${routeOptions.url ?? ''}`;
  const words = error.message.startsWith('invariant: ') ? error.message : error.name;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const where = `${place}\n${words}\n${frames.slice(0, 8).join('\n')}`;
  return {
    fi: `virhe: ohjelmassa on vika. Ilmoita siitä ylläpidolle ja liitä mukaan seuraavat rivit:\n${where}`,
    en: `error: this is a fault of the program. Please report it with the following lines:\n${where}`,
  };
}
