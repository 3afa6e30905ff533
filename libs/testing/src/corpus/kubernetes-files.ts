import type { FileKinds } from './files.ts';

export const kubernetesFiles: FileKinds = {
  'secret.yaml': (s) => `apiVersion: v1
kind: Secret
metadata:
  name: app
data:
  username: ${s.base64(9)}
  config.yaml: ${s.base64(60)}
stringData:
  anything: ${s.token()}
---
apiVersion: v1
kind: ConfigMap
data:
  app.properties: |
    db.user=app
    db.password=${s.password()}
`,
  'secret.json': (s) => `{ "apiVersion": "v1", "data": { "a": "${s.base64(16)}", "tls.key": "${s.base64(90)}" }, "kind": "Secret", "metadata": { "name": "x" } }\n`,
  'deployment.yaml': (s) => `spec:
  containers:
    - name: app
      image: registry.example.com/app:1.2@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
      env:
        - name: DB_PASSWORD
          value: ${s.password()}
        - name: DB_USER
          value: app
        - name: API_TOKEN
          value: "${s.token()}"
        - {name: SIGNING_KEY, value: ${s.token()}}
      args: ["--log-level", "info", "--api-key", "${s.token()}", "--db-password=${s.token(14)}"]
      command:
        - server
        - --token
        - ${s.token()}
`,
  'manifest.log': (s) => `NAME   VALUE
env:
- name: DB_PASSWORD
  value: ${s.token(12)}
- name: LOG_LEVEL
  value: debug
- name: "REDIS_AUTH_TOKEN"
  value: "${s.token()}"
`,
  'pods.log': (s) => `I1122 10:00:00 pod.go:12] Env:[{Name:DB_PASSWORD Value:${s.token(12)} ValueFrom:nil} {Name:MODE Value:prod ValueFrom:nil}]
I1122 10:00:00 pod.go:13] v1.EnvVar{Name:"API_KEY", Value:"${s.token()}", ValueFrom:(*v1.EnvVarSource)(nil)}
I1122 10:00:00 pod.go:14] config: {Host:db Password:${s.password()} User:me}
I1122 10:00:00 pod.go:15] &config.Auth{Token:"${s.token()}", Expires:3600}
I1122 10:00:00 pod.go:16] map[password:${s.token(12)} user:me]
`,
  'values.yml': (s) => `postgresql:
  auth:
    postgresPassword: ${s.password()}
    username: app
global:
  datadog: { apiKey: ${s.hex(32)}, appKey: '${s.hex(40)}' }
ingress:
  annotations:
    note: "basic auth is required"
redis: &redis
  password: &pw ${s.token(14)}
cache:
  password: *pw
`,
  'inspect.json': (s) => `[
    {
        "Id": "4f5d6e7a8b9c0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90",
        "Config": {
            "Env": [ "PATH=/usr/bin", "DB_PASSWORD=${s.password()}", "GITHUB_TOKEN=${s.token(40)}" ],
            "Cmd": [ "redis-server", "--requirepass", "${s.token(16)}" ]
        }
    }
]
`,
  'clusterchecks.log': (s) => `=== snmp check ===
Configuration provider: file
Config for instance ID: snmp:1a2b3c4d
community_string: ${s.token(9)}
authentication_key: ${s.password()}
password: ${s.password()}
community_strings:
  - ${s.token(9)}
  - ${s.token(9)}
token:
  ${s.token()}
===
`,
}; // prettier-ignore
