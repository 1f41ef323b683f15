export async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The value below which `share` percent of the values lie; of one value, itself. */
export function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((sorted.length * share) / 100) - 1))];
}

export const median = (values) => percentile(values, 50);

/** A bundle's entries as plain records with a key and one index, as somebody would store them without a ledger. */
export function entriesOf(bytes) {
  const bundle = JSON.parse(new TextDecoder().decode(bytes));
  return bundle.feeds.flat().map(({ header, body }) => ({
    id: `${header.device} ${header.seq}`,
    subject: JSON.stringify(header.subject),
    header,
    body,
  }));
}
