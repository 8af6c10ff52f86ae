import { facts, heading } from '../content/blocks';
import { dateInWords } from '../words';
import { type WriteSection } from './section';

export const timeline: WriteSection = ({ source: { content } }) => {
  const { startsOn = null, targetOn = null, finishedOn = null } = content.assessment.conduct ?? {};
  if (!startsOn && !targetOn && !finishedOn) return [];
  return [
    heading(2, 'Timeline'),
    facts([
      ['Start', dateInWords(startsOn)],
      ['Target date', dateInWords(targetOn)],
      ['Finish', dateInWords(finishedOn)],
    ]),
  ];
};
