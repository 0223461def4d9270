import type { Localized } from '../../engine/ir/localized.ts';

/** A request that the server refused, or that did not reach it. */
export class RequestError extends Error {
  /** Stable code of the server (`draft-changed`); `offline` where it was not reached. */
  readonly code: string;
  /** The HTTP status; 0 where the server was not reached. */
  readonly status: number;
  readonly texts: Localized;
  /** The whole answer of the server. */
  readonly body: unknown;

  constructor(code: string, status: number, texts: Localized, body: unknown) {
    super(texts.en);
    this.name = 'RequestError';
    this.code = code;
    this.status = status;
    this.texts = texts;
    this.body = body;
  }
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Asks the server; gives the JSON of its answer. Throws `RequestError`. */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const { method = 'GET', body, headers, signal } = options;
  const response = await reach(path, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  const answer = await readJson(response);
  if (response.ok) return answer as Answer;
  throw toError(response.status, answer);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new RequestError('offline', 0, offline, null);
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function toError(status: number, answer: unknown): RequestError {
  if (typeof answer === 'object' && answer !== null && 'error' in answer) {
    const { code, message } = answer.error as { readonly code: string; readonly message: Localized };
    return new RequestError(code, status, message, answer);
  }
  return new RequestError('unexpected', status, unexpected(status), answer);
}

const offline: Localized = {
  fi: 'Palvelimeen ei saada yhteyttä. Tarkista verkkoyhteys; mitään ei ole kadonnut tältä sivulta.',
  en: 'The server cannot be reached. Check the network; nothing on this page is lost.',
};

function unexpected(status: number): Localized {
  return {
    fi: `Palvelin vastasi odottamattomasti (${status}). Yritä hetken kuluttua uudelleen.`,
    en: `The server gave an unexpected answer (${status}). Try again in a moment.`,
  };
}
