/** Marks a file as the sandbox's own, so that no other program's database is written to. */
export const applicationId = 0x54_52_53_42;

/** Version of the tables below; a file of another version is rejected. */
export const schemaVersion = 3;
