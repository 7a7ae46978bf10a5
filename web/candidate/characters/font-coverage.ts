const SIZE = 32;
/** Never given to a character: whatever is drawn for it means that there is none. */
const NOTHING = '\u{10FFFF}';

function drawn(character: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = SIZE;
  const pen = canvas.getContext('2d');
  if (pen === null) return '';
  pen.font = `${SIZE - 8}px ${getComputedStyle(document.body).fontFamily}`;
  pen.fillText(character, 0, SIZE - 8);
  return pen.getImageData(0, 0, SIZE, SIZE).data.join();
}

/**
 * Whether some font of this device has the character: it looks otherwise than what no font can have. Firefox draws the
 * code point itself instead of a box, and is believed to have everything; what it draws can be read all the same.
 */
export const canShow = (character: string) => drawn(character) !== drawn(NOTHING);
