import type pg from 'pg';
import type { ThrowAway } from './throw-away.mjs';
import type { Work } from './works/works.mjs';

export function postgresOf(folder: string): { pid: number; sockets: string };
export function look(installation: ThrowAway): Promise<pg.Client>;
export function demandClean(installation: ThrowAway): Promise<string>;
export function killInTheMiddle(installation: ThrowAway, work: Work, victim: string): Promise<{ acknowledged: number; inside: boolean; found: string }>;
