import { resolve } from 'node:path';
import { defaultDraftsFolder } from '../../server/drafts/default-folder.ts';
import { type StartedServer, startServer } from '../../server/start-server.ts';
import type { Command, Invocation, Session } from '../command.ts';
import { reportUnusable, type Unusable, unusable } from '../failure.ts';
import { findRulebook } from '../find-rulebook.ts';
import type { ExitCode } from '../io.ts';
import { packageFolder, readVersion } from '../package-file.ts';
import { makeToken } from '../serve/make-token.ts';

/** `rulebook serve` */
export const serve: Command = {
  description: {
    fi: 'Palvelee sääntökirjan selainkäyttöliittymää ja HTTP-rajapintaa. Kuuntelee vain tältä koneelta, ellei muuta sanota; muilta koneilta käytettäessä sisäänkirjautuminen on pakollinen.',
    en: 'Serves the editor in the browser and the HTTP API. Listens on this machine only unless told otherwise; then sign-in is required.',
  },
  parameters: [],
  options: [
    {
      flag: '--port',
      value: { fi: 'portti', en: 'port' },
      summary: {
        fi: 'kuunneltava portti; oletus 8080, 0 on mikä tahansa vapaa',
        en: 'port to listen at; 8080 by default, 0 is any that is free',
      },
    },
    {
      flag: '--host',
      value: { fi: 'osoite', en: 'address' },
      summary: { fi: 'kuunneltava osoite; oletus 127.0.0.1', en: 'address to listen at; 127.0.0.1 by default' },
    },
    {
      flag: '--drafts',
      value: { fi: 'kansio', en: 'folder' },
      summary: {
        fi: 'luonnosten kansio (oletus: käyttäjän tilatiedoissa, ~/.local/state/rulebook)',
        en: "folder for drafts (default: among the user's state, ~/.local/state/rulebook)",
      },
    },
    {
      flag: '--tokens',
      value: { fi: 'tiedosto', en: 'file' },
      summary: {
        fi: 'tunnisteiden tiedosto: ketkä kirjautuvat ja missä roolissa',
        en: 'file of access tokens: who signs in, and in which role',
      },
    },
    {
      flag: '--name',
      value: { fi: 'nimi', en: 'name' },
      summary: {
        fi: 'ehdotusten tekijä, kun kukaan ei kirjaudu, tai uuden tunnisteen omistaja',
        en: 'author of proposals while nobody signs in, or owner of a new token',
      },
    },
    {
      flag: '--new-token',
      value: { fi: 'rooli', en: 'role' },
      choices: ['viewer', 'evaluator', 'administrator'],
      summary: {
        fi: 'tee tunniste tässä roolissa, lisää se tunnisteiden tiedostoon ja lopeta',
        en: 'make a token of this role, add it to the file of tokens, and end',
      },
    },
  ],
  examples: [
    {
      line: 'rulebook serve --name "Maija Meikäläinen"',
      purpose: {
        fi: 'omalla koneella, osoitteessa http://127.0.0.1:8080',
        en: 'on your own machine, at http://127.0.0.1:8080',
      },
    },
    {
      line: 'rulebook serve --new-token administrator --name "Maija Meikäläinen" --tokens tokens.yaml',
      purpose: { fi: 'tekee tunnisteen ja näyttää sen kerran', en: 'makes a token and shows it once' },
    },
    {
      line: 'rulebook serve --host 0.0.0.0 --tokens tokens.yaml --drafts /var/lib/rulebook',
      purpose: {
        fi: 'muillekin koneille, HTTPS-välityspalvelimen takana',
        en: 'for other machines too, behind an HTTPS proxy',
      },
    },
  ],
  async run(invocation, session) {
    if (invocation.value('--new-token') !== undefined) return makeToken(invocation, session);
    const started = await start(invocation, session);
    if (started.kind === 'unusable') return reportUnusable(started, session);
    return endWhenAsked(started, session);
  },
};

async function start(invocation: Invocation, { io, language }: Session): Promise<StartedServer | Unusable> {
  const port = readPort(invocation.value('--port'));
  if (typeof port !== 'number') return port;
  const found = findRulebook(invocation.value('--rulebook'), io.cwd);
  if (found.kind === 'unusable') return found;
  const at = (folder: string | undefined) => (folder === undefined ? null : resolve(io.cwd, folder));
  return startServer({
    rulebookFolder: found.folder,
    draftsFolder: at(invocation.value('--drafts')) ?? defaultDraftsFolder(found.folder, io.env),
    pagesFolder: packageFolder('dist/editor'),
    tokensFile: at(invocation.value('--tokens')),
    name: invocation.value('--name') ?? null,
    host: invocation.value('--host') ?? '127.0.0.1',
    port,
    version: readVersion(),
    report: (text) => void io.stderr.write(`${text[language]}\n`),
  });
}

/** Says where the service is, and returns once it has ended: at Ctrl-C, or when the system asks (SIGTERM). */
async function endWhenAsked(server: StartedServer, { io, language }: Session): Promise<ExitCode> {
  await io.stderr.write(`${texts.listening[language](server)}\n`);
  await new Promise<void>((resolvePromise) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolvePromise());
  });
  await io.stderr.write(`${texts.ending[language]}\n`);
  await server.close();
  return 0;
}

function readPort(text = '8080'): number | Unusable {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? port : unusable(texts.port(text));
}

const texts = {
  listening: {
    fi: ({ address, draftsFolder }: StartedServer) =>
      `Sääntökirja on osoitteessa ${address}\nLuonnokset: ${draftsFolder}\nLopeta: Ctrl-C`,
    en: ({ address, draftsFolder }: StartedServer) =>
      `The rulebook is at ${address}\nDrafts: ${draftsFolder}\nTo end: Ctrl-C`,
  },
  ending: { fi: 'Lopetetaan …', en: 'Ending …' },
  port: (text: string) => ({
    fi: `--port ${text}: anna portin numero väliltä 0–65535`,
    en: `--port ${text}: give the number of a port from 0 to 65535`,
  }),
};
