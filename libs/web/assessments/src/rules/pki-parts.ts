/** Texts of a PKI besides its name and description, in the order in which they are written and read. */
export const PKI_PARTS = [
  { key: 'components', label: 'Components', help: 'CAs, HSMs, validation services, registration, automation.' },
  { key: 'outOfScope', label: 'Out of scope', help: 'What belongs to it but is not assessed, and why.' },
  { key: 'highLevelDesign', label: 'High-level design', help: 'Hierarchy, locations, who runs what.' },
  {
    key: 'pointsOfInteraction',
    label: 'Points of interaction',
    help: 'Who and what uses it: subscribers, relying parties, systems.',
  },
] as const;
