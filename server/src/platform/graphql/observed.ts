import type { ApolloServerPlugin } from '@apollo/server';
import { Kind } from 'graphql';
import { requestNow } from '../log/request-now.js';
import type { Metrics } from '../metrics/metrics.js';

/** Notes what was asked for the log, counts it for the figures, and gives a fault the id under which it was written down. */
export const observed = (metrics: Metrics): ApolloServerPlugin => ({
  requestDidStart: () => Promise.resolve({
    didResolveOperation({ operationName }) {
      const now = requestNow();
      if (now && operationName && /^\w{1,60}$/.test(operationName)) now.operation = operationName;
      return Promise.resolve();
    },
    willSendResponse({ operation, response: { body } }) {
      if (body.kind !== 'single') return Promise.resolve();
      const { errors = [] } = body.singleResult;
      const fault = errors.some(({ extensions }) => extensions?.['code'] === 'platform/fault');
      if (fault) requestNow()!.fault = true;
      if (operation && metrics.on) {
        const kind = `${operation.operation[0]!.toUpperCase()}${operation.operation.slice(1)}`;
        for (const selection of operation.selectionSet.selections) {
          if (selection.kind !== Kind.FIELD) continue;
          const [error] = errors.filter(({ path }) => path === undefined || path[0] === (selection.alias ?? selection.name).value);
          metrics.operated(`${kind}.${selection.name.value}`, error ? (error.extensions?.['code'] === 'platform/fault' ? 'fault' : 'refused') : 'answered');
        }
      }
      return Promise.resolve();
    },
  }),
});
