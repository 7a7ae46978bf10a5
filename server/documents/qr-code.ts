import bwipjs from 'bwip-js/node';

/** A code to be scanned from a screen, as SVG with its quiet zone. */
export const drawCode = (text: string): string =>
  bwipjs.toSVG({ bcid: 'qrcode', text, paddingwidth: 4, paddingheight: 4, backgroundcolor: 'ffffff' });
