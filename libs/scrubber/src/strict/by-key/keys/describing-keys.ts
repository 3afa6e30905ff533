/** Keys, without signs and in lower case, whose values tell something about a secret. */
const describing = new Set([
  'type', 'format', 'description', 'title', 'summary', 'kind', 'apiversion', 'name', 'namespace', 'displayname', 'length', 'minlength', 'maxlength',
  'minimum', 'maximum', 'pattern', 'readonly', 'writeonly', 'nullable', 'deprecated', 'noecho', 'file', 'files', 'filename', 'envs',
  'path', 'mountpath', 'mode', 'defaultmode', 'external', 'optional', 'origin', 'version', 'resolved', 'integrity', 'algorithm', 'size',
  'rotationpolicy', 'audience', 'issuer', 'expirationseconds', 'lifetimeminutes', 'clockskew', 'arn', 'keyid', 'startdatetime', 'enddatetime',
  'lastchangeddate', 'createdat', 'updatedat', 'expiresat', 'secretname', 'secrettype', 'fromsecret', 'class', 'objectname', 'objecttype', 'credentialsfile', 'passwordfile', 'rule', 'message',
  'maxage', 'httponly', 'samesite', 'ttl', 'algo', 'alg', 'kid', 'status', 'username', 'createdate', 'keyspec', 'keyusage', 'enablekeyrotation', 'pendingwindowindays',
  'lastaccesseddate', 'lastrotateddate', 'nextrotationdate', 'deleteddate', 'createddate', 'rotationenabled', 'owningservice', 'primaryregion',
  'apiserverendpoint', 'cacerthashes', 'unsafeskipcaverification', 'usages', 'expires',
  'allowedpattern', 'constraintdescription', 'hashtype', 'keytype', 'keysize',
  'address', 'decimals', 'symbol', 'chainid', 'generatestringkey', 'passwordlength', 'excludecharacters', 'labelstomatch', 'adminpasswordkey', 'userpasswordkey', 'replicationpasswordkey', 'userlabel', 'credentialdata', 'networkid', 'endpointid', 'macaddress', 'jwtlifespan', 'versioninfo',
]); // prettier-ignore

/** Limits and switches of a secret; names like these are of people and programs, too. */
const limits = /^(?:(?:min|max|sequence)=\d{1,9}|(?:secure|signed|rolling)=(?:true|false))$/i;

/** Keys that end with what a resource is called or how it is: `secret_arn`, `RoleArn`, `rotationStatus`. */
const isOfResource = /(?:^|[_-])(?:arn|ARN|status|STATUS)$|[a-z](?:Arn|ARN|Status)$/;

/** Keys that say where something is, if their value could be a place: `tokens: {server: …}` has a token for servers. */
const places = new Set(['host', 'hostname', 'server', 'endpoint', 'region']);
const isPlace =
  /^(?:[a-z]{2,12}:\/\/)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?::\d{2,5})?(?:\/[^\s]*)?$|^[\w-]{1,63}:\d{2,5}$|^localhost$|^[a-z]{1,12}(?:-[a-z\d]{1,12}){1,4}$/;

/** Keys below which all is description or says where a value is. */
const describingTrees =
  /^(?:valuefrom|labels|annotations|tags|description|message|summary|required|enum|engines|permissions|getatt|secretversionstostages|xkubernetesvalidations|certificatechain|trustedca)$/;

/** Keys that say where a value is: `secretKeyRef`, `$ref`. */
const referring = /(?:^\$?|[_-])refs?$|Refs?$/;
const fileName = /\.(?:key|crt|cert|pem|ca|json|ya?ml|env|conf|properties|p12|jks)$/;

/**
 * Whether what stands under these keys, in a map below a secret key, describes the secret and is not its value.
 *
 * @param path the keys that lead to it, from the outermost to its own
 */
export function describes(path: readonly string[], value: string): boolean {
  const keys = path.map((key) => key.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const own = keys.at(-1) ?? '';
  if (
    describing.has(own) ||
    limits.test(`${own}=${value}`) ||
    isOfResource.test(path.at(-1) ?? '') ||
    keys.some((key) => describingTrees.test(key))
  )
    return true;
  if (places.has(own) && isPlace.test(value)) return true;
  if ((own === 'uid' || own === 'gid') && /^\d{1,6}$/.test(value)) return true;
  if (own === 'secretid' && /^[a-z0-9]{25}$/.test(value)) return true;
  if (path.some((key) => referring.test(key))) return true;
  return own === 'key' && (keys.at(-2) === 'items' || fileName.test(value)) && /^[\w.-]{1,64}$/.test(value);
}
