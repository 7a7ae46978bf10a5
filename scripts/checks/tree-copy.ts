import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listSources } from './sources.ts';

const project = path.join(import.meta.dirname, '../..');

/** A copy of the sources to plant breaches in: a parallel test or a check must never see them. */
export type TreeCopy = {
  readonly root: string;
  readonly plant: (file: string, content: string) => void;
  readonly remove: () => void;
};

export function copyTree(): TreeCopy {
  const root = mkdtempSync(path.join(tmpdir(), 'weikao-tree-'));
  for (const file of listSources(project, [
    '.ts',
    '.tsx',
    '.mjs',
    '.css',
    '.html',
    'package.json',
    'tsconfig.json',
  ])) {
    cpSync(path.join(project, file), path.join(root, file));
  }
  symlinkSync(path.join(project, 'node_modules'), path.join(root, 'node_modules'));
  return {
    root,
    plant: (file, content) => {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), content);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
