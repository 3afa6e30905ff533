import { contractVersion } from '@flarewire/schemas';
import type { Message } from './contract.ts';
import type { JsonSchema } from './json-schema.ts';

const idOf = (name: string) => name.replaceAll(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());

/** The AsyncAPI 3 document of all messages; the schemas are those of `docs/schemas`. */
export function asyncApi(messages: readonly Message[], version: string): JsonSchema {
  const spoken = messages.filter(({ kind }) => kind !== 'reply');
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
    channels: Object.fromEntries(spoken.map((message) => [idOf(message.name), channelOf(message)])),
    operations: Object.fromEntries(
      spoken.map((message) =>
        message.answeredBy
          ? [`receive${capital(idOf(message.name))}`, receiveOf(message, message.answeredBy)]
          : [`send${capital(idOf(message.name))}`, sendOf(message)],
      ),
    ),
    components: {
      messages: Object.fromEntries(messages.map((message) => [idOf(message.name), messageOf(message)])),
    },
  };
}

function receiveOf(message: Message, reply: string): JsonSchema {
  const channel = idOf(message.name);
  return {
    action: 'receive',
    channel: ref('channels', channel),
    summary: message.meaning,
    messages: [ref('channels', channel, 'messages', channel)],
    bindings: { nats: { queue: 'q' } },
    reply: {
      address: { location: '$message.header#/reply', description: 'The reply subject that NATS gives a request' },
      messages: [ref('channels', channel, 'messages', idOf(reply))],
      channel: ref('channels', channel),
    },
  };
}

function channelOf(message: Message): JsonSchema {
  const carries = [message.name, ...(message.answeredBy ? [message.answeredBy] : [])];
  const parameters = [...message.subject.matchAll(/\{(\w+)\}/g)].map(([, name]) => [
    name,
    { description: `The ${name}` },
  ]);
  return {
    address: message.subject,
    description: `${message.kind}. From ${message.from} to ${message.to}.`,
    messages: Object.fromEntries(carries.map((name) => [idOf(name), ref('components', 'messages', idOf(name))])),
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
