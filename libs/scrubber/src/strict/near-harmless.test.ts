import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '../create-scrubber.ts';

/** Lines that are near to some that stay, each with what is secret in it. */
const lines: Record<string, string> = {
  'minio_root_password: 48213907': '48213907',
  'minio.secretKey=93820417': '93820417',
  'maximo.password: 93820417': '93820417',
  'passwords: {max: sunshine318}': 'sunshine318',
  'passwords: {yarn: walrus318}': 'walrus318',
  'secrets: {rolling: foo-91b-Xq}': 'foo-91b-Xq',
  'ssh:walrus318@bastion:22': 'walrus318',
  'sftp:walrus318@host:22': 'walrus318',
  'remote:sunshine77@tcp(db:3306)/app': 'sunshine77',
  'from:walrus318@smtp.example.com:25': 'walrus318',
  'dex.example.com/client-secret: walrus318': 'walrus318',
  'example.io/secret: hunter2': 'hunter2',
  'GET /confirm?email-verification=Xk29fLq8ZrT4wPn7 200': 'Xk29fLq8ZrT4wPn7',
  'new password **** Kd83hfJq0s9XmZ2pLw7v': 'Kd83hfJq0s9XmZ2pLw7v',
  'provisioning code: 4H7K-9QX2-LM81': '4H7K-9QX2-LM81',
  'passwd file:hunter2horse': 'hunter2horse',
  'secret_id=4821390': '4821390',
  'LoadCredential=hunter2horse9': 'hunter2horse9',
};

suite('what is near to what stays', () => {
  for (const [line, secret] of Object.entries(lines))
    test(`is masked: ${line}`, () => {
      const scrubbed = createScrubber({ rules: 'strict' }).line(line);
      assert.ok(!scrubbed.includes(secret), scrubbed);
    });
});
