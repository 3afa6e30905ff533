import { test } from 'node:test';
import { startTestBroker } from '@flarewire/testing';
import { fastTiming } from '../contract/subject.ts';
import { transportContract } from '../contract/transport-contract.ts';
import { startNatsSubject } from './nats-subject.fixture.ts';

const broker = await startTestBroker();
if (typeof broker === 'string') test('NATS transport', { skip: broker });
else transportContract('NATS transport', await startNatsSubject(broker, fastTiming));
