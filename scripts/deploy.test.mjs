import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandHelp, commands, overview } from './weikao-commands.mjs';

const root = path.join(import.meta.dirname, '..');
const read = (file) => readFileSync(path.join(root, file), 'utf8');

const files = readdirSync(path.join(root, 'deploy'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));

const explained = new Set(
  [...read('.env.example').matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name),
);
const isExplained = (name) =>
  explained.has(name) || explained.has(name.replace(/_FILE$/, '')) || explained.has(`${name}_FILE`);

describe('what is in deploy/', () => {
  it('runs only commands that there are', () => {
    const named = files.flatMap((file) => [
      ...read(file).matchAll(/weikao\.mjs ([a-z][a-z-]*)/g),
      ...read(file).matchAll(/command: \[([a-z-]+)\]/g),
    ]);
    const known = new Set(commands.map(({ name }) => name));
    expect(named.length).toBeGreaterThan(5);
    for (const [, command] of named) expect(known).toContain(command);
  });

  it('sets only settings that .env.example explains', () => {
    const set = files.flatMap((file) => [
      ...read(file).matchAll(/^ {4,}([A-Z][A-Z0-9_]+): /gm),
      ...read(file).matchAll(/(?:Environment=|\s)([A-Z][A-Z0-9_]+)=/g),
      ...read(file).matchAll(/[{ ]((?:WEIKAO|DATABASE)_[A-Z_]+)(?=[:=])/g),
    ]);
    expect(set.length).toBeGreaterThan(12);
    for (const [, name = ''] of set) expect([name, isExplained(name)]).toEqual([name, true]);
  });
});

describe('the containers', () => {
  const ignored = read('.dockerignore').split('\n').filter(Boolean);

  it('copy, run and mount only what there is', () => {
    const dockerfile = read('deploy/Dockerfile');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from = '']) =>
      from.split(' '),
    );
    expect(copied).toContain('package-lock.json');
    for (const from of copied) {
      expect([from, existsSync(path.join(root, from))]).toEqual([from, true]);
      expect(ignored).not.toContain(from);
    }
    const [, script = ''] = /ENTRYPOINT \["node", "([^"]+)"\]/.exec(dockerfile) ?? [];
    expect(existsSync(path.join(root, script))).toBe(true);
    const needed = [...dockerfile.matchAll(/npm run (\w+)/g)].map(([, name = '']) => name);
    expect(Object.keys(JSON.parse(read('package.json')).scripts)).toEqual(expect.arrayContaining(needed));
  });

  it('reach the servers by their name: nothing of the example for one machine is left', () => {
    const edits = [...read('deploy/compose.yaml').matchAll(/-e '([^']+)'/g)].map(([, edit = '']) => edit);
    let site = read('deploy/nginx.conf');
    for (const edit of edits) {
      const [, what = '', by] = /^s?\/([^/]+)\/(?:([^/]+)\/|d)$/.exec(edit) ?? [];
      expect(site).toContain(what);
      site =
        by === undefined
          ? site
              .split('\n')
              .filter((line) => !line.includes(what))
              .join('\n')
          : site.replaceAll(what, by);
    }
    expect(site).toMatch(/upstream weikao \{\n {2}least_conn;\n {2}server serve:3000 [^\n]+\n {2}keepalive/);
    expect(site).not.toContain('127.0.0.1:');
  });
});

describe('weikao --help', () => {
  it('names every command in a line, and each tells what it does, what it needs and how it ends', () => {
    for (const command of commands) {
      expect(overview()).toContain(command.name);
      expect(commandHelp(command).length).toBeGreaterThan(150);
      const mains = [command.main].flatMap((main) =>
        typeof main === 'string' ? [main] : [main([]), main(['--registrations'])],
      );
      for (const main of mains) expect(read(`server/${main}`)).toMatch(/await (?:own\.run\()?main/);
    }
  });
});
