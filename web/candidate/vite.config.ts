import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
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

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [shellTexts],
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
    // Old WeChat and 360 kernels are still in use in hospitals.
    target: ['chrome79', 'safari13', 'edge88'],
    rolldownOptions: {
      onLog(level, log, report) {
        // React's markers for servers mean nothing here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
