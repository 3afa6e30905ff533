/** Whether a text is where a broker can be; without a scheme it is `nats`. */
export function isBrokerUrl(url: string): boolean {
  const { scheme = 'nats', port = '4222' } = /^(?:(?<scheme>[^:/]*):\/\/)?(?:.*@)?[^/@]+?(?::(?<port>\d+))?\/?$/.exec(
    url,
  )?.groups ?? { scheme: '' };
  return ['nats', 'tls'].includes(scheme) && Number(port) < 65_536;
}
