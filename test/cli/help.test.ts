import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const commands = ['check', 'format', 'test', 'evaluate', 'impact', 'caseload', 'show', 'explain', 'lock', 'export'];

describe('help', () => {
  it('lists the commands', async () => {
    const { status, stdout } = await runCli(['--help']);
    expect(status).toBe(0);
    for (const command of commands) expect(stdout).toContain(`\n  ${command} `);
  });

  it('of a command is the same however it is asked', async () => {
    const { stdout } = await runCli(['check', '--help']);
    expect((await runCli(['help', 'check'])).stdout).toBe(stdout);
    expect((await runCli(['check', '-h'])).stdout).toBe(stdout);
    expect((await runCli(['--rulebook', 'x', 'check', '-h'])).stdout).toBe(stdout);
  });

  it.each(commands)('%s is told in both languages', async (command) => {
    const english = await runCli([command, '--help']);
    const finnish = await runCli([command, '--help'], { env: { LANG: 'fi_FI.UTF-8' } });
    expect([english.status, finnish.status]).toEqual([0, 0]);
    expect(english.stdout).toMatch(/^Usage: rulebook /);
    expect(finnish.stdout).toMatch(/^Käyttö: rulebook /);
    expect(finnish.stdout).not.toMatch(/\b(Usage|Options|Arguments|Examples|default|the|options)\b/);
    expect(english.stdout).not.toMatch(/[äöÄÖ]/);
  });

  it.each([
    [['check', '--help', '--language', 'fi'], {}, 'Käyttö'],
    [['check', '--help', '--language=en'], { LANG: 'fi_FI' }, 'Usage'],
    [['check', '--help'], { LC_ALL: 'fi_FI.UTF-8', LANG: 'en_US' }, 'Käyttö'],
    [['check', '--help'], { LC_ALL: '', LC_MESSAGES: 'sv_SE', LANG: 'fi_FI' }, 'Usage'],
    [['--help'], { LANG: 'fi' }, 'Käyttö'],
  ])('speaks the language asked for: %j %j', async (argv, env, word) => {
    expect((await runCli(argv, { env })).stdout).toContain(`${word}:`);
  });

  it('tells the version', async () => {
    const { status, stdout } = await runCli(['--version']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^rulebook \d+\.\d+\.\d+\n$/);
  });
});

describe('a command line that cannot be used', () => {
  it.each([
    [['evaluat'], "there is no command 'evaluat'; did you mean 'evaluate'?"],
    [['check', '--formt', 'json'], "there is no option '--formt'; did you mean --format?"],
    [['check', '--format', 'xml'], "the option --format cannot be 'xml'; the choices are: text, json, sarif, github"],
    [['check', '--format'], "the option '--format <format>' lacks its value"],
    [['check', 'one', 'two'], 'the command has words too many: one two'],
    [['evaluate'], "the command lacks its 'decision'"],
    [['check', '--language', 'sv'], "the option --language cannot be 'sv'; the choices are: fi, en"],
    [['--drafts'], "the option '--drafts' needs a command before it"],
    [['explain', 'unit-mismach'], "there is no code 'unit-mismach'; did you mean 'unit-mismatch'?"],
    [['export'], 'say the format: --to ir or --to json-schema'],
    [['show', '--on', '2020-02-30'], '--on 2020-02-30: there is no such date; write it as 2020-03-02'],
    [['check', '--rulebook', 'nowhere'], "the folder 'nowhere' does not exist"],
    [['check', '--rulebook', 'policies'], "the folder 'policies' has no rulebook.yaml; did you mean:"],
  ])('%j', async (argv, message) => {
    const { status, stdout, stderr } = await runCli(argv);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(`error: ${message}`);
  });

  it('shows the commands where none is given', async () => {
    const { status, stderr } = await runCli([]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Usage: rulebook COMMAND/);
  });
});
