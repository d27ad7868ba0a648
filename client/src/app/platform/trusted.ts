interface TrustedPolicy {
  createHTML(text: string): string;
  createScriptURL(address: string): string;
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: TrustedPolicy): TrustedPolicy };
  }
}

const OWN_SCRIPTS = new Set<string>();
const rules: TrustedPolicy = {
  // Only DOMPurify's result reaches this policy (ui/prose.ts).
  createHTML: (text) => text,
  createScriptURL: (address) => {
    if (!OWN_SCRIPTS.has(new URL(address, document.baseURI).pathname)) throw new TypeError(`Not our script: ${address}`);
    return address;
  },
};

/** The one Trusted Types policy of our own; the CSP allows it by the name "kursbuch". */
export const trusted: TrustedPolicy = window.trustedTypes?.createPolicy('kursbuch', rules) ?? rules;
