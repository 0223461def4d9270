import type { FastifySchemaValidationError } from 'fastify/types/schema.js';
import { redact } from '../../engine/facts/redact.ts';
import type { Localized } from '../../engine/ir/localized.ts';

/** What is wrong with one part of a request. */
export interface SchemaFault {
  /** `body.files`, `querystring.on` */
  readonly path: string;
  readonly message: Localized;
}

/** Says in which part of a request its schema is not met, and how; never what stood there. */
export function describeFault(fault: FastifySchemaValidationError, part: string): SchemaFault {
  const { keyword, instancePath, params } = fault;
  const within = instancePath.split('/').slice(1);
  const named = keyword === 'required' ? params.missingProperty : undefined;
  const path = [part, ...within, ...(typeof named === 'string' ? [named] : [])].join('.');
  return { path, message: (wordings[keyword] ?? other)(params) };
}

type Wording = (params: FastifySchemaValidationError['params']) => Localized;

const other: Wording = () => ({ fi: 'ei ole ohjeen mukainen', en: 'is not as documented' });

const wordings: Readonly<Record<string, Wording>> = {
  required: () => ({ fi: 'puuttuu', en: 'is missing' }),
  additionalProperties: ({ additionalProperty }) => {
    const field = redact(String(additionalProperty));
    return { fi: `tuntematon kenttä '${field}'`, en: `unknown field '${field}'` };
  },
  type: ({ type }) => ({ fi: `pitää olla tyyppiä ${String(type)}`, en: `must be of the type ${String(type)}` }),
  enum: ({ allowedValues }) => ({
    fi: `pitää olla jokin näistä: ${listed(allowedValues)}`,
    en: `must be one of ${listed(allowedValues)}`,
  }),
  maxLength: ({ limit }) => ({ fi: `saa olla enintään ${limit} merkkiä`, en: `may have at most ${limit} characters` }),
  minLength: () => ({ fi: 'ei saa olla tyhjä', en: 'must not be empty' }),
};

function listed(values: unknown): string {
  return Array.isArray(values) ? values.join(', ') : '';
}
