import { graphql } from '../platform/graphql';

/** The provider whose installation this is: for imprint and privacy notice. */
export const WhoRunsThis = graphql(`
  query WhoRunsThis {
    installation { provider { name address website imprint privacyName privacyEmail } }
  }
`);
