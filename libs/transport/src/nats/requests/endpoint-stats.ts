/** What a service counts about one endpoint, named as `$SRV.STATS` reports it; times in nanoseconds. */
export type EndpointStats = {
  num_requests: number;
  num_errors: number;
  last_error?: string;
  processing_time: number;
  average_processing_time: number;
};

/** Counts requests with handlers that take their time: the library counts a handler as done when it returns its promise. */
export function createEndpointStats(): { stats: EndpointStats; count: (startedAt: number, error?: string) => void } {
  const stats: EndpointStats = { num_requests: 0, num_errors: 0, processing_time: 0, average_processing_time: 0 };
  return {
    stats,
    count(startedAt, error) {
      stats.num_requests++;
      stats.processing_time += Math.round((performance.now() - startedAt) * 1e6);
      stats.average_processing_time = Math.round(stats.processing_time / stats.num_requests);
      if (error !== undefined) {
        stats.num_errors++;
        stats.last_error = error;
      }
    },
  };
}
