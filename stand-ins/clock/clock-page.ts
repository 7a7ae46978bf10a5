import { beijingField, beijingText } from '../beijing-time.ts';
import { type Html, hiddenFields, html, type Page } from '../page.ts';
import type { BusinessTime, Moment } from './business-clock.ts';

/** Shows the business time and what it can be moved to; `null` where nobody tells the time. */
export function clockPage(time: BusinessTime | null, problem?: string): Page {
  const unknown = problem ?? '平台没有开启演示时钟，时间不能移动。';
  return {
    title: '演示时钟',
    body: time
      ? html`${problem ? problemLine(problem) : ''}${timeAndMoves(time)}${homeLink}`
      : html`${problemLine(unknown)}${homeLink}`,
  };
}

function problemLine(problem: string): Html {
  return html`<p class="problem" role="alert">${problem}</p>`;
}

function timeAndMoves({ now, moments }: BusinessTime): Html {
  return html`<p>现在的业务时间（北京时间）：</p>
<p class="amount"><time datetime="${now.toISOString()}">${beijingText(now)}</time></p>
<p><a class="button" href="/clock">刷新</a></p>
<h2>移到某个阶段</h2>
${[...Map.groupBy(moments, examOf)].map(momentsOf)}
<h2>移到任意时间</h2>
<form method="post" action="/clock">
<label for="beijing">日期和时间（北京时间）</label>
<input id="beijing" name="beijing" type="datetime-local" step="1" required value="${beijingField(now)}">
<button class="primary">移到这个时间</button>
</form>`;
}

/** A label may name its exam first: 「2026年度：报名期间」. */
const splitLabel = (label: string) => /^(?:(.+?)：)?(.+)$/.exec(label)?.slice(1) ?? ['', label];

const examOf = ({ label }: Moment) => splitLabel(label)[0] ?? '';

function momentsOf([exam, moments]: [string, readonly Moment[]]): Html {
  return html`${exam && html`<h3>${exam}</h3>`}
${moments.map(momentButton)}`;
}

function momentButton({ label, at }: Moment): Html {
  const [, words = label] = splitLabel(label);
  const named = words === label ? '' : html` aria-label="${label}"`;
  return html`<form method="post" action="/clock">${hiddenFields({ at: at.toISOString() })}
<button${named}>${words}</button> <span class="quiet">${beijingText(at)}</span>
</form>`;
}

const homeLink = html`<p><a href="/">返回</a></p>`;
