/**
 * Shows that a long step is alive: a counting line on a terminal, one line every ten seconds elsewhere.
 * @template T
 * @param {string} label what is being done, for example "Installing packages"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what `work` returns
 */
export async function withProgress(label, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const terminal = process.stderr.isTTY;
  const show = () =>
    process.stderr.write(terminal ? `\r${label} ... ${seconds()} s ` : `${label} ... ${seconds()} s\n`);
  if (terminal) show();
  else process.stderr.write(`${label} ...\n`);
  const timer = setInterval(show, terminal ? 1000 : 10_000);
  try {
    const result = await work();
    process.stderr.write(`${terminal ? '\r' : ''}${label}: done in ${seconds()} s\n`);
    return result;
  } catch (error) {
    if (terminal) process.stderr.write('\n');
    throw error;
  } finally {
    clearInterval(timer);
  }
}
