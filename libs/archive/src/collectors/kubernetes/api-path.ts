import { withoutEscapes } from '@flarewire/schemas/percent';

/** What a path of the Kubernetes API names: a list of a resource, or one object of it. */
export interface ApiPlace {
  /** Empty for the core group. */
  group: string;
  namespace?: string;
  resource: string;
  /** One object; absent: all of them. */
  name?: string;
  /** Of the object, such as `status`. */
  subresource?: string;
}

const form =
  /^\/(?:api\/v1|apis\/(?<group>[^/?]+)\/[^/?]+)(?:\/namespaces\/(?<namespace>[^/?]+))?\/(?<resource>[^/?]+)(?:\/(?<name>[^/?]+)(?:\/(?<subresource>[^?]+))?)?(?:\?|$)/;

/** Reads a path such as `/apis/apps/v1/namespaces/web/deployments/api`; undefined for what is no resource, as `/apis` is. */
export function placeOf(path: string): ApiPlace | undefined {
  const found = form.exec(path)?.groups;
  if (!found) return undefined;
  const { group = '', namespace, resource, name, subresource } = found;
  return {
    group,
    resource: resource!,
    ...(namespace === undefined ? {} : { namespace: withoutEscapes(namespace) }),
    ...(name === undefined ? {} : { name: withoutEscapes(name) }),
    ...(subresource === undefined ? {} : { subresource }),
  };
}

/** The smallest rule of a Role or ClusterRole that lets a service account read it, in YAML. */
export function ruleFor({ group, resource, name, subresource }: ApiPlace): string {
  const what = subresource === undefined ? resource : `${resource}/${subresource}`;
  const only = name === undefined ? '' : `, resourceNames: [${name}]`;
  return `{ apiGroups: ["${group}"], resources: [${what}], verbs: [${name === undefined ? 'list' : 'get'}]${only} }`;
}
