export declare const strangers: (folder: string) => string[];
