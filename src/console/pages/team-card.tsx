// What a coordinator says about her team: name, region, municipalities; and, from the first team, a new one.
import type { ConsoleParts } from '../parts.ts';
import { teamWords as said } from '../words/teams.ts';
import { FormToken } from './frame.tsx';

export type Card = NonNullable<Awaited<ReturnType<ConsoleParts['accounts']['teams']['read']>>>;

export const TeamCard = ({ at, form, card }: { at: string; form: string; card: Card }) => (
  <form method="post" action={`${at}/gegevens`} class="panel">
    <h2>{said.title}</h2>
    <FormToken value={form} />
    <Naming card={card} />
    <label>
      {said.towns}
      <textarea name="towns" rows={4} maxLength={4000} aria-describedby="towns-help">
        {card.municipalities.join('\n')}
      </textarea>
    </label>
    <p id="towns-help" class="help">
      {said.townsHelp}
    </p>
    <button type="submit">{said.save}</button>
  </form>
);

export const NewTeam = ({ at, form }: { at: string; form: string }) => (
  <form method="post" action={`${at}/nieuw`} class="panel">
    <h2>{said.newTitle}</h2>
    <FormToken value={form} />
    <p class="help">{said.newHelp}</p>
    <Naming />
    <button type="submit">{said.make}</button>
  </form>
);

const Naming = ({ card }: { card?: Card }) => (
  <>
    <label>
      {said.name}
      <input name="name" required maxLength={80} value={card?.name ?? ''} />
    </label>
    <label>
      {said.region}
      <input name="region" required maxLength={80} value={card?.region ?? ''} />
    </label>
    <p class="help">{said.regionHelp}</p>
  </>
);
