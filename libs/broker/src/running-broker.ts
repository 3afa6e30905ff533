/** A broker that can be connected to, and stopped if we started it. */
export interface RunningBroker extends AsyncDisposable {
  /** `nats://host:port` */
  readonly url: string;
  /** How it came to be. */
  readonly how: 'NATS_URL' | 'local' | 'installed' | 'docker';
  /** As the broker says it, such as `2.12.1`. */
  readonly version: string;
  /** Base URL of its monitoring, where it is ours or at the customary port. */
  readonly monitorUrl?: string;
  /** Base URL of its Go profiles, `…/debug/pprof`, where it is ours. */
  readonly profUrl?: string;
  readonly logFile?: string;
  readonly configFile?: string;
}

/** A broker whose process is in our hands: a test can make it fail. */
export interface ControlledBroker extends RunningBroker {
  readonly monitorUrl: string;
  /** Ends it as a crash would (SIGKILL); resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same ports and store; resolves when it is healthy. */
  restart(): Promise<void>;
}

/** One that is a process of this machine. */
export interface LocalBroker extends ControlledBroker {
  /** Lets it stand still (SIGSTOP) until `thaw`: it keeps its connections, and answers nobody. */
  freeze(): void;
  thaw(): void;
}
