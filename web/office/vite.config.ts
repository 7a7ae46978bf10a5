import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { texts } from './texts.zh-CN.ts';

/** The page's words stand with the other words, not in the HTML. */
const wordsOfThePage: Plugin = {
  name: 'words-of-the-page',
  transformIndexHtml: (html) =>
    html.replace('%title%', texts.title).replace('%needs-script%', texts.needsScript),
};

/** The server behind the pages while they are worked on. */
const server = process.env.WEIKAO_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/office/',
  plugins: [wordsOfThePage],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome79', 'safari13', 'edge88'],
    // antd's table and its form controls are one piece of some 570 kB, 190 kB on the wire, loaded once a day.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      // antd marks its modules 'use client', which says nothing to a bundler for browsers.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
  server: { proxy: { '/api': server, '/files': server } },
});
