import { type AddressInfo, type Socket, createServer } from 'node:net';

export interface Mailbox {
  readonly url: string;
  close(): Promise<void>;
}

/** A mail server that takes everything and keeps nothing (RFC 5321, as far as it is needed). */
export async function openMailbox(): Promise<Mailbox> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    converse(socket);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function converse(socket: Socket): void {
  let [heard, inMessage] = ['', false];
  socket.write('220 simulation\r\n');
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    heard += chunk;
    for (;;) {
      const end = inMessage ? '\r\n.\r\n' : '\r\n';
      const at = heard.indexOf(end);
      if (at < 0) return;
      const line = heard.slice(0, at).toUpperCase();
      heard = heard.slice(at + end.length);
      if (inMessage) inMessage = false;
      else if (line === 'DATA') inMessage = true;
      if (inMessage) socket.write('354 go on\r\n');
      else if (line === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    }
  });
}
