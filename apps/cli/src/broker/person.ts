import { userInfo } from 'node:os';

/** Who runs the command, for the events: the address that was given, else the login name. */
export function person(email: string | undefined): string {
  if (email) return email;
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
