import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyFixtures, runCli } from '../run-cli.ts';

const evaluate = ['evaluate', 'parking_permit'];
const head = 'case;Syntymäaika;Kotikunta;applicant.works_here;Hakupäivä;Kesto';
const rows = [
  'A-1;17.5.1980;Mallikunta;ei;2.3.2020;2',
  'A-2;2010-01-01;Mallikunta;ei;2020-03-02;2 month',
  'A-3;17.5.1980;Mallikunta;ehkä;2.3.2020;2',
  'A-4;17.5.1980;"Mallikunta;ei;2.3.2020;2',
  '',
  ';;;;2.3.2020;',
];
const text = `${head}\n${rows.join('\n')}\n`;

function ask(given: string | Uint8Array, ...options: readonly string[]) {
  return runCli([...evaluate, '--facts-file', '-', '--facts-format', 'csv', ...options], { stdin: given });
}

describe('evaluate: cases in CSV', () => {
  it('gives what the same facts give in JSON', async () => {
    const facts = {
      case: 'A-1',
      applicant: { birth_date: '1980-05-17', municipality: 'Mallikunta', works_here: false },
      permit: { applied_on: '2020-03-02', months: 2 },
    };
    const json = await runCli([...evaluate, '-', '--format', 'jsonl'], { stdin: JSON.stringify(facts) });
    const csv = await ask(`${head}\n${rows[0]}`);
    expect(csv.stdout).toBe(json.stdout);
    expect(csv.status).toBe(0);
  });

  it('keeps every row in its place and tells of bad ones by line, without what is in them', async () => {
    const { status, stdout, stderr } = await ask(text);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map((answer) => [answer.case, answer.outcome ?? answer.errors[0].code, answer.line])).toEqual([
      ['A-1', 'approved', undefined],
      ['A-2', 'denied', undefined],
      ['A-3', 'wrong-type', 4],
      ['A-4', 'broken-quotes', 5],
      [undefined, 'incomplete', undefined],
    ]);
    expect(status).toBe(1);
    expect(stderr).toContain("line 4: applicant.works_here: the fact 'applicant.works_here' must be true or false");
    expect(stderr).toContain('line 5: the quotation marks of the row do not match; ');
    expect(stderr).toMatch(/decided 3: approved 1, denied 1, referred 0, incomplete 1; bad rows 2\n$/);
    expect(stderr).not.toMatch(/1980|ehkä/);
  });

  it('writes answers as a table in the language of the rulebook, for spreadsheets', async () => {
    const { stdout } = await ask(text, '--format', 'csv');
    expect(stdout.split('\r\n')).toEqual([
      '\ufefftapaus;tulos;Luvan hinta (EUR);täyttymättömät säännöt;puuttuvat tiedot;viestit',
      'A-1;Hyväksytty;50,00;;;',
      'A-2;Hylätty;50,00;Ikä;;Luvan voi saada 18 vuotta täyttänyt.',
      expect.stringMatching(/^A-3;virheellinen rivi;;;;rivi 4: applicant\.works_here: /),
      expect.stringMatching(/^A-4;virheellinen rivi;;;;"rivi 5: rivin lainausmerkit eivät täsmää; /),
      expect.stringMatching(
        /^;Tietoja puuttuu;;;Hakija: Syntymäaika \| Hakija: Kotikunta \| .*;Luvan hinta: ei tiedossa, koska puuttuu: .*\.$/,
      ),
      '',
    ]);
    const english = await ask(text, '--format', 'csv', '--language', 'en');
    expect(english.stdout).toMatch(
      /^\ufeffcase,outcome,[^,]+ \(EUR\),rules not met,missing facts,messages\r\nA-1,[^,]+,50\.00,,,\r\n/,
    );
  });

  it('writes a reference that looks like a formula as text, and reads it back', async () => {
    const cases = text.replace('A-1', '=1+1');
    const { stdout } = await ask(cases, '--format', 'csv');
    expect(stdout).toContain("\r\n'=1+1;Hyväksytty;");
    for (const written of [cases, text.replace('A-1', "'=1+1")]) {
      expect(JSON.parse((await ask(written)).stdout.split('\n')[0] ?? '').case).toBe('=1+1');
    }
  });

  it('reads Windows-1252 and a byte order mark', async () => {
    const windows = await ask(Buffer.from(text, 'latin1'));
    const utf8 = await ask(`\ufeff${text}`);
    const plain = await ask(text);
    expect([windows.stdout, utf8.stdout]).toEqual([plain.stdout, plain.stdout]);
  });

  it('writes bad rows as they are to a file, under the same header', async () => {
    const cwd = copyFixtures();
    writeFileSync(join(cwd, 'cases.csv'), Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1'));
    const { status } = await runCli([...evaluate, '--facts-file', 'cases.csv', '--rejects', 'bad.csv'], { cwd });
    expect(status).toBe(1);
    expect(readFileSync(join(cwd, 'bad.csv'), 'latin1')).toBe(`${[head, rows[2], rows[3]].join('\r\n')}\r\n`);
  });

  it.each([
    [
      'case;Syntymaaika\n',
      "-: the heading 'Syntymaaika' of column 2 is not the name of any fact; did you mean 'Syntymäaika'?",
    ],
    ['', '-: the first line does not name the columns'],
    [new Uint8Array([0xff, 0xfe, 0x63, 0x00]), '-: the file is UTF-16; save it as CSV in UTF-8'],
  ])('refuses a header it cannot read: %j', async (given, message) => {
    const { status, stdout, stderr } = await ask(given);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`error: ${message}`);
  });

  it.each([
    [['-', '--workers', '2'], '--workers is for a file of cases only; give --facts-file FILE too'],
    [['--facts-file', '-', '--format', 'text'], 'answers to many cases are written as JSON lines or as a table'],
    [['--facts-file', '-', '--format', 'csv', '--explain'], 'reasons do not fit in a table'],
    [['--facts-file', '-', '--workers', '0'], '--workers 0: give a number of threads from 1 to 64'],
    [['--facts-file', 'a.csv', '--output', './a.csv'], "the file './a.csv' is given for two purposes"],
    [['--facts-file', 'a.csv', '--output', 'b', '--rejects', 'b'], "the file 'b' is given for two purposes"],
    [['--facts-file', '-', '--resume'], '--resume goes on only from a file to a file'],
    [
      ['--facts-file', '-', '--output', 'no/such'],
      "the folder of the file 'no/such' cannot be written to: it does not exist",
    ],
  ])('cannot use %j', async (words, message) => {
    const { status, stdout, stderr } = await runCli([...evaluate, ...words], { cwd: copyFixtures(), stdin: '{}' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
