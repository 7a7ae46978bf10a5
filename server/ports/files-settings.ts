/** A bucket of an object store that speaks S3, and how we log in there. */
export type BucketSettings = {
  readonly url: string;
  readonly region: string;
  readonly bucket: string;
  readonly keyId: string;
  readonly secret: string;
  /** The bucket stands in the path of the address, not before its host. */
  readonly pathStyle: boolean;
};

/**
 * Where private files stand. `moving`: on the way from the folder to the bucket: written to both, read from the bucket
 * first, so that processes of all three settings may run side by side.
 */
export type FilesSettings =
  | { readonly place: 'folder' }
  | { readonly place: 'moving' | 's3'; readonly bucket: BucketSettings };
