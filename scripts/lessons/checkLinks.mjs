/**
 * Checks where the links of a lesson lead.
 * @param {{ parts: readonly { id: string, number: number }[], links: readonly { file: string, href: string, text: string, line: number }[], commands: readonly string[], hosts: readonly string[], report: (file: string, line: number, message: string) => void }} work
 */
export function checkLinks({ parts, links, commands, hosts, report }) {
  for (const { file, href, text, line } of links) {
    const [scheme, rest = ''] = href.split(/:(.*)/s);
    const part = parts.find(({ id }) => id === rest);
    const number = /^\p{L}+ (\d+)$/u.exec(text)?.[1];
    if (scheme === 'part') {
      if (part === undefined) report(file, line, `there is no part "${rest}" in this lesson`);
      else if (number !== undefined && Number(number) !== part.number) {
        report(file, line, `"${text}" leads to part ${part.number}`);
      }
    } else if (scheme === 'command') {
      if (!commands.includes(rest)) report(file, line, `there is no lesson command "${rest}"`);
    } else if (href.startsWith('#')) {
      report(file, line, `a link cannot lead to a heading ("${href}"): link to the part`);
    } else if (scheme !== 'https' || !URL.canParse(href)) {
      report(file, line, `a link goes to https:, part: or command:, not to "${href}"`);
    } else if (!hosts.includes(new URL(href).host)) {
      report(file, line, `lessons/link-hosts.json does not list the host "${new URL(href).host}"`);
    }
  }
}
