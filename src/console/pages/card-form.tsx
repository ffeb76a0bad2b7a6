// An article or an outcome as a card: the volunteer reads the Dutch title, the person gets the whole of it in her own language.
import type { SendableCard } from '../../desk/sendable.ts';
import type { ConsoleParts } from '../parts.ts';
import { words } from '../words.ts';
import { type Held, Hidden } from './hidden.tsx';

const said = words.case;
/** A list is read, not studied. */
const longest = 110;

export const CardForm = ({ held, parts }: { held: Held; parts: ConsoleParts }) => {
  const { cards } = parts.sendable();
  const groups = [...new Set(cards.map(({ group }) => group))];
  const ofTopic = (group: string) => cards.some((card) => card.group === group && card.topic === held.view.topic);
  return (
    <form method="post" action={`/desk/zaak/${held.view.id}/antwoord`}>
      <Hidden {...held} />
      <input type="hidden" name="kind" value="card" />
      <label>
        {said.card}
        <select name="article" required>
          <option value="">{said.choose}</option>
          {groups
            .toSorted((a, b) => Number(ofTopic(b)) - Number(ofTopic(a)))
            .map((group) => (
              <optgroup key={group} label={group || said.articles.title}>
                {cards.filter((card) => card.group === group).map(Card)}
              </optgroup>
            ))}
        </select>
      </label>
      <p class="help">{said.cardHelp}</p>
      <button type="submit">{said.send}</button>
    </form>
  );
};

const Card = ({ id, nl }: SendableCard) => (
  <option key={id} value={id}>
    {nl.length > longest ? `${nl.slice(0, longest - 1)}…` : nl}
  </option>
);
