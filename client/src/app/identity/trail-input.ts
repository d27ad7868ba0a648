/** What stands in the address: days, not instants. */
export interface Asked {
  readonly person?: string | undefined;
  /** "1": only what the person wrote. */
  readonly own?: string | undefined;
  readonly object?: string | undefined;
  readonly table?: string | undefined;
  readonly from?: string | undefined;
  /** With this day. */
  readonly to?: string | undefined;
  readonly before?: string | undefined;
}

interface Input { personId?: string; actorId?: string; objectId?: string; table?: string; from?: string; to?: string; cursor?: string }

/** As the server is asked; a day that is none is left out. */
export function inputOf({ person, own, object, table, from, to, before }: Asked): Input {
  const [begin, end] = [startOf(from, 0), startOf(to, 1)];
  return {
    ...(person ? { [own ? 'actorId' : 'personId']: person } : {}), ...(object ? { objectId: object } : {}), ...(table ? { table } : {}),
    ...(begin ? { from: begin } : {}), ...(end ? { to: end } : {}), ...(before ? { cursor: before } : {}),
  };
}

/** Where the same is downloaded, from its newest entry on. */
export const exportOf = (asked: Asked): string => `/audit/export.csv?${new URLSearchParams({ ...inputOf({ ...asked, before: undefined }) }).toString()}`;

function startOf(day: string | undefined, daysLater: number): string | null {
  const start = new Date(`${day ?? ''}T00:00`);
  if (Number.isNaN(start.getTime())) return null;
  start.setDate(start.getDate() + daysLater);
  return start.toISOString();
}
