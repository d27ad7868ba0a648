export declare const TEST_DATA: string;
export declare const TEST_START: string;
export declare const PREPARED: string;
export declare const SIGNED_IN: string;
