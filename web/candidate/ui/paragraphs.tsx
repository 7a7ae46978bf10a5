/** A text to be read. */
export function Paragraphs({ texts }: { texts: readonly string[] }) {
  return (
    <div className="paragraphs">
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}
