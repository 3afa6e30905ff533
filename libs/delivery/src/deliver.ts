import { FlareError } from '@flarewire/schemas';
import type { HttpDestination, Destination } from './destination/destination.ts';
import { findTarget } from './destination/find-target.ts';
import { flareUrl } from './destination/flare-url.ts';
import { postFlare, type Flare } from './upload/post-flare.ts';
import { givenUp, isFailure, pause, repeatAsAgent, repeatOptions, repeatSafely, type Pause } from './once/repeat.ts';
import { displayUrl, withLoginOf, withoutLogin } from './upload/request-headers.ts';
import { saveToFolder } from './folder/save-to-folder.ts';
import { settleUpload } from './once/settle-upload.ts';
import { openHttpClient, type HttpTimeouts } from './transport/open-http-client.ts';

export type DeliverOptions = {
  destination: Destination;
  flare: Flare;
  /**
   * Called with where it goes, without a login, before the first byte of each upload goes out, which waits for it; what it
   * throws ends the upload before that. Not for folders: to save once more changes nothing.
   */
  onBegin?: (url: string) => Promise<void>;
  /** Where an upload went that began earlier, and whose end nobody saw: it is found out first what became of that. */
  begun?: string;
  /** Called with the bytes of the archive that are sent so far. */
  onBytes?: (sent: number) => void;
  /** Called with what an operator should know although the flare goes on, such as an attempt that will be repeated. */
  warn?: (message: string) => void;
  signal: AbortSignal;
  /** Ends it as well, but for an upload whose first byte went out. */
  closing?: AbortSignal;
  /** Replaced in tests. */
  pause?: Pause;
  /** Default: 5 minutes to the first byte of an answer, 30 s without any byte. */
  timeouts?: HttpTimeouts;
};

export type Delivered = {
  /** Host it went to; of a folder, its path. */
  host: string;
  /** Case id of the answer. */
  caseId: number;
  /** The sentence for the user, as the Agent prints it. */
  message: string;
  attempts: number;
  elapsedMs: number;
  /** Of exactly the archive's bytes that were sent. */
  sha256: string;
  bytes: number;
};

const defaultTimeouts: HttpTimeouts = { firstByteMs: 300_000, idleMs: 30_000 };

/**
 * Sends one flare to one destination, streaming: HEAD to find the target, then one POST.
 * Repeats only what cannot make a second ticket, unless the destination's `retry` says otherwise. What became of an upload
 * that got no clear answer is asked where that can be asked. What it gives up is final: of its errors only `cancelled`, those
 * of reading the flare, and `delivery_unknown` when it was stopped while it asked, may be `retryable`.
 * @throws {FlareError} `destination_unreachable`, `destination_refused` (the key), `destination_failed`,
 * `delivery_unknown` (there may be a ticket), `cancelled`, or what reading the flare threw
 */
export async function deliver(options: DeliverOptions): Promise<Delivered> {
  const started = performance.now();
  const delivered =
    options.destination.kind === 'folder'
      ? await save(options, options.destination)
      : await upload(options, options.destination);
  return { ...delivered, elapsedMs: Math.round(performance.now() - started) };
}

async function save({ flare, onBytes = () => {}, signal }: DeliverOptions, { path: folder }: { path: string }) {
  const { path, sha256, bytes } = await saveToFolder({ folder, flare, onBytes, signal });
  return { host: folder, caseId: 0, message: `The flare was saved as ${path}`, attempts: 1, sha256, bytes };
}

async function upload(options: DeliverOptions, destination: HttpDestination): Promise<Omit<Delivered, 'elapsedMs'>> {
  const { flare, begun, closing, onBytes = () => {}, warn = () => {}, timeouts = defaultTimeouts } = options;
  const signal = closing ? AbortSignal.any([options.signal, closing]) : options.signal;
  const waiting = { pause: options.pause ?? pause, warn, signal };
  const onBegin = async (to: string) => {
    if (closing?.aborted)
      throw new FlareError('cancelled', `Cannot send to ${displayUrl(to)}: closing`, { retryable: true });
    await options.onBegin?.(withoutLogin(to));
  };
  const url = flareUrl(destination.base, flare);
  await using transport = openHttpClient(destination.network, timeouts, warn);
  const find = () => findTarget(transport, { destination, url, signal });
  const post = (target: { url: string }) =>
    postFlare(transport, { destination, url: target.url, flare, onBegin, onBytes, signal: options.signal });
  const settled = (wentTo: string, error: FlareError) =>
    settleUpload(transport, { destination, flare, wentTo, error, ...waiting });

  if (begun !== undefined) {
    const earlier = await settled(withLoginOf(destination.base, begun), interrupted(begun));
    if (!isFailure(earlier)) return { ...earlier, attempts: 1 };
    if (!earlier.repeat) throw earlier.error;
    warn(earlier.error.message);
  }
  if (destination.retry === 'agent-7.70') {
    const target = await find();
    if (isFailure(target)) throw givenUp(target.error);
    const { value, attempts } = await repeatAsAgent(() => post(target), waiting);
    return { host: new URL(target.url).host, attempts, ...value };
  }
  const { value, attempts } = await repeatSafely(
    async () => {
      const target = await find();
      if (isFailure(target)) return target;
      const posted = await post(target);
      if (!isFailure(posted)) return { ...posted, host: new URL(target.url).host };
      return posted.error.code === 'delivery_unknown' ? settled(target.url, posted.error) : posted;
    },
    repeatOptions(destination, waiting),
  );
  return { ...value, attempts };
}

function interrupted(url: string): FlareError {
  return new FlareError(
    'delivery_unknown',
    `Cannot tell whether ${displayUrl(url)} has the flare: the uploader stopped while it was sending`,
  );
}
