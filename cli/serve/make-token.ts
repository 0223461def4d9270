import { resolve } from 'node:path';
import { writeWholeFile } from '../../library/node/whole-file.ts';
import { roles } from '../../server/security/person.ts';
import { addToken } from '../../server/security/token-file.ts';
import type { Invocation, Session } from '../command.ts';
import { reportUnusable, unusable } from '../failure.ts';
import type { ExitCode } from '../io.ts';

/** Makes an access token, adds its hash to the file of tokens and shows the token this once. */
export async function makeToken(invocation: Invocation, session: Session): Promise<ExitCode> {
  const { io, language } = session;
  const role = roles.find((one) => one === invocation.value('--new-token'));
  const name = invocation.value('--name')?.trim();
  const file = invocation.value('--tokens');
  if (role === undefined || !name || file === undefined) return reportUnusable(unusable(texts.incomplete), session);
  const path = resolve(io.cwd, file);
  const added = addToken(path, { name, role });
  if (added.kind === 'unusable') return reportUnusable(added, session);
  const failure = await writeWholeFile(path, file, added.text, { mode: 0o600 });
  if (failure !== null) return reportUnusable(failure, session);
  await io.stdout.write(`${added.token}\n`);
  await io.stderr.write(`${texts.made[language]}\n`);
  return 0;
}

const texts = {
  incomplete: {
    fi: 'uuteen tunnisteeseen tarvitaan --new-token ROOLI, --name NIMI ja --tokens TIEDOSTO',
    en: 'a new token needs --new-token ROLE, --name NAME and --tokens FILE',
  },
  made: {
    fi: 'Yllä on uusi tunniste. Anna se omistajalleen turvallisesti: sitä ei voi näyttää uudelleen.',
    en: 'Above is the new token. Hand it to its owner safely: it cannot be shown again.',
  },
};
