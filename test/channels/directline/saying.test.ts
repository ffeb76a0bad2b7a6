// From the house's words to what Web Chat renders, and a tapped button back.
import { describe, expect, it } from 'vitest';
import { suggested, tappedIn, toActivity } from '../../../src/channels/directline/saying.ts';
import { fixtures, type Spoken } from './fixtures.ts';

const saying = { text: 'Hallo', language: 'nl', botName: 'Wegwijzer', choices: [], sources: [] };
const fixture = (name: string) => (fixtures[name] as Spoken).activity;

describe('what is said', () => {
  it('has the buttons of the recorded menu', () => {
    const menu = fixture('activity-menu');
    const { actions } = menu.suggestedActions as { actions: { title: string; value: { choice: string } }[] };
    const choices = actions.map(({ title, value }) => ({ label: title, value: value.choice }));
    expect(suggested(choices)).toEqual(menu.suggestedActions);
    const { text, from, locale, inputHint, suggestedActions } = menu;
    expect(toActivity({ ...saying, text: String(text), choices })).toMatchObject({
      text,
      from,
      locale,
      inputHint,
      suggestedActions,
    });
  });

  it('has the language, the Markdown and the place of the recorded Arabic answer', () => {
    const { text, locale, textFormat, channelData, from, type } = fixture('activity-answer-rtl');
    const about = channelData as Record<string, string>;
    const activity = toActivity({ ...saying, text: String(text), language: 'ar', about });
    expect(activity).toEqual({ type, text, locale, textFormat, channelData, from, inputHint: 'expectingInput' });
  });

  it('of a volunteer carries the name she chose and a mark for the page', () => {
    const { from, channelData } = fixture('activity-volunteer-message');
    expect(toActivity({ ...saying, volunteer: 'Samira' })).toMatchObject({ from, channelData });
  });

  it('says above the buttons what their one line has no room for', () => {
    const choices = [
      { label: 'Man of vrouw', value: 'a:1', hint: 'Of een kind onder 18 jaar.' },
      { label: 'Iemand anders', value: 'a:2' },
    ];
    expect(toActivity({ ...saying, choices }).text).toBe('Hallo\n\n- **Man of vrouw**: Of een kind onder 18 jaar.');
  });

  it('names its sources as links, whatever signs stand in their names', () => {
    const sources = [
      { name: 'IND', url: 'https://ind.nl/nareis' },
      { name: 'Wet [1] \\', url: 'https://wetten.overheid.nl/(x)' },
    ];
    expect(toActivity({ ...saying, sources }).text).toBe(
      'Hallo\n\n- [IND](<https://ind.nl/nareis>)\n- [Wet \\[1\\] \\\\](<https://wetten.overheid.nl/(x)>)',
    );
    expect(toActivity(saying)).not.toHaveProperty('suggestedActions');
    expect(toActivity(saying)).not.toHaveProperty('channelData');
  });
});

it('the tapped choice comes back from every way in which clients send it', () => {
  expect(tappedIn({ type: 'message', value: { choice: 'a:1' } })).toBe('a:1');
  expect(tappedIn({ type: 'message', value: 'a:1' })).toBe('a:1');
  for (const value of [undefined, null, 7, {}, { choice: 7 }])
    expect(tappedIn({ type: 'message', text: 'x', value })).toBeUndefined();
});
