// `npm run walk`: every path × language × channel; writes coverage.json, prints the certificate; exit 1 on a hole.
import { writeFileSync } from 'node:fs';
import type { Minds } from '../bot/talk.ts';
import type { Language } from '../content/schema/ids.ts';
import { mindsHere, root } from './minds-here.ts';
import { type FlowWalk, walkArticles, walkFlow, walkMenu, walkPhrases } from './walk-flow.ts';

const began = performance.now();
const minds: Minds = mindsHere()();
const { content, today } = minds.guide;
const languages = (Object.keys(content.languages) as Language[]).filter((code) => content.languages[code]?.live);

const flows: readonly FlowWalk[] = Object.values(content.flows).map((flow) => walkFlow(minds, flow, languages));
const articles = walkArticles(minds, languages);
const phrases = walkPhrases(minds, languages);
const menu = walkMenu(minds, languages);
const holes = [...flows.flatMap((flow) => flow.holes), ...articles.holes, ...phrases.holes, ...menu.holes];

const row = ({ id, paths, nodes, renderings }: FlowWalk) =>
  `  ${id.padEnd(24)} ${String(paths).padStart(5)} paths  ${String(nodes).padStart(3)} nodes  ${String(renderings).padStart(6)} renderings`;
console.log(`Wegwijs, walked as on ${today}, in ${languages.join(', ')}, for web, terminal and WhatsApp`);
console.log(flows.map(row).join('\n'));
console.log(`  ${'articles'.padEnd(24)} ${String(articles.renderings).padStart(42)} renderings`);
console.log(`  ${'phrases of volunteers'.padEnd(24)} ${String(phrases.renderings).padStart(42)} renderings`);
console.log(`  ${'menu and system'.padEnd(24)} ${String(menu.renderings).padStart(42)} renderings`);
for (const hole of holes) console.error(hole);

const total = flows.reduce((sum, { paths }) => sum + paths, 0);
const renderings = [...flows, articles, phrases, menu].reduce((sum, part) => sum + part.renderings, 0);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
writeFileSync(
  `${root}/coverage.json`,
  `${JSON.stringify({ today, languages, flows, articles, phrases, menu }, null, 2)}\n`,
);
console.log(
  holes.length === 0
    ? `Certificate: ${total} paths, ${renderings} renderings, no hole (${seconds} s).`
    : `No certificate: ${holes.length} holes in ${total} paths (${seconds} s).`,
);
process.exit(holes.length === 0 ? 0 : 1);
