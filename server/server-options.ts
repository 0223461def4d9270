import type { Localized } from '../engine/ir/localized.ts';

/** What a server is started with. All folders are absolute paths. */
export interface ServerOptions {
  readonly rulebookFolder: string;
  /** Where drafts are kept; made when first needed. */
  readonly draftsFolder: string;
  /** The built editor. */
  readonly pagesFolder: string;
  /** The file of access tokens; null where nobody needs to sign in. */
  readonly tokensFile: string | null;
  /** Who works here while nobody signs in, the author of drafts and proposals; null: whom git is set up for. */
  readonly name: string | null;
  readonly host: string;
  readonly port: number;
  /** Of the program. */
  readonly version: string;
  /** Tells whoever runs the server of a fault. Gets no facts, addresses or texts of requests. */
  readonly report: (text: Localized) => void;
}
