/** The key that does the same; read out through aria-keyshortcuts of its button, so hidden here. */
export function KeyHint({ children }: { children: string }) {
  return (
    <span className="key" aria-hidden="true">
      {children}
    </span>
  );
}
