/** A real broker of a test's own, that the test can make fail. */
export interface TestBroker extends AsyncDisposable {
  readonly url: string;
  readonly monitorUrl: string;
  /** As a crash would (SIGKILL); resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same port and store; resolves when it is healthy. */
  restart(): Promise<void>;
  /** Lets it stand still (SIGSTOP) until it thaws, where that can be done. */
  freeze?(): void;
  thaw?(): void;
  /** Kills it, takes away all that it has stored, and starts it again on the same port. */
  loseStore(): Promise<void>;
  /**
   * Removes the folder of a stream beneath it, where that can be done: nats-server does so to a stream that is made anew
   * while it still removes the one before.
   */
  loseFolder?(stream: string): Promise<void>;
  /**
   * Copies its store, as a backup does, where that can be done. Call what it resolves with to put the copy back: all of it,
   * or the streams that `fits` names; the others stay as they are by then.
   */
  backUp?(): Promise<(fits?: (stream: string) => boolean) => Promise<void>>;
}
