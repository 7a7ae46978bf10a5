import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { readFaceFiles } from '../face-files.ts';
import { zh } from './texts.zh-CN.ts';

const texts: Plugin = {
  name: 'texts',
  transformIndexHtml: (html) =>
    html
      .replaceAll('%TITLE%', zh.title)
      .replaceAll('%LOADING%', zh.loading)
      .replaceAll('%NO_SCRIPT%', zh.noScript),
};

const inScript = (code: string) => code.replaceAll('</script', '<\\/script');

/** One file that needs nothing beside it: script, styles and the face library's files stand in the page. */
const oneFile: Plugin = {
  name: 'one-file',
  apply: 'build',
  generateBundle: {
    // After Vite has filled in what it left open in the script.
    order: 'post',
    async handler(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') throw new Error('the build has no index.html');
      const styles: string[] = [];
      const scripts: string[] = [];
      for (const [name, part] of Object.entries(bundle)) {
        if (part.type === 'chunk') scripts.push(part.code);
        else if (name.endsWith('.css')) styles.push(String(part.source));
        if (name !== 'index.html') delete bundle[name];
      }
      if (scripts.length !== 1) throw new Error(`${scripts.length} scripts instead of one`);
      const carried = (await readFaceFiles()).map(
        ({ name, content }) =>
          `<script type="application/octet-stream" id="face/${name}">${content.toString('base64')}</script>`,
      );
      const head = `<style>${styles.join('\n')}</style></head>`;
      const foot = [...carried, `<script type="module">${inScript(scripts.join())}</script></body>`].join(
        '\n',
      );
      page.source = String(page.source)
        .replace(/<script type="module"[^>]*><\/script>|<link rel="(?:stylesheet|modulepreload)"[^>]*>/g, '')
        .replace('</head>', () => head)
        .replace('</body>', () => foot);
    },
  },
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [texts, oneFile],
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
    emptyOutDir: true,
    modulePreload: false,
    cssCodeSplit: false,
    target: ['chrome79', 'safari13', 'edge88'],
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      output: { codeSplitting: false },
      onLog(level, log, report) {
        // React's markers for servers mean nothing here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
});
