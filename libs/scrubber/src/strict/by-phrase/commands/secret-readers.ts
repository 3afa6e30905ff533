/** Commands that read a secret from their input, whatever stands there, as they begin. */
export const pipedReaders = [
  'cryptsetup ', 'zfs load-key', 'zfs change-key', 'zfs create ', 'zpool create ', 'bcachefs unlock', 'systemd-cryptenroll', 'systemd-creds encrypt', 'fscrypt unlock', 'gocryptfs ', 'encfs ', 'veracrypt ', 'sedutil-cli ',
  'smbpasswd ', 'passwd ', 'mkpasswd ', 'kinit ', 'mokutil ', 'vncpasswd ', 'pdbedit ', 'keyctl p', 'ldappasswd ', 'htpasswd -i', 'ykman ', 'ssh-add ', 'openconnect ', 'realm join',
  'vault login -', 'docker secret create', 'podman secret create', 'gh secret set', 'gh auth login', 'glab auth login', 'wrangler secret put', 'bw unlock', 'op signin', 'doctl auth init', 'flyctl secrets', 'fly secrets',
]; // prettier-ignore

const names = pipedReaders.map((reader) => reader.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');

/** Whether the command before a place on its line reads a secret from its input. */
export const readsSecret = new RegExp(`(?:^|[\\s/"'(;|&])(?:${names})(?![\\w])[^\\n;|&]{0,160}$`, 'i');
