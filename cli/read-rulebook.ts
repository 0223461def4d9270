export { readRulebookFiles, readTextFile } from '../library/node/read-folder.ts';
