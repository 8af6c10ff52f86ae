const TAGS = (
  'ar bg-BG bn-BD ca-ES cs-CZ da-DK de-AT de-CH de-DE el-GR en-AU en-CA en-GB en-IE en-IN en-NZ en-US en-ZA es-AR es-ES ' +
  'es-MX et-EE fa-IR fi-FI fr-BE fr-CA fr-CH fr-FR he-IL hi-IN hr-HR hu-HU id-ID is-IS it-CH it-IT ja-JP ko-KR lt-LT ' +
  'lv-LV ms-MY nb-NO nl-BE nl-NL pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI sr-RS sv-FI sv-SE th-TH tr-TR uk-UA vi-VN ' +
  'zh-CN zh-TW'
).split(' ');

/** A language in which dates can be written, with its name. */
export interface DateLocaleChoice {
  readonly tag: string;
  readonly name: string;
}

/** Languages to choose from, by name; the one in use is always among them. */
export function dateLocales(current: string): readonly DateLocaleChoice[] {
  const names = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' });
  const tags = TAGS.includes(current) ? TAGS : [current, ...TAGS];
  return tags
    .map((tag) => ({ tag, name: names.of(tag) ?? tag }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}
