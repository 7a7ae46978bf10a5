import type { OpenedPayment } from '#contract/client.ts';

/** Leaves for the platform as its documents ask: a signed form, posted by the browser itself. */
export function leaveForPlatform({ url, fields }: Pick<OpenedPayment, 'url' | 'fields'>): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = url;
  form.hidden = true;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}
