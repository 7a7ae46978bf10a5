/** How a column is sent to the database. */
export type CopyType =
  | 'text'
  | 'integer'
  | 'bigint'
  | 'truth'
  | 'instant'
  | 'bytes'
  | 'uuid'
  | 'json'
  | 'texts';
export type CopyValue = string | number | boolean | Buffer | Date | readonly string[] | null;

/** Columns by name, in the order of the values of a row. */
export type CopyColumns = Readonly<Record<string, CopyType>>;

const HEAD = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const TAIL = Buffer.from([0xff, 0xff]);
/** PostgreSQL counts microseconds from the beginning of 2000. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const TEXT_OID = 25;
const MOST_BYTES_A_CHARACTER = 3;

/** Rows in the binary format of COPY: nothing is escaped, and what is sealed is not doubled into hex. */
export class CopyRows {
  private readonly types: readonly CopyType[];
  private buffer: Buffer;
  private at = 0;

  constructor(columns: CopyColumns, bytes = 65_536) {
    this.types = Object.values(columns);
    this.buffer = Buffer.allocUnsafeSlow(bytes);
  }

  add(values: readonly CopyValue[]): void {
    const { types } = this;
    if (values.length !== types.length)
      throw new Error(`${values.length} values for ${types.length} columns`);
    this.need(2 + 12 * types.length);
    this.at = this.buffer.writeInt16BE(types.length, this.at);
    for (const [i, type] of types.entries()) this.cell(type, values[i] ?? null);
  }

  /** The rows that were added since they were taken last. */
  take(): Buffer {
    const taken = Buffer.from(this.buffer.subarray(0, this.at));
    this.at = 0;
    return taken;
  }

  /** The same as a stream of its own, with beginning and end, in memory that may be given to another thread. */
  takeWhole(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(HEAD.length + this.at + TAIL.length);
    whole.set(HEAD);
    whole.set(this.buffer.subarray(0, this.at), HEAD.length);
    whole.set(TAIL, HEAD.length + this.at);
    this.at = 0;
    return whole;
  }

  private need(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.buffer.length * 2, this.at + bytes));
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }

  private length(bytes: number): void {
    this.at = this.buffer.writeInt32BE(bytes, this.at);
  }

  private cell(type: CopyType, value: CopyValue): void {
    if (value === null) {
      this.need(4);
      this.length(-1);
    } else if (Buffer.isBuffer(value)) this.bytes(value);
    else if (typeof value === 'string') this.word(type, value);
    else if (typeof value === 'object' && !(value instanceof Date)) this.list(value);
    else this.fixed(type, Number(value));
  }

  private bytes(value: Buffer): void {
    this.need(4 + value.length);
    this.length(value.length);
    this.at += value.copy(this.buffer, this.at);
  }

  private word(type: CopyType, value: string): void {
    if (type === 'uuid') {
      this.need(20);
      this.length(16);
      this.at += this.buffer.write(value.replaceAll('-', ''), this.at, 'hex');
    } else this.text(value, type === 'json' ? 1 : null);
  }

  /** `version` stands in front of a document. */
  private text(value: string, version: number | null): void {
    this.need(5 + value.length * MOST_BYTES_A_CHARACTER);
    const start = this.at;
    this.at += 4;
    if (version !== null) this.at = this.buffer.writeUInt8(version, this.at);
    this.at += this.buffer.write(value, this.at, 'utf8');
    this.buffer.writeInt32BE(this.at - start - 4, start);
  }

  private list(values: readonly string[]): void {
    this.need(24);
    const start = this.at;
    this.at += 4;
    const one = values.length > 0 ? [values.length, 1] : [];
    for (const part of [one.length / 2, 0, TEXT_OID, ...one]) this.length(part);
    for (const value of values) this.text(value, null);
    this.buffer.writeInt32BE(this.at - start - 4, start);
  }

  private fixed(type: CopyType, value: number): void {
    this.need(12);
    if (type === 'truth') {
      this.length(1);
      this.at = this.buffer.writeUInt8(value, this.at);
    } else if (type === 'integer') {
      this.length(4);
      this.at = this.buffer.writeInt32BE(value, this.at);
    } else {
      this.length(8);
      const whole = type === 'instant' ? BigInt(value - EPOCH_MS) * 1000n : BigInt(value);
      this.at = this.buffer.writeBigInt64BE(whole, this.at);
    }
  }
}

/** The statement that such rows are sent after. */
export const copyStatement = (table: string, columns: CopyColumns): string =>
  `copy ${table} (${Object.keys(columns).join(', ')}) from stdin (format binary)`;

/** Rows that come in batches, as the one stream that COPY reads. */
export async function* binaryStream(batches: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  yield HEAD;
  yield* batches;
  yield TAIL;
}
