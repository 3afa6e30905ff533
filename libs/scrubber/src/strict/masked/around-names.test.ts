import { suite } from 'node:test';
import { areMasked, stay, type SecretLine } from '../scrubbed-lines.fixture.ts';

const hex = '3fb28c93a1ce59d88eca41fba26a4505';
const uuid = '5c50db44-e47c-4cbf-913d-1f4e91f56353';
const key = 'Zk83hTq0wLmX2vB7nR4yC9pD1sF6gJ5aQeW0iUoPz3M=';

/** Lines whose secret stands on the next line, before its name, among arguments, or behind a name of several words. */
const kinds: Readonly<Record<string, readonly SecretLine[]>> = {
  'on the line below, or before its name': [
    [`/interface wireguard add private-key=\\\n    "${key}"\n`, key],
    [`query: "UPDATE settings SET value='${uuid}' WHERE key='database.secret'"`, uuid],
    ['<Name>Device.ManagementServer.Password</Name><Value xsi:type="xsd:string">basilmeadow</Value>', 'basilmeadow'],
  ],
  'among arguments': [
    [`Running command '/usr/lib/plugins/check_nt' '-H' '192.0.2.7' '-s' 'Basil47Meadow' '-v' 'UPTIME'`, 'Basil47Meadow'],
    [`Running command '/usr/lib/plugins/check_ldap' '-D' 'cn=eva' '-P' 'basil-4x7kd' '-H' '192.0.2.7'`, 'basil-4x7kd'],
    [`$ icinga2 node setup --ticket ${hex}3fb28c93 --zone web-7`, hex],
    [`rpc.request: common.login: ('shop', 'eva', '${hex.slice(0, 16)}')`, hex.slice(0, 16)],
    [`rpc.request: object.execute_kw: ('shop', 47, '${hex}3fb28c93', 'res.partner', 'read')`, hex],
  ],
  'in links': [
    ['"url":"/index.php/s/x7KdWq92TbVmLpR/download?path=a"', 'x7KdWq92TbVmLpR'],
    [`acquired ticket wss://web-7.example.org:443/ticket/${hex.slice(0, 16)}`, hex.slice(0, 16)],
    [`GET /manager/html?org.example.filters.CSRF_NONCE=${hex.toUpperCase()} HTTP/1.1`, hex],
    ['url=https://web-7.example.org/api?user=eva&passHash=4711004711', '4711004711'],
  ],
  'behind names of several words': [
    ['{"options":{"network_key":"3f:b2:8c:93:a1:ce:59:d8:8e:ca:41:fb:a2:6a:45:05"}}', '3f:b2:8c:93'],
    ['  md5-key "basil.4x7kd"', 'basil.4x7kd'],
    ['BNAME;BCODE;PASSCODE\nEVA;3FB28C93A1CE59D8;1E58FB4A\n', '3FB28C93A1CE59D8'],
  ],
}; // prettier-ignore

for (const [kind, lines] of Object.entries(kinds)) suite(`a secret ${kind}`, () => areMasked(lines));

suite('what stands in such places and is none', () =>
  stay(['proxy: pass_host: true', 'GET /static/s/index.html', 'see https://shop.example.org/ticket/4711']),
);
