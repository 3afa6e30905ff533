import { crc32, deflateRawSync } from 'node:zlib';

/** A zip of one file, as a program that means harm may write it. */
export function zipOf(name: string, content: Buffer): Buffer {
  const [file, packed] = [Buffer.from(name), deflateRawSync(content)];
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(file.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, file, packed]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, Buffer.alloc(14), file]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

/** JSON nested so deep that a recursive reader would run out of stack. */
export const deepJson = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** Ids that mean something to NATS, to a file system or to JavaScript. */
export const hostileIds = [
  '*',
  '>',
  'f.*',
  'f-1.>',
  '../../etc/passwd',
  '/etc/passwd',
  '..',
  'a/b',
  '__proto__',
  'constructor',
  'f-1\r\nX: y',
  'f-1\u0000',
  '',
  'f'.repeat(100_000),
];
