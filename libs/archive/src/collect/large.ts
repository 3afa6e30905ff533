/** Items that are larger keep a processor busy and memory in use. */
export const largeBytes = 2 ** 20;
