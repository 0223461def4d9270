import { openGit } from './git.ts';

/** The person that git is set up for in a folder, `Maija Meikäläinen <maija@example.fi>`; null where it names nobody. */
export async function findConfiguredName(folder: string): Promise<string | null> {
  const git = openGit(folder);
  const read = async (key: string) => {
    const { status, output } = await git.run(['config', '--get', key]);
    return status === 0 ? output.toString('utf8').trim() : '';
  };
  const name = await read('user.name');
  const email = await read('user.email');
  if (name === '') return null;
  return email === '' ? name : `${name} <${email}>`;
}
