import type { Draw } from './stand-ins.ts';

const [digits, hexadecimal] = ['0123456789', '0123456789abcdef'];
/** Names of packages, chips and programs that have a number within. */
const names = [
  'e2fsprogs', 'e2fsck-static', 'gnupg-l10n', 'libgl1-mesa-dri', 'libxxf86vm1', 'libpam0g', 'iproute2', 'libc6-i386', 'libx264-164', 'libsoup2.4-1', 'lib32gcc-s1', 'x11-utils',
  'libgtk2.0-0', 'python3-pip', 'libpython3.11-minimal', 'libjs-d3v4', 'libk5crypto3', 'libkrb5support0', 'p11-kit', 'libsasl2-2', 'libssh2-1', 'bzip2', 'p7zip-full', 'xfsprogs',
  'libgcrypt20', 'tpm2-tools', 'libu2f-host0', 'mpg123', 'mp3splt', 'g++-12', 'libstdc++6', 'libboost1.74-dev', 'h264enc', 'md5deep', 'aspell-en', 'ppp2p', 'x2goclient',
  'w83792d', 'w83627thf', 'nct6775', 'lm96080', 'emc6w201', 'adt7463', 'smsc47m192', 'k10temp', 'it8718f', 'bcm57416', 'rtl8168h', 'ath10k_pci', 'mt7921e', 'i2c_i801', 'snd_hda_codec_hdmi',
  'libapache2-mod-php8.2', 'php8.2-fpm', 'postgresql-15', 'openjdk-17-jre', 'node18-runtime', 'wasm32-wasi', 'armv7l-linux', 'win32-x64', 'darwin-arm64', 'ppc64el', 'aarch64-linux-gnu',
  'base64url', 'utf8mb4_general_ci', 'latin1_swedish_ci', 'sha256sum', 'http2_stream', 'log4j-api', 'xml2js', 'ssh2john', 'k8s-sidecar', 'i18n-js', 'l10n-de', 'a11y-tools', 's3cmd', 'ec2-metadata',
]; // prettier-ignore

/**
 * Writes harmless lines as logs have them, whose ids, names and numbers mix letters and digits: blocks, containers, nodes, racks, threads,
 * addresses, times, versions. Documentation has few of them.
 */
export function logLines(draw: Draw, words: readonly string[], count: number): string {
  const upTo = (most: number): number => Math.floor(draw() * most);
  const pick = <T>(of: readonly T[]): T => of[upTo(of.length)]!;
  const some = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[upTo(alphabet.length)]).join('');
  const number = (most = 6): string => some('123456789', 1) + some(digits, upTo(most));
  const two = (): string => some('012345', 1) + some(digits, 1);
  const hex = (length: number): string => some(hexadecimal, length);
  const word = (): string => pick(words);
  const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
  const name = (): string => capital(word()) + capital(word());
  const address = (): string => [10, 0, 0, 0].map((first) => first || upTo(255)).join('.');
  const uuid = (): string => [8, 4, 4, 4, 12].map(hex).join('-');
  const day = (): string => `20${two()}-${two()}-${two()}`;
  const hour = (): string => `${two()}:${two()}:${two()}`;

  const times = [
    () => `${day()} ${hour()},${some(digits, 3)}`,
    () => `${day()}T${hour()}.${some(digits, 6)}Z`,
    () => `${pick(['Jan', 'Jun', 'Nov'])} ${two()} ${hour()}`,
    () => `${some(digits, 10)} ${day().replaceAll('-', '.')} R${two()}-M${upTo(2)}-N${upTo(9)}-C:J${two()}-U${two()}`,
    () => `${day().replaceAll('-', '')}-${hour()}:${some(digits, 3)}`,
    () => `${some(digits, 6)} ${some(digits, 6)} ${number(3)}`,
  ];
  const ids = [
    () => `blk_${pick(['', '-'])}${some(digits, 18)}`,
    () => `${pick(['attempt', 'container', 'application', 'task', 'job'])}_${some(digits, 13)}_${some(digits, 4)}_${pick(['m', 'r', '01'])}_${some(digits, 6)}_${upTo(9)}`,
    () => `R${two()}-M${upTo(2)}-N${pick(['A', 'B', '4'])}-I:J${two()}-U${two()}`,
    () => `0x${hex(pick([4, 8, 12, 15, 16]))}`,
    () => `${word()}${number(2)}`,
    () => `${word()}-${number(2)}`,
    () => `${word()}-${address().replaceAll('.', '-')}`,
    () => `${word()}[${number()}]`,
    () => `${word()}(${number()})`,
    () => `${name()}$${upTo(9)}@${number()}`,
    () => `${name()}${upTo(9)}`,
    () => `${capital(word())}@${number()}`,
    () => `req-${uuid()}`,
    () => uuid(),
    () => hex(pick([7, 12, 32, 40, 64])),
    () => `${address()}:${number(4)}`,
    () => `/${address()}:${number(4)}`,
    () => `rdd_${number(2)}_${upTo(9)}`,
    () => `${word()}_${upTo(200)}_piece${upTo(9)}`,
    () => `${number(3)}${pick(['ms', 'KB', 'MB', 's', 'GiB', '%'])}`,
    () => `v${upTo(9)}.${upTo(20)}.${upTo(9)}`,
    () => `${word()}-${upTo(9)}.${upTo(20)}.${upTo(9)}${pick(['', '-SNAPSHOT', '.el7', '-1ubuntu2', '~deb11u1'])}${pick(['', '.jar', '.x86_64', '.so.6'])}`,
    () => `${word()}.v${upTo(3)}.${name()}`,
    () => `org.${word()}.${word()}${upTo(9)}.${name()}`,
    () => `SESSION_${number(2)}_${some(digits, 5)}`.toLowerCase(),
    () => `${pick(['eth', 'en', 'sd', 'cpu', 'tty', 'veth'])}${pick([number(1), hex(7)])}`,
    () => `${word()}-${hex(10)}-${some('bcdfghjklmnpqrstvwxz2456789', 5)}`,
    () => `${pick(['thread', 'worker', 'exec', 'pool'])}-${number(1)}-${pick(['thread', 'exec'])}-${number(1)}`,
    () => `${some('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 3)}-${number(4)}`,
    () => `${capital(word())}-${upTo(9)}N${two()}`,
    () => pick(names),
    () => `${pick(names)}:${pick(['amd64', 'all', 'i386'])}`,
    () => `${pick(names)}_${upTo(9)}.${upTo(20)}-${upTo(9)}_amd64.deb`,
    () => `lib${word()}${upTo(9)}`,
    () => `lib${word()}${upTo(9)}-${word()}`,
    () => `${word()}-${word()}${upTo(9)}`,
    () => `${word()}|${number(4)}|${capital(word())}_${number(2)}`,
  ]; // prettier-ignore
  const keys = [
    'id',
    'size',
    'pid',
    'uid',
    'src',
    'dest',
    'port',
    'took',
    'status',
    'state',
    'node',
    'request',
    'session',
  ];

  return Array.from({ length: count }, () => {
    const parts = Array.from({ length: 3 + upTo(6) }, () => {
      const id = pick(ids)();
      return pick([
        word,
        word,
        word,
        () => id,
        () => `${pick(keys)}=${id}`,
        () => `${pick(keys)}: ${id}`,
        () => `[${id}]`,
        () => `"${id}"`,
        () => `${word()} ${id},`,
      ])();
    });
    return `${pick(times)()} ${pick(['INFO', 'WARN', 'DEBUG', word()])} ${pick([word, name, () => pick(ids)()])()}: ${parts.join(' ')}`;
  }).join('\n');
}
