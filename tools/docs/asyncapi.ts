import { contractVersion } from '@flarewire/schemas';
import type { Message } from './contract.ts';
import type { JsonSchema } from './json-schema.ts';

const idOf = (name: string) => name.replaceAll(/\.(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The AsyncAPI 3 document of all messages; the schemas are those of `docs/schemas`. */
export function asyncApi(messages: readonly Message[], version: string): JsonSchema {
  const [request, reply, ...published] = messages as [Message, Message, ...Message[]];
  const channels = [request, ...published].map((message) => [
    idOf(message.name),
    channelOf(message, message === request ? [request, reply] : [message]),
  ]);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Flarewire',
      version,
      description: `Diagnostic flares over NATS. Messages are JSON; contract version ${contractVersion}.`,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    servers: { nats: { host: '127.0.0.1:4222', protocol: 'nats' } },
    channels: Object.fromEntries(channels),
    operations: {
      [`receive${capital(idOf(request.name))}`]: {
        action: 'receive',
        channel: ref('channels', idOf(request.name)),
        summary: request.meaning,
        messages: [ref('channels', idOf(request.name), 'messages', idOf(request.name))],
        bindings: { nats: { queue: 'q' } },
        reply: {
          address: { location: '$message.header#/reply', description: 'The reply subject that NATS gives a request' },
          messages: [ref('channels', idOf(request.name), 'messages', idOf(reply.name))],
          channel: ref('channels', idOf(request.name)),
        },
      },
      ...Object.fromEntries(published.map((message) => [`send${capital(idOf(message.name))}`, sendOf(message)])),
    },
    components: {
      messages: Object.fromEntries(messages.map((message) => [idOf(message.name), messageOf(message)])),
    },
  };
}

function channelOf(message: Message, carries: readonly Message[]): JsonSchema {
  const parameters = [...message.subject.matchAll(/\{(\w+)\}/g)].map(([, name]) => [
    name,
    { description: `The ${name}` },
  ]);
  return {
    address: message.subject,
    description: `${message.kind}. From ${message.from} to ${message.to}.`,
    messages: Object.fromEntries(carries.map(({ name }) => [idOf(name), ref('components', 'messages', idOf(name))])),
    ...(parameters.length > 0 ? { parameters: Object.fromEntries(parameters) } : {}),
  };
}

function sendOf(message: Message): JsonSchema {
  return {
    action: 'send',
    channel: ref('channels', idOf(message.name)),
    summary: message.meaning,
    messages: [ref('channels', idOf(message.name), 'messages', idOf(message.name))],
  };
}

function messageOf({ name, meaning }: Message): JsonSchema {
  return {
    name,
    summary: meaning,
    payload: {
      schemaFormat: 'application/schema+json;version=draft-2020-12',
      schema: { $ref: `./schemas/${name}.json` },
    },
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const ref = (...path: string[]) => ({ $ref: `#/${path.join('/')}` });
