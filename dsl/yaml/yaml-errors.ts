import type { ErrorCode } from 'yaml';
import type { Localized } from '../../engine/ir/localized.ts';

interface YamlErrorTexts {
  readonly message: Localized;
  readonly help?: Localized;
}

/** Our own words for the syntax errors of the YAML reader, by its code and by the line of the error and the one below. */
export function yamlErrorTexts(code: ErrorCode, [line, below]: readonly [string, string]): YamlErrorTexts {
  switch (code) {
    case 'TAB_AS_INDENT':
      return {
        message: { fi: 'rivi on sisennetty sarkaimella', en: 'the line is indented with a tab' },
        help: { fi: 'sisennä välilyönneillä', en: 'indent with spaces' },
      };
    case 'BAD_INDENT':
      return {
        message: { fi: 'rivin sisennys ei täsmää', en: 'the line is not indented like those it belongs with' },
        help: {
          fi: 'sisennä saman tason rivit yhtä paljon; sulje aloitettu luettelo merkillä ] tai }',
          en: 'indent lines of one level alike; close a list that was opened with ] or }',
        },
      };
    case 'MISSING_CHAR':
      return {
        message: { fi: 'tästä puuttuu merkki', en: 'a character is missing here' },
        help: {
          fi: 'tarkista, että avaimen perässä on kaksoispiste ja välilyönti ja että lainausmerkit ja sulut suljetaan',
          en: 'see that the key is followed by a colon and a space, and that quotation marks and brackets are closed',
        },
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
    case 'MULTILINE_IMPLICIT_KEY':
      if (/^\s*[\w.]+:\S/.test(line)) return noSpace;
      if (!/:(\s|$)/.test(line)) return noColon;
      if (/:\s+\S/.test(line) && indentOf(below) > indentOf(line)) return deeperBelow;
      return {
        message: {
          fi: "kaksoispiste ': ' on paikassa, johon se ei kuulu",
          en: "a colon ': ' stands where none can be",
        },
        help: {
          fi: "kirjoita yksi 'avain: arvo' riville; pane lainausmerkkeihin teksti, jossa on kaksoispiste ja välilyönti",
          en: "write one 'key: value' a line; put a text with a colon and a space in quotation marks",
        },
      };
    case 'BAD_SCALAR_START':
      return {
        message: {
          fi: 'arvo alkaa merkillä, jolla on YAML:ssa oma merkityksensä',
          en: 'the value starts with a character that has a meaning of its own in YAML',
        },
        help: { fi: 'pane arvo lainausmerkkeihin', en: 'put the value in quotation marks' },
      };
    case 'BAD_DQ_ESCAPE':
      return {
        message: { fi: 'tuntematon kenoviivamerkintä lainauksessa', en: 'unknown backslash sequence in a quoted text' },
        help: {
          fi: 'kirjoita kenoviiva kahdesti (\\\\) tai käytä yksinkertaisia lainausmerkkejä',
          en: 'write the backslash twice (\\\\), or use single quotation marks',
        },
      };
    case 'KEY_OVER_1024_CHARS':
      return { message: { fi: 'avain on liian pitkä', en: 'the key is too long' } };
    case 'DUPLICATE_KEY':
    case 'NON_STRING_KEY':
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
    case 'BAD_DIRECTIVE':
    case 'BAD_PROP_ORDER':
    case 'BAD_COLLECTION_TYPE':
    case 'IMPOSSIBLE':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_DOCS':
    case 'MULTIPLE_TAGS':
    case 'RESOURCE_EXHAUSTION':
    case 'TAG_RESOLVE_FAILED':
    case 'UNEXPECTED_TOKEN':
      return {
        message: { fi: 'tätä ei voi lukea YAML:na', en: 'this cannot be read as YAML' },
        help: {
          fi: "kirjoita yksi 'avain: arvo' riville ja pane erikoismerkkejä sisältävä teksti lainausmerkkeihin",
          en: "write one 'key: value' a line, and put a text with special characters in quotation marks",
        },
      };
  }
}

const noSpace: YamlErrorTexts = {
  message: { fi: 'kaksoispisteen jäljestä puuttuu välilyönti', en: 'the colon lacks the space behind it' },
  help: { fi: "kirjoita 'avain: arvo'", en: "write 'key: value'" },
};

const noColon: YamlErrorTexts = {
  message: { fi: "riviltä puuttuu kaksoispiste ': '", en: "the line lacks its colon ': '" },
  help: { fi: "kirjoita yksi 'avain: arvo' riville", en: "write one 'key: value' a line" },
};

const deeperBelow: YamlErrorTexts = {
  message: {
    fi: 'seuraava rivi on sisennetty syvemmälle kuin tämä, jolla on jo arvo',
    en: 'the next line is indented deeper than this one, which has its value already',
  },
  help: { fi: 'sisennä saman tason rivit yhtä paljon', en: 'indent lines of one level alike' },
};

function indentOf(line: string): number {
  return line.trim() === '' ? 0 : line.search(/\S/);
}
