import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { parseDate } from '../../engine/ir/calendar.ts';
import { spokenLanguage } from '../../engine/ir/texts.ts';
import type { Api, Services } from '../api.ts';
import { decideBatch } from '../batch/decide-batch.ts';
import { findDecision } from '../decisions/open-decision.ts';
import { checkPin, pinOf } from '../decisions/pin.ts';
import { Refusal } from '../refusals/refusal.ts';
import { usable } from '../rulebook/current-rulebook.ts';
import { NameParams } from './decisions.ts';
import { readDate } from './drafts.ts';
import { LanguageOption } from './schemas.ts';

const lines = ['application/x-ndjson', 'application/jsonl'];
const tables = ['text/csv', 'text/tab-separated-values'];

const largestBatch = 32_000_000;
const mostAtOnce = 3;

/** Deciding many cases in one request. They are kept in memory alone, for as long as it takes. */
export function addBatchRoute(api: Api, { rulebook }: Services): void {
  let running = 0;
  api.register(async (many: Api) => {
    many.removeAllContentTypeParsers();
    many.addContentTypeParser([...lines, ...tables], { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => body);
    many.post(
      '/decisions/:name/batch',
      {
        bodyLimit: largestBatch,
        config: { role: 'evaluator', rateLimit: { max: 60, timeWindow: '1 minute' } },
        schema: {
          summary: 'Decides many cases: JSON lines or CSV in, JSON lines or CSV out, one record a case, in their order',
          description: 'At most 32 MB; the results begin when all has been read. Larger files: `rulebook evaluate`.',
          tags: ['decisions'],
          consumes: [...lines, ...tables],
          params: NameParams,
          querystring: Type.Object(
            {
              on: Type.Optional(Type.String({ description: 'The date, where the facts leave it out' })),
              format: Type.Optional(Type.Enum(['jsonl', 'csv'], { description: 'Of the results; jsonl by default' })),
              explain: Type.Optional(Type.Enum(['true', 'false'])),
              language: LanguageOption,
            },
            { additionalProperties: false },
          ),
          response: { 200: Type.String({ description: 'As in docs/batch.md' }) },
        },
      },
      async (request, reply) => {
        const { on, format = 'jsonl', explain, language } = request.query;
        const loaded = usable(rulebook.state());
        checkPin(pinOf(request), loaded.hash, loaded);
        const decision = findDecision(loaded.ir, request.params.name).name;
        if (format === 'csv' && explain === 'true') throw new Refusal('explained-as-table');
        const spoken = language ?? spokenLanguage(loaded.ir.languages[0] ?? '', 'en');
        const day = on === undefined ? null : parseDate(readDate(on));
        const [type = ''] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
        const task = {
          rulebook: loaded.ir,
          engine: 'javascript',
          decision,
          on: day,
          language: spoken,
          format,
          spoken,
        } as const;
        if (running >= mostAtOnce) throw new Refusal('too-many-batches');
        running += 1;
        const done = () => {
          running -= 1;
        };
        try {
          const results = await decideBatch({
            cases: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
            isCsv: tables.includes(type.trim()),
            task: { ...task, explain: explain === 'true' },
          });
          return sendResults(reply, format, results, done);
        } catch (error) {
          done();
          throw error;
        }
      },
    );
  });
}

/** Sends results as they come; `done` is called once, also where the caller goes away. */
function sendResults(
  reply: FastifyReply,
  format: 'jsonl' | 'csv',
  results: AsyncIterable<Uint8Array>,
  done: () => void,
): FastifyReply {
  const stream = Readable.from(results, { objectMode: false });
  stream.once('close', done);
  reply.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8');
  return reply.send(stream);
}
