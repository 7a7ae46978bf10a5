import { type Html, html, type Page } from '../page.ts';
import { type Door, type Doors, faultsOf } from './doors.ts';
import { type Fault, faultTexts } from './faults.ts';

/** Which of the servers outside does what wrong. */
export function controlPage(doors: Doors): Page {
  return {
    title: '让外部世界出错',
    body: html`<p>每个外部系统都可以出错。平台应当不丢失、不重复，也不相信伪造的通知。</p>
${doors.all().map((door) => doorForm(door, doors.faultOf(door.name)))}
<p><a href="/">返回</a></p>`,
  };
}

function doorForm(door: Door, chosen: Fault | null): Html {
  return html`<h2>${door.title}</h2>
<form method="post" action="/control/${door.name}">
<label for="${door.name}">${chosen === null ? '现在一切正常。' : `现在：${faultTexts[chosen]}。`}</label>
<select id="${door.name}" name="fault">
${option('', '正常', chosen === null)}
${faultsOf(door).map((fault) => option(fault, faultTexts[fault], fault === chosen))}
</select>
<button class="primary">保存</button>
</form>`;
}

const option = (value: string, text: string, chosen: boolean): Html =>
  chosen
    ? html`<option value="${value}" selected>${text}</option>`
    : html`<option value="${value}">${text}</option>`;
