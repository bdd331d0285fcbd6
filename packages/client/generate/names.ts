/** The public names of the spec's schemas where they differ from the spec's own. */
export const publicNames: Readonly<Record<string, string>> = {
  CallDetailRecord: 'Call',
  CallDetailRecordPage: 'CallPage',
  CallDetailRecordEnvelope: 'SingleCall',
  Success: 'Done',
};

/** The texts that are worth a name of their own; every other text or number appears as what it is. */
export const namedTexts: ReadonlySet<string> = new Set(['TrustedNumber', 'PhoneNumber', 'MaskedPhoneNumber']);
