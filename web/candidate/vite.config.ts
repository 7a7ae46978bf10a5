import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { readFaceFiles } from '../face-files.ts';
import { zh } from './shell/texts.zh-CN.ts';

/** The shell that is painted before any script runs: its words come from the page texts, as everywhere. */
const shellTexts: Plugin = {
  name: 'shell-texts',
  transformIndexHtml: (html) =>
    html
      .replaceAll('%EXAM%', zh.exam)
      .replaceAll('%PRODUCT%', zh.product)
      .replaceAll('%LOADING%', zh.loading)
      .replaceAll('%NO_SCRIPT%', zh.noScript),
};

/** The face library's own files, under /face/: fetched when a photo is looked at, never before. */
const faceFiles: Plugin = {
  name: 'face-files',
  apply: 'build',
  async generateBundle() {
    for (const { name, content } of await readFaceFiles()) {
      this.emitFile({ type: 'asset', fileName: `face/${name}`, source: content });
    }
  },
};

const WORTH_COMPRESSING = /\.(?:js|css|svg|html|json|bin|wasm)$/;

/** Beside each such file its compressed twins, so that the server need not compress on the busiest evening. */
const compressedTwins: Plugin = {
  name: 'compressed-twins',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    const names = (await readdir(dir, { recursive: true })).filter((name) => WORTH_COMPRESSING.test(name));
    for (const name of names) {
      const file = join(dir, name);
      const text = await readFile(file);
      await writeFile(`${file}.gz`, gzipSync(text, { level: 9 }));
      await writeFile(`${file}.br`, brotliCompressSync(text));
    }
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [shellTexts, faceFiles, compressedTwins],
  resolve: {
    alias: [
      { find: /^react\/jsx(-dev)?-runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react-dom$/, replacement: 'preact/compat' },
      { find: /^react$/, replacement: 'preact/compat' },
    ],
  },
  build: {
    outDir: 'dist',
    // The content security policy allows no data: style sheets.
    assetsInlineLimit: 0,
    emptyOutDir: true,
    // The face library, which only who chooses a photo loads.
    chunkSizeWarningLimit: 2000,
    // Old WeChat and 360 kernels are still in use in hospitals.
    target: ['chrome79', 'safari13', 'edge88'],
    rolldownOptions: {
      onLog(level, log, report) {
        // React's markers for servers mean nothing here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:3000', '/files': 'http://localhost:3000' } },
});
