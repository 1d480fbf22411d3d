import { cellText, columnText, type ChartTable } from './chart.js';

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as comma-separated values after RFC 4180. */
export function csv({ columns, rows }: ChartTable): string {
  return (
    [columns.map(columnText), ...rows.map((row) => row.map(cellText))]
      .map((row) => row.map(cell).join(','))
      .join('\r\n') + '\r\n'
  );
}
