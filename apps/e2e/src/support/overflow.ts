import { type Page } from 'playwright-core';

/** Runs in the page. What a scrolling part clips does not widen its place. */
const MEASURE = `(() => {
  const isClipped = (element, place) => {
    for (let around = element.parentElement; around && around !== place; around = around.parentElement)
      if (getComputedStyle(around).overflowX !== 'visible') return true;
    return false;
  };
  return [document.documentElement, ...document.querySelectorAll('main')]
    .filter((place) => place.scrollWidth > place.clientWidth)
    .map((place) => {
      const edge = place.getBoundingClientRect().left + place.clientWidth + 0.5;
      const wide = [...place.querySelectorAll('*')]
        .filter((element) => element.getBoundingClientRect().right > edge && !isClipped(element, place))
        .slice(-3)
        .map((element) => element.localName + '.' + element.className);
      return place.localName + ' is ' + place.scrollWidth + ' px wide in ' + place.clientWidth + ': ' + wide.join(', ');
    });
})()`;

/**
 * What is wider than its place, as sentences; empty when everything fits. Pages scroll inside `main`, so that the
 * document itself never overflows: both are measured.
 */
export const horizontalOverflow = (page: Page): Promise<string[]> => page.evaluate<string[]>(MEASURE);
