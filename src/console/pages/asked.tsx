// For a coordinator: who asked for her, or said that it was heavy; above the queue until she says that it is done.
import type { AskedRow } from '../../desk/desk.ts';
import type { ConsoleParts } from '../parts.ts';
import { languageName, moment, topicName } from '../shown.ts';
import { ruleWords } from '../words/rules.ts';
import { words } from '../words.ts';

const said = ruleWords.asked;

export type Asked = readonly { readonly row: AskedRow; readonly name: string }[];

export const AskedFor = ({ asked, parts }: { asked: Asked; parts: ConsoleParts }) =>
  asked.length === 0 ? null : (
    <section class="panel" aria-labelledby="asked-title">
      <h2 id="asked-title">{said.title}</h2>
      <p class="help">{said.help}</p>
      <ul>
        {asked.map(({ row, name }) => (
          <li key={`${row.id} ${row.flag}`}>
            <strong>{words.queue.flags[row.flag]}</strong>: {name}, {moment(row.at)}{' '}
            <a href={`/desk/zaak/${row.id}`}>
              {topicName(parts.content, row.topic)} – {languageName(row.language)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
