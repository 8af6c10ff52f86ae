import { frozenContent, frozenVersion } from '@certitude/web/testing';
import { versionFile } from './version-file';

describe('the file of a version', () => {
  it.each([
    ['Yearly', 'yearly-version-2.json'],
    ['Überprüfung 2026/27 …', 'uberprufung-2026-27-version-2.json'],
    ['評価', 'assessment-version-2.json'],
  ])('of %s is called %s', (name, file) => {
    const content = frozenContent();
    const version = frozenVersion({
      revision: 2,
      content: { ...content, assessment: { ...content.assessment, name } },
    });
    expect(versionFile(version).name).toBe(file);
  });

  it('holds the content with its hash, and nothing that was not hashed', () => {
    const version = frozenVersion();
    expect(JSON.parse(versionFile(version).text)).toEqual({ sha256: version.sha256, content: version.content });
  });
});
