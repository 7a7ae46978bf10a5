import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** The telephones of everybody who signs up. */
export type Phones = { codeSentTo(phone: string): Promise<string>; close(): void };

/** Listens where the server sends its short messages, and keeps the latest code of each telephone. */
export async function listenForMessages(port: number): Promise<Phones> {
  const codes = new Map<string, string>();
  const waiting = new Map<string, (code: string) => void>();
  const server = createServer(async (request, response) => {
    const message: { phone?: string; text?: string } = JSON.parse((await text(request)) || '{}');
    response.writeHead(201, { 'content-type': 'application/json' }).end('{}');
    const [phone, code] = [message.phone ?? '', /\d{6}/.exec(message.text ?? '')?.[0] ?? ''];
    codes.set(phone, code);
    waiting.get(phone)?.(code);
    waiting.delete(phone);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    codeSentTo: async (phone) => codes.get(phone) ?? new Promise((resolve) => waiting.set(phone, resolve)),
    close: () => server.close().closeAllConnections(),
  };
}
