import { DEMAND, type Demand } from '../../server/src/platform/permission/may.js';
import type { RouteEntry } from '../../server/src/platform/http/headers.js';
import { asServed } from './as-served.js';
import type { World } from './world.js';

/** A query, mutation, edge or route, and what it demands. */
export interface Operation {
  /** As in the schema: `Query.cohort`, `Enrolment.contactData`; a route as `GET /health`. */
  readonly name: string;
  readonly demand: Demand | undefined;
}

const { RequestMethod } = await asServed<typeof import('@nestjs/common')>('@nestjs/common');
const { METHOD_METADATA, PATH_METADATA } = await asServed<typeof import('@nestjs/common/constants.js')>('@nestjs/common/constants.js');
const { ModulesContainer, Reflector } = await asServed<typeof import('@nestjs/core')>('@nestjs/core');

const metadata = (key: string, target: object): unknown => new Reflector().get<unknown>(key, target as never);

/** Everything that can be asked, found in the running application, not in a list. */
export function operationsOf(world: World): Operation[] {
  const found: Operation[] = [];
  for (const module of world.app.get(ModulesContainer).values()) {
    for (const { metatype } of [...module.providers.values(), ...module.controllers.values()]) {
      if (typeof metatype !== 'function' || !metatype.prototype) continue;
      const prototype = metatype.prototype as Record<string, unknown>;
      for (const method of Object.getOwnPropertyNames(prototype)) {
        const handler = Object.getOwnPropertyDescriptor(prototype, method)?.value as unknown;
        if (typeof handler !== 'function' || method === 'constructor') continue;
        const demand = metadata(DEMAND, handler) as Demand | undefined;
        for (const name of namesOf(metatype, handler, method)) found.push({ name, demand });
      }
    }
  }
  const controllers = new Set(found.map(({ name }) => name));
  const { routeList } = world.app.getHttpAdapter().getInstance() as unknown as { routeList: RouteEntry[] };
  for (const { method, url, open } of routeList) {
    const name = `${method} ${url}`;
    // Apollo's own route; its operations state theirs.
    if (controllers.has(name.replace(/^HEAD/, 'GET')) || controllers.has(`ALL ${url}`) || url === '/graphql') continue;
    found.push({ name: `${name}${open ? ' (open)' : ''}`, demand: undefined });
  }
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

function namesOf(owner: object, handler: object, method: string): string[] {
  const type = metadata('graphql:resolver_type', handler);
  if (typeof type === 'string') {
    const name = (metadata('graphql:resolver_name', handler) as string | undefined) ?? method;
    return [`${type}.${name}`];
  }
  if (metadata('graphql:resolve_property', handler)) {
    const of = metadata('graphql:resolver_name', owner) ?? metadata('graphql:resolver_type', owner);
    const parent = typeof of === 'function' ? (of as () => { name: string })().name : String(of);
    return [`${parent}.${(metadata('graphql:resolver_name', handler) as string | undefined) ?? method}`];
  }
  const path = metadata(PATH_METADATA, handler);
  if (path === undefined) return [];
  const base = String(metadata(PATH_METADATA, owner) ?? '');
  const verb = RequestMethod[metadata(METHOD_METADATA, handler) as number] ?? '';
  return [path].flat().map((one) => `${verb} /${[base, String(one)].map((part) => part.replace(/^\/|\/$/g, '')).filter(Boolean).join('/')}`);
}
