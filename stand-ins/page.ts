import type { FastifyReply } from 'fastify';

/** Text that is safe to stand in a page. Only `html` makes it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Insertion = Html | readonly Html[] | string | number;

/** A template whose insertions are escaped unless they are `Html` themselves. */
export function html(parts: TemplateStringsArray, ...insertions: Insertion[]): Html {
  return new Html(String.raw({ raw: parts }, ...insertions.map(textOf)));
}

function textOf(insertion: Insertion): string {
  if (insertion instanceof Html) return insertion.text;
  if (typeof insertion === 'object') return insertion.map((each) => each.text).join('');
  return String(insertion).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A form's fields that nobody sees. */
export function hiddenFields(fields: Readonly<Record<string, string>>): Html[] {
  return Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
}

export type Page = { readonly title: string; readonly body: Html };

/** Answers with a page: no script, nothing fetched from elsewhere, never cached. */
export function sendPage(reply: FastifyReply, status: number, page: Page): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    .send(documentOf(page).text);
}

function documentOf({ title, body }: Page): Html {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<p class="notice">演示用的外部世界，与任何真实的银行、运营商无关。</p>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

const style = new Html(`
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1f2328; font: 18px/1.6 "PingFang SC", "HarmonyOS Sans SC",
  "Microsoft YaHei", "Noto Sans SC", sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 40rem; margin: 0 auto; padding: 16px; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 16px 0; }
h2 { font-size: 1.15rem; margin: 32px 0 8px; }
a { color: #0b57d0; }
.notice { margin: 0; padding: 8px 12px; border-radius: 6px; background: #fff4e0; color: #8a5300; font-size: 1rem; }
.problem { padding: 8px 12px; border-radius: 6px; background: #fdeceb; color: #b42318; }
.amount { font-size: 2rem; font-weight: 600; }
.quiet { color: #57606a; font-size: 1rem; }
dl { margin: 16px 0; border-top: 1px solid #d0d7de; }
dl > div { display: flex; flex-wrap: wrap; gap: 0 16px; padding: 8px 0; border-bottom: 1px solid #d0d7de; }
dt { flex: 0 0 6rem; color: #57606a; }
dd { flex: 1 1 12rem; margin: 0; }
ul.list { list-style: none; margin: 16px 0; padding: 0; border-top: 1px solid #d0d7de; }
ul.list > li { padding: 12px 0; border-bottom: 1px solid #d0d7de; }
.text { white-space: pre-wrap; margin: 0; }
form { margin: 12px 0; }
label { display: block; }
input, select, button, .button { font: inherit; min-height: 44px; border-radius: 6px; padding: 8px 16px; }
input, select { width: 100%; border: 1px solid #57606a; background: #fff; color: inherit; }
button, .button { border: 1px solid #0b57d0; background: #fff; color: #0b57d0; cursor: pointer;
  display: inline-block; text-decoration: none; margin: 8px 8px 0 0; }
button.primary { background: #0b57d0; color: #fff; }
:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
`);
