/** An object of the Kubernetes API, as far as it matters here. */
export interface ApiObject {
  kind?: string;
  metadata?: { annotations?: Record<string, string>; managedFields?: unknown; [key: string]: unknown };
  [key: string]: unknown;
}

const mask = '********';

/** Where objects of a kind hold what nobody but their user is to see, whatever it looks like. */
const hidden: Record<string, readonly string[]> = {
  Secret: ['data', 'stringData'],
  ConfigMap: ['data', 'binaryData'],
};

/** The annotation in which kubectl keeps the whole object as it was given. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * An object without what is in a Secret or a ConfigMap: the keys stay, each value is masked. Nor is there the list of who
 * manages which field, which kubectl does not show either. `kind` is for objects that do not say theirs, as in a list.
 */
export function withoutSecrets(object: ApiObject, kind = object.kind): ApiObject {
  const fields = hidden[kind ?? ''] ?? [];
  const { managedFields: _, ...metadata } = object.metadata ?? {};
  const { [lastApplied]: __, ...annotations } = metadata.annotations ?? {};
  const masked = Object.fromEntries(
    fields.flatMap((field) => (field in object ? [[field, maskedAll(object[field])]] : [])),
  );
  return {
    ...object,
    ...(object.metadata && {
      metadata: { ...metadata, ...(fields.length > 0 && metadata.annotations && { annotations }) },
    }),
    ...masked,
  };
}

function maskedAll(values: unknown): unknown {
  if (typeof values !== 'object' || values === null) return values === null ? null : mask;
  return Object.fromEntries(Object.keys(values).map((key) => [key, mask]));
}
