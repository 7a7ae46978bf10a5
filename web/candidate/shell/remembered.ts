/** Small choices kept on this device. Where storing is forbidden, they last as long as the page. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Forbidden by the browser's settings.
  }
}
