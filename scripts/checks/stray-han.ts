// Chinese is said in `vocabulary`, in page texts and in data; in other code it would be a sentence that nobody
// translates, finds or corrects together with the others.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { reportFindings } from './report-findings.ts';
import { isTest, listSources } from './sources.ts';

const endings = ['.ts', '.tsx', '.mjs', '.sql', '.css', '.html', '.typ'];
// Han characters, CJK punctuation, full-width forms.
const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu;
const roomsThatSpeak = /^(vocabulary|data|stand-ins|docs)\//;
const testing = /(^|\/)testing\//;
const pageTexts = /(^|\/)texts\.zh-CN\.ts$/;
const staticShell = /^web\/[^/]+\/index\.html$/;

/** Strays under `root`, as `file:line: characters`. */
export function findStrayHan(root: string): string[] {
  return listCheckedForHan(root).flatMap((file) => {
    const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
    return lines.flatMap((line, index) => {
      const strays = line.match(chinese);
      return strays ? [`${file}:${index + 1}: ${strays.join(' ')}`] : [];
    });
  });
}

/** The files that must not hold Chinese. */
export function listCheckedForHan(root: string): string[] {
  const maySpeak = (file: string) =>
    isTest(file) ||
    testing.test(file) ||
    roomsThatSpeak.test(file) ||
    pageTexts.test(file) ||
    staticShell.test(file);
  return listSources(root, endings).filter((file) => !maySpeak(file));
}

if (import.meta.main) {
  const root = process.cwd();
  reportFindings(`${listCheckedForHan(root).length} files`, findStrayHan(root));
}
