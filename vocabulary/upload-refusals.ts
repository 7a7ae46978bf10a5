import type { PhotoFault } from '#domain/photo/check-photo.ts';
import { text } from './language.ts';
import type { WireRefusalWords } from './wire-refusal-words.ts';

/** Of photos, papers and how they come in. */
export const uploadRefusals = {
  'photo-not-an-image': {
    what: text('这个文件不是可以使用的照片。', 'This file is not a photo that can be used.'),
    how: text('请选择 JPG 格式的照片文件。', 'Please choose a JPG photo file.'),
  },
  'photo-too-few-pixels': {
    what: text('照片像素太低，打印出来不清楚。', 'The photo has too few pixels to print clearly.'),
    preciseWhat: text(
      '照片是 {width}×{height} 像素，至少需要 {minWidth}×{minHeight} 像素。',
      'The photo has {width}×{height} pixels; it needs at least {minWidth}×{minHeight}.',
    ),
    how: text(
      '请换用原始照片，不要放大、截图或翻拍。',
      'Please use the original photo; do not enlarge it, take a screenshot or photograph a print.',
    ),
  },
  'photo-too-many-pixels': {
    what: text('照片像素太高，无法处理。', 'The photo has more pixels than can be processed.'),
    how: text('请换用普通相机或手机拍摄的照片。', 'Please use a photo from an ordinary camera or phone.'),
  },
  'photo-too-small': {
    what: text('照片文件太小，可能被压缩过。', 'The photo file is too small; it may have been compressed.'),
    preciseWhat: text(
      '照片文件太小，至少需要 {minSize}。',
      'The photo file is too small; it needs at least {minSize}.',
    ),
    how: text('请换用没有压缩过的原始照片。', 'Please use the original, uncompressed photo.'),
  },
  'photo-too-large': {
    what: text('照片文件太大。', 'The photo file is too large.'),
    preciseWhat: text('照片文件太大，最大 {maxSize}。', 'The photo file is too large; at most {maxSize}.'),
    how: text('请换用较小的 JPG 照片。', 'Please use a smaller JPG photo.'),
  },
  'photo-not-portrait': {
    what: text('照片要竖幅，高大于宽。', 'The photo must be upright: taller than wide.'),
    how: text('请旋转或裁剪为竖幅证件照。', 'Please rotate it, or crop it to an upright ID photo.'),
  },
  'photo-no-face': {
    what: text('照片上没有找到人像。', 'No face was found in the photo.'),
    how: text(
      '请换用本人正面免冠、脸部清晰完整的证件照，或者重新裁剪。',
      'Please use an ID photo of yourself, facing forward, the whole face visible, or crop it again.',
    ),
  },
  'photo-several-faces': {
    what: text('照片上不止一个人。', 'There is more than one person in the photo.'),
    how: text(
      '请换用只有您本人的证件照，或者重新裁剪。',
      'Please use a photo of yourself alone, or crop it again.',
    ),
  },
  'photo-missing': {
    what: text('还没有照片。', 'There is no photo yet.'),
    how: text('请先上传照片，再继续。', 'Please upload a photo first, then go on.'),
  },
  'paper-unreadable': {
    what: text('这个文件打不开，不能作为材料。', 'This file cannot be opened, so it cannot be a paper.'),
    how: text('请上传 JPG、PNG 图片或者 PDF 文件。', 'Please upload a JPG or PNG image, or a PDF file.'),
  },
  'paper-heic': {
    what: text('这是 HEIC 格式的图片，暂时不能使用。', 'This is a HEIC image, which cannot be used here.'),
    how: text(
      '请在手机相机设置中选择“兼容性最佳”后重新拍照，或者转存为 JPG 图片再上传。',
      'Please set your phone’s camera to “most compatible” and take it again, or save it as JPG.',
    ),
  },
  'paper-too-large': {
    what: text('这个文件太大。', 'This file is too large.'),
    preciseWhat: text('这个文件太大，最大 {maxSize}。', 'This file is too large; at most {maxSize}.'),
    how: text(
      '请用较小的图片，或者把 PDF 文件分开、压缩后上传。',
      'Please use a smaller image, or split or compress the PDF.',
    ),
  },
  'paper-too-many-pixels': {
    what: text('图片像素太高，无法处理。', 'The image has more pixels than can be processed.'),
    how: text('请用普通相机或手机拍摄的图片。', 'Please use an image from an ordinary camera or phone.'),
  },
  'paper-too-many-sheets': {
    what: text('这个 PDF 文件页数太多。', 'This PDF has too many pages.'),
    preciseWhat: text(
      '这个 PDF 文件有 {sheets} 页，最多 {maxSheets} 页。',
      'This PDF has {sheets} pages; at most {maxSheets}.',
    ),
    how: text('请只保留需要的页，再上传。', 'Please keep only the pages needed, then upload it.'),
  },
  'paper-encrypted': {
    what: text('这个 PDF 文件有密码保护，无法查看。', 'This PDF is protected by a password.'),
    how: text('请去掉密码后上传，或者拍照上传。', 'Please remove the password, or photograph the paper.'),
  },
  'paper-not-plain': {
    what: text(
      '这个 PDF 文件带有脚本、附件或者表单，不能使用。',
      'This PDF carries scripts, attachments or a form and cannot be used.',
    ),
    how: text(
      '请把它打印或导出为普通 PDF 文件，或者拍照上传。',
      'Please print or export it as a plain PDF, or photograph the paper.',
    ),
  },
  'paper-infected': {
    what: text(
      '病毒检查在这个文件里发现病毒，没有收下。',
      'A virus was found in this file; it was not taken.',
    ),
    how: text(
      '请用手机对着纸质材料重新拍照上传，不要再用这个文件。',
      'Please photograph the paper anew and upload that; do not use this file again.',
    ),
  },
  'paper-incomplete': {
    what: text('文件没有完整送达。', 'The file did not arrive complete.'),
    how: text('请重新上传这个文件。', 'Please upload this file again.'),
  },
  'upload-unknown': {
    what: text('这次上传已经过期。', 'This upload has expired.'),
    how: text('请重新选择文件上传。', 'Please choose the file again.'),
  },
  'too-many-uploads': {
    what: text('今天上传的文件太多。', 'Too many files were uploaded today.'),
    how: text('请明天再上传，或者咨询报名点。', 'Please go on tomorrow, or ask your registration site.'),
  },
} satisfies Record<PhotoFault, WireRefusalWords> & Record<string, WireRefusalWords>;
