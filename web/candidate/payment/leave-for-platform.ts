import type { OpenedPayment } from '#contract/client.ts';

/** Leaves for the platform as its documents ask: by an address, or a signed form that the browser itself posts. */
export function leaveForPlatform({ way, url, fields }: Pick<OpenedPayment, 'way' | 'url' | 'fields'>): void {
  if (way === 'link') {
    window.location.assign(url);
    return;
  }
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
