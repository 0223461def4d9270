import { mkdirSync, realpathSync } from 'node:fs';
import { describeFileError, type Unusable, unusable } from '../library/node/unusable.ts';
import type { Api } from './api.ts';
import { createServer } from './create-server.ts';
import { findConfiguredName } from './git/configured-name.ts';
import { isLoopback } from './security/own-requests.ts';
import { readTokenFile } from './security/token-file.ts';
import type { ServerOptions } from './server-options.ts';

/** A server that listens. */
export interface StartedServer {
  readonly kind: 'started';
  /** `http://127.0.0.1:8080` */
  readonly address: string;
  readonly draftsFolder: string;
  /** Takes no more requests, finishes those it has, and ends. */
  close(): Promise<void>;
}

/** Starts the editor and the API, or says what stands in the way. */
export async function startServer(options: ServerOptions): Promise<StartedServer | Unusable> {
  const misuse = findMisuse(options) ?? prepareDrafts(options.draftsFolder);
  if (misuse !== null) return misuse;
  const draftsFolder = realpathSync(options.draftsFolder);
  const server = await createServer({ ...options, draftsFolder, name: await findName(options) });
  try {
    const address = await server.listen({ host: options.host, port: options.port });
    return { kind: 'started', address, draftsFolder, close: () => closeServer(server) };
  } catch (error) {
    await server.close();
    return cannotListen(options, error);
  }
}

/** Whoever works here while nobody signs in: the name given, or else the one that git is set up for. */
async function findName({ name, tokensFile, rulebookFolder }: ServerOptions): Promise<string | null> {
  if (name !== null || tokensFile !== null) return name;
  return findConfiguredName(rulebookFolder);
}

/** How long requests that are under way may take. */
const longestEnding = 30_000;

/** Connections that fall silent are closed at once: callers would keep them for the next request. */
async function closeServer(api: Api): Promise<void> {
  const started = Date.now();
  const sweep = setInterval(() => {
    if (Date.now() - started > longestEnding) api.server.closeAllConnections();
    else api.server.closeIdleConnections();
  }, 100);
  try {
    await api.close();
  } finally {
    clearInterval(sweep);
  }
}

function findMisuse({ host, tokensFile }: ServerOptions): Unusable | null {
  if (tokensFile === null) return isLoopback(host) ? null : unusable(texts.signInNeeded(host));
  const tokens = readTokenFile(tokensFile);
  return tokens.kind === 'unusable' ? tokens : null;
}

function prepareDrafts(folder: string): Unusable | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return null;
  } catch (error) {
    const reason = describeFileError(error);
    return unusable({
      fi: `luonnosten kansiota '${folder}' ei voi tehdä: ${reason.fi}; anna toinen kansio valitsimella --drafts`,
      en: `the folder '${folder}' for drafts cannot be made: ${reason.en}; give another with --drafts`,
    });
  }
}

function cannotListen({ host, port }: ServerOptions, error: unknown): Unusable {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const reason = texts.listening[code] ?? { fi: code, en: code };
  return unusable({
    fi: `osoitteessa ${host}:${port} ei voi kuunnella: ${reason.fi}`,
    en: `cannot listen at ${host}:${port}: ${reason.en}`,
  });
}

const texts = {
  signInNeeded: (host: string) => ({
    fi: `osoitteessa ${host} palvelu näkyy muillekin, joten sisäänkirjautuminen tarvitaan: anna --tokens TIEDOSTO (tunnisteen tekee rulebook serve --new-token ROOLI --name NIMI --tokens TIEDOSTO)`,
    en: `at ${host} others reach the service too, so signing in is needed: give --tokens FILE (rulebook serve --new-token ROLE --name NAME --tokens FILE makes a token)`,
  }),
  listening: {
    EADDRINUSE: {
      fi: 'portti on jo käytössä; anna toinen valitsimella --port',
      en: 'the port is in use already; give another with --port',
    },
    EACCES: {
      fi: 'porttiin ei ole oikeutta; anna suurempi kuin 1023 valitsimella --port',
      en: 'permission for the port is denied; give one above 1023 with --port',
    },
    EADDRNOTAVAIL: {
      fi: 'osoite ei ole tämän koneen; anna toinen valitsimella --host',
      en: 'the address is not of this machine; give another with --host',
    },
    ENOTFOUND: {
      fi: 'nimeä ei tunneta; anna toinen valitsimella --host',
      en: 'the name is not known; give another with --host',
    },
  } as Readonly<Record<string, { readonly fi: string; readonly en: string }>>,
};
