import { cellText, columnText, type ChartCell, type ChartTable } from './chart.js';

interface Properties {
  readonly table: ChartTable;
  readonly caption: string;
  /** Whether the caption is to be seen, not only heard. */
  readonly showCaption?: boolean;
}

/** Two columns have room on the narrowest page. */
const MOST_COLUMNS_SIDE_BY_SIDE = 2;

/** The data of a chart as a table; on a narrow page each row of many columns is a list under its header. */
export function DataTable({ table, caption, showCaption = false }: Properties) {
  const groups = columnGroups(table);
  const labels = table.columns.map(columnText);
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table class={table.columns.length > MOST_COLUMNS_SIDE_BY_SIDE ? 'stacking' : undefined}>
        {showCaption && <caption>{caption}</caption>}
        <thead>
          {groups.length > 0 && (
            <tr>
              {groups.map(({ group, columns }, index) =>
                group === '' ? (
                  <td key={index} colSpan={columns} />
                ) : (
                  <th key={index} colSpan={columns} scope="colgroup">
                    {group}
                  </th>
                ),
              )}
            </tr>
          )}
          <tr>
            {table.columns.map(({ name }, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, position) =>
                position === 0 ? (
                  <th key={position} scope="row" data-label={labels[position]}>
                    {cellText(cell)}
                  </th>
                ) : (
                  <td key={position} data-label={labels[position]}>
                    <Cell cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell }: { readonly cell: ChartCell }) {
  if (typeof cell === 'string') return <>{cell}</>;
  const sign = cell.tone === 'good' ? 'codicon-pass' : 'codicon-warning';
  return (
    <span class={`tone-${cell.tone}`}>
      <span class={`codicon ${sign}`} aria-hidden="true" /> {cell.text}
    </span>
  );
}

/** Runs of columns with the same group; none if no column has one. */
function columnGroups({ columns }: ChartTable): readonly { readonly group: string; readonly columns: number }[] {
  if (columns.every(({ group }) => group === undefined)) return [];
  const groups: { group: string; columns: number }[] = [];
  for (const { group = '' } of columns) {
    const last = groups.at(-1);
    if (last?.group === group) last.columns += 1;
    else groups.push({ group, columns: 1 });
  }
  return groups;
}
