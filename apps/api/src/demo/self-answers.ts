import { type DemoAnswers } from './answer-data';

/** The device PKI, category by category: a first impression, not yet complete. */
export const SELF_ANSWERS: DemoAnswers = {
  '1': { level: 2, rationale: 'Facility management pays, Trust Services runs it; neither has said so in writing.' },
  '2': {
    level: 1,
    rationale: 'There is a contract with the manufacturer and nothing that deserves to be called a policy.',
  },
  '3': { level: 2 },
  '4': { level: 2 },
  '5': { level: 3, rationale: 'One curve, one profile, and a hardware key store in every device.' },
  '6': {
    level: 3,
    flag: true,
    rationale: 'Keys never leave the device. How the factory quota is watched should be looked at again.',
  },
  '7': { level: 2 },
  '8': { level: 2 },
  '12': { level: 3 },
  '15': { notApplicable: 'Training is given by the team of the enterprise PKI and is rated there.' },
};
