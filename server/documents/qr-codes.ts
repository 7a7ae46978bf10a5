import bwipjs from 'bwip-js/node';
import type { QrCodes } from '../ports/qr-codes.ts';

/** With the quiet zone that readers need, drawn for white paper: dark screens show it on white as well. */
export const qrCodes: QrCodes = {
  draw: (text) =>
    bwipjs.toSVG({ bcid: 'qrcode', text, paddingwidth: 4, paddingheight: 4, backgroundcolor: 'FFFFFF' }),
};
