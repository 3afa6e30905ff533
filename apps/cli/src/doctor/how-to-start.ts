/** How a service is started where it is installed as a package, in a container, and from sources. */
export function howToStart(service: string): string {
  return `systemctl start flarewire-${service}, docker run flarewire ${service}, or from sources: node apps/${service}/src/main.ts --config flarewire.yaml`;
}
