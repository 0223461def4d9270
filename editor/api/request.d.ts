import type { Localized } from '../../engine/ir/localized.ts';
/** A request that the server refused, or that did not reach it. */
export declare class RequestError extends Error {
    /** Stable code of the server (`draft-changed`); `offline` where it was not reached. */
    readonly code: string;
    /** The HTTP status; 0 where the server was not reached. */
    readonly status: number;
    readonly texts: Localized;
    /** The whole answer of the server. */
    readonly body: unknown;
    constructor(code: string, status: number, texts: Localized, body: unknown);
}
export interface RequestOptions {
    readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
    /** Sent as JSON. */
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
}
/** Asks the server; gives the JSON of its answer. Throws `RequestError`. */
export declare function request<Answer>(path: string, options?: RequestOptions): Promise<Answer>;
