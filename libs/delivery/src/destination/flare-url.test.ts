import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { agentConfig } from '@flarewire/schemas';
import { datadogBase, flareUrl } from './flare-url.ts';

const urlFor = (config: object, caseId = '999') =>
  flareUrl(datadogBase(agentConfig.parse(config)), { agentVersion: '7.77.0', caseId });

suite('the URL of a flare', () => {
  const cases: [config: object, url: string][] = [
    [{}, 'https://7-77-0-flare.agent.datadoghq.com./support/flare/999'],
    [{ convertSiteToFqdn: false }, 'https://7-77-0-flare.agent.datadoghq.com/support/flare/999'],
    [{ site: 'datadoghq.eu' }, 'https://7-77-0-flare.agent.datadoghq.eu./support/flare/999'],
    [{ site: ' us3.datadoghq.com ' }, 'https://7-77-0-flare.agent.us3.datadoghq.com./support/flare/999'],
    [{ site: 'ap1.datadoghq.com' }, 'https://7-77-0-flare.agent.ap1.datadoghq.com./support/flare/999'],
    [{ site: 'ddog-gov.com' }, 'https://7-77-0-flare.agent.ddog-gov.com./support/flare/999'],
    [{ site: 'bücher.example' }, 'https://app.xn--bcher-kva.example/support/flare/999'],
    [{ ddUrl: 'https://app.mrf.datadoghq.com' }, 'https://7-77-0-flare.agent.mrf.datadoghq.com/support/flare/999'],
    [{ ddUrl: 'https://custom.datadoghq.com' }, 'https://custom.datadoghq.com/support/flare/999'],
    [{ ddUrl: 'https://app.custom.datadoghq.com' }, 'https://app.custom.datadoghq.com/support/flare/999'],
    [{ ddUrl: 'https://app.datadoghq.internal' }, 'https://app.datadoghq.internal/support/flare/999'],
    [{ ddUrl: 'https://app.myproxy.com' }, 'https://app.myproxy.com/support/flare/999'],
    [{ ddUrl: 'https://fakeintake:8080' }, 'https://fakeintake:8080/support/flare/999'],
    [{ ddUrl: 'https://app.datadoghq.com:443' }, 'https://app.datadoghq.com:443/support/flare/999'],
    [{ ddUrl: 'https://APP.datadoghq.com' }, 'https://APP.datadoghq.com/support/flare/999'],
    [{ ddUrl: 'https://app.datadoghq.com/' }, 'https://7-77-0-flare.agent.datadoghq.com//support/flare/999'],
  ];
  for (const [config, url] of cases)
    test(`${JSON.stringify(config)} gives ${url}`, () => assert.equal(urlFor(config), url));

  test('ends with the path when there is no case', () => {
    assert.equal(urlFor({}, ''), 'https://7-77-0-flare.agent.datadoghq.com./support/flare');
  });

  test('leaves build metadata out of the version', () => {
    const url = flareUrl('https://app.datadoghq.com', { agentVersion: '7.45.1+commit.102cdaf' });
    assert.equal(url, 'https://7-45-1-flare.agent.datadoghq.com/support/flare');
  });

  test('keeps the base when the version is not one', () => {
    assert.equal(
      flareUrl('https://app.datadoghq.com', { agentVersion: 'unknown' }),
      'https://app.datadoghq.com/support/flare',
    );
  });
});
