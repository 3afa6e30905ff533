import { z } from 'zod';

const example = 'http://127.0.0.1:8080/healthz';

/** An address that is asked over HTTP. The error for one without a scheme shows it with one. */
export const httpUrl = z.url({
  protocol: /^https?$/,
  error: ({ input }) => {
    if (input === undefined) return undefined;
    const bare = typeof input === 'string' && /^[\w.-]+(:\d+)?(\/[\w./~-]*)?$/.test(input);
    return bare ? `expected a URL: write "http://${input}"` : `expected a URL such as "${example}"`;
  },
});
