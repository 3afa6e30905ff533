const certificate = [
  '-----BEGIN CERTIFICATE-----',
  ...Array.from(
    { length: 6 },
    (_, line) => `MIIB${'Qk9VTkRBUllPRkNFUlRTAbCdEfGhIjKlMnOpQrStUvWxYz0123456789'.slice(line, line + 56)}`,
  ),
  '-----END CERTIFICATE-----',
].join('\n');

/** Files whose structure speaks of secrets, by name, and that hold none. */
export const harmlessFiles: Record<string, string> = {
  'compose.yaml': `services:
  stock:
    image: stock:3
    environment:
      STOCK_PASSWORD_FILE: /run/secrets/stock_password
      STOCK_TOKEN: \${STOCK_TOKEN:-}
    secrets: [stock_password]
secrets:
  stock_password:
    file: ./secrets/stock.txt
  stock_token:
    external: true
    name: stock-token-v2
`,
  'called-workflow.yaml': `on:
  workflow_call:
    secrets:
      deploy-token:
        description: Token with which to deploy
        required: true
      npm_token:
        required: false
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          token: \${{ secrets.deploy-token }}
`,
  'api.yaml': `openapi: 3.1.0
paths:
  /token:
    post:
      summary: Trade a code for a token
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [user, password]
              properties:
                user: {type: string}
                password: {type: string, format: password, minLength: 10}
      responses:
        "200": {description: The token}
components:
  schemas:
    Token:
      type: object
      properties:
        access_token: {type: string}
        token_type: {type: string, enum: [Bearer]}
`,
  'definition.yaml': `kind: CustomResourceDefinition
spec:
  versions:
    - name: v1
      schema:
        openAPIV3Schema:
          properties:
            password:
              description: |
                Password of the owner.
                Leave it out to have one made.
              type: string
              maxLength: 64
            apiKey:
              type: string
              x-kubernetes-validations:
              - rule: self.size() > 8
                message: too short
            passwordSecretRef:
              type: object
`,
  'pod.yaml': `kind: Pod
spec:
  containers:
  - name: stock
    env:
    - name: STOCK_PASSWORD
      valueFrom:
        secretKeyRef:
          name: stock
          key: password
  volumes:
  - name: tls
    secret:
      secretName: stock-tls
      defaultMode: 288
      items:
      - key: tls.crt
        path: tls.crt
      - key: tls.key
        path: tls.key
  - name: token
    projected:
      sources:
      - serviceAccountToken:
          audience: vault
          expirationSeconds: 3600
          path: token
`,
  'managed-fields.yaml': `kind: ConfigMap
metadata:
  managedFields:
  - fieldsType: FieldsV1
    fieldsV1:
      f:data:
        .: {}
        f:password: {}
        f:api-key: {}
`,
  'certificate.yaml': `kind: Certificate
spec:
  secretName: shop-tls
  privateKey:
    algorithm: ECDSA
    size: 256
    rotationPolicy: Always
  secretTemplate:
    labels: {team: shop}
`,
  'kubeconfig.yaml': `clusters:
- name: dev
  cluster:
    certificate-authority-data: ${Buffer.from(certificate).toString('base64')}
users:
- name: dev
  user:
    client-key: /home/dev/.kube/client.key
`,
  'kustomization.yaml': `secretGenerator:
- name: stock
  type: Opaque
  envs:
  - stock.env
- name: tls
  files:
  - tls.key=certs/tls.key
`,
  'template.json': `{
  "Parameters": {
    "AdminPassword": { "Type": "String", "NoEcho": true, "MinLength": 12, "Description": "Who knows it is admin" }
  },
  "Resources": {
    "Db": { "Properties": { "MasterUserPassword": { "Ref": "AdminPassword" } } },
    "Secret": { "Type": "AWS::SecretsManager::Secret", "Properties": { "Name": "stock" } }
  }
}
`,
  'package-lock.json': `{
  "packages": {
    "": { "dependencies": { "jsonwebtoken": "^8.5.1" } },
    "node_modules/jsonwebtoken": {
      "version": "8.5.1",
      "resolved": "https://registry.example.com/jsonwebtoken-8.5.1.tgz",
      "integrity": "sha512-x1Y2z3",
      "engines": { "node": ">=4", "npm": ">=1.4.28" }
    }
  }
}
`,
  'actuator-env.json': `{"propertySources":[{"properties":{"spring.mail.password":{"value":"******","origin":"file of settings"},"MAIL_TOKEN":{"value":"******"}}}]}
`,
  'principal.json': `{
  "passwordCredentials": [
    { "displayName": "ci", "keyId": "00000000-1111-4222-8333-444444444444", "secretText": null, "endDateTime": "2027-01-01T00:00:00Z" }
  ]
}
`,
}; // prettier-ignore
