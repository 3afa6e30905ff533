{{- define "flarewire.labels" -}}
app.kubernetes.io/name: flarewire
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "flarewire.ending" -}}
{{ if eq .Values.nats.kind "nkey" }}nk{{ else }}creds{{ end }}
{{- end }}

{{- define "flarewire.image" -}}
image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{- end }}

{{- define "flarewire.pod" -}}
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  seccompProfile: { type: RuntimeDefault }
  {{- with .groups }}
  supplementalGroups: {{ toYaml . | nindent 4 }}
  {{- end }}
terminationGracePeriodSeconds: 40
{{- end }}

{{- define "flarewire.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
{{- end }}

{{- define "flarewire.probes" -}}
startupProbe:
  httpGet: { path: {{ .alive }}, port: {{ .port }} }
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: { path: {{ .alive }}, port: {{ .port }} }
  periodSeconds: 20
  timeoutSeconds: 5
readinessProbe:
  httpGet: { path: {{ .ready }}, port: {{ .port }} }
  periodSeconds: 10
  timeoutSeconds: 5
{{- end }}

{{- define "flarewire.service" -}}
- name: {{ .service }}
  {{- include "flarewire.image" .root | nindent 2 }}
  args: [{{ .app }}]
  env:
    - { name: FLAREWIRE_CONFIG, value: /etc/flarewire/flarewire.yaml }
    {{- range .env }}
    - {{ toYaml . | nindent 6 }}
    {{- end }}
  {{- include "flarewire.container" .root | nindent 2 }}
  {{- include "flarewire.probes" (dict "port" .port "alive" "/livez" "ready" "/readyz") | nindent 2 }}
  resources: {{ toYaml .resources | nindent 4 }}
  volumeMounts:
    - { name: config, mountPath: /etc/flarewire/flarewire.yaml, subPath: flarewire.yaml, readOnly: true }
    - { name: temporary, mountPath: /tmp }
    {{- if .nodeFolder }}
    - { name: nats-node, mountPath: /etc/flarewire/nats/key, subPath: {{ .service }}.{{ include "flarewire.ending" .root }}, readOnly: true }
    {{- else if .root.Values.nats.secret }}
    - { name: nats-{{ .service }}, mountPath: /etc/flarewire/nats, readOnly: true }
    {{- end }}
    {{- if .root.Values.nats.caSecret }}
    - { name: nats-ca, mountPath: /etc/flarewire/nats-ca, readOnly: true }
    {{- end }}
    {{- range .mounts }}
    - {{ toYaml . | nindent 6 }}
    {{- end }}
{{- end }}

{{- define "flarewire.volumes" -}}
{{- if .nodeFolder }}
- name: nats-node
  hostPath: { path: {{ .nodeFolder }}, type: Directory }
{{- else }}
{{- range .services }}
{{- if $.root.Values.nats.secret }}
- name: nats-{{ . }}
  secret: { secretName: {{ $.root.Values.nats.secret }}, defaultMode: 288, items: [{ key: {{ . }}.{{ include "flarewire.ending" $.root }}, path: key }] }
{{- end }}
{{- end }}
{{- end }}
{{- if .root.Values.nats.caSecret }}
- name: nats-ca
  secret: { secretName: {{ .root.Values.nats.caSecret }}, defaultMode: 288 }
{{- end }}
{{- end }}

{{- define "flarewire.configuration" -}}
{{- $nats := dict "url" .Values.nats.url "follow" "view" }}
{{- if .Values.nats.secret }}{{ $_ := set $nats .Values.nats.kind "/etc/flarewire/nats/key" }}{{ end }}
{{- if .Values.nats.nodeFolder }}
{{- $_ := set $nats .Values.nats.kind "/etc/flarewire/nats/key" }}
{{- $_ := set $nats "inbox" (dict "archiver" "_INBOX_archiver-NODE_TARGET" "profiler" "_INBOX_profiler-NODE_TARGET") }}
{{- end }}
{{- if .Values.nats.caSecret }}{{ $_ := set $nats "tls" (dict "ca" "/etc/flarewire/nats-ca/ca.crt") }}{{ end }}
{{- $ports := dict "archiver" 8080 "profiler" 8081 "uploader" 8080 "dashboard" 8080 }}
{{- $all := merge (dict "nats" $nats "health" (dict "host" "0.0.0.0" "port" $ports) "targets" .Values.targets "destinations" .Values.destinations "dashboard" (dict "host" "0.0.0.0" "tokens" "/etc/flarewire/dashboard/tokens")) .Values.config }}
{{- toJson $all }}
{{- end }}

{{- /* A file that is mounted alone is never renewed, so pods are made anew when the configuration changes. */}}
{{- define "flarewire.annotations" -}}
checksum/config: {{ include "flarewire.configuration" . | sha256sum }}
{{- end }}
