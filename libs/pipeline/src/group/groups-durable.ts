/** The durable consumer that hands each group to one archiver. */
export const groupsDurable = 'groups';
