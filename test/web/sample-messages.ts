// Messages as the bot makes them, in Dutch and Arabic, one of every kind, for the tests of the page.
import type { Day, Language } from '../../src/content/schema/ids.ts';
import { isolate } from '../../src/speech/isolate.ts';
import type { Choice, Message } from '../../src/speech/message.ts';

export const nl = 'nl' as Language;
export const ar = 'ar' as Language;
const checked = '2026-11-24' as Day;

const frame = (language: Language): Omit<Message, 'kind' | 'text'> => ({
  language,
  direction: language === ar ? 'rtl' : 'ltr',
  notices: [],
  choices: [],
  asks: 'text',
  calculations: [],
  why: [],
  contacts: [],
  sources: [],
});

const way = (label: string, command: string): Choice => ({ label, value: `command:${command}`, role: 'way' });
const ways = (language: Language): readonly Choice[] =>
  language === ar
    ? [way('رجوع', 'back'), way('شخص', 'human'), way('القائمة', 'menu'), way('لغة أخرى', 'language')]
    : [way('Terug', 'back'), way('Een mens', 'human'), way('Menu', 'menu'), way('Andere taal', 'language')];

const main = (label: string, value: string, hint?: string): Choice => ({
  label,
  value,
  role: 'main',
  ...(hint ? { hint } : {}),
});

export const samples = (language: Language) => (language === ar ? arabic : dutch);
export type Samples = Readonly<
  Record<'welcome' | 'menu' | 'question' | 'dateQuestion' | 'outcome' | 'results' | 'crisis' | 'languages', Message>
>;

const menuNl = '**Waar kunnen wij u mee helpen?**\n\nKies een onderwerp. Of schrijf uw vraag in uw eigen woorden.';
const subjectsNl = [
  main('Inburgeren', 'subject:inburgering', 'Moet ik, tot wanneer, wie betaalt'),
  main('Studie en uitkering', 'subject:study', 'Studeren met een uitkering'),
  main('Gezin laten komen', 'subject:family', 'Gezinshereniging (nareis)'),
];
const languages: readonly Choice[] = [
  main('Nederlands', 'speak:nl'),
  main('العربية', 'speak:ar'),
  main('ትግርኛ', 'speak:ti'),
  main('Українська', 'speak:uk'),
];
const law = {
  name: 'Wet inburgering 2021',
  url: 'https://wetten.overheid.nl/BWBR0044770',
  date: '2026-01-01' as Day,
};

const dutch: Samples = {
  welcome: {
    ...frame(nl),
    kind: 'welcome',
    text: `Welkom bij Wegwijs. Dit is een automatische hulp, geen mens.\n\n${menuNl}`,
    asks: 'choice',
    choices: [...subjectsNl, ...ways(nl).slice(1)],
  },
  menu: { ...frame(nl), kind: 'menu', text: menuNl, asks: 'choice', choices: [...subjectsNl, ...ways(nl).slice(1)] },
  question: {
    ...frame(nl),
    kind: 'question',
    notices: [`U koos: ${isolate('Inburgeren')}`],
    text: '**Welke wet geldt voor u?**\n\nDe regels zijn anders voor en na een bepaalde dag.',
    step: { at: 1, of: 3 },
    asks: 'choice',
    choices: [
      main('De oude wet', 'answer:term:law:old'),
      main('De nieuwe wet', 'answer:term:law:new', 'U hebt een PIP'),
      main('Ik weet het niet', 'answer:term:law:unknown'),
      ...ways(nl),
    ],
  },
  dateQuestion: {
    ...frame(nl),
    kind: 'question',
    text: `**Welke datum staat op uw PIP?**\n\nBijvoorbeeld: ${isolate('1-8-2026')}`,
    step: { at: 2, of: 3 },
    asks: 'date',
    choices: ways(nl),
  },
  outcome: {
    ...frame(nl),
    kind: 'outcome',
    text: `**U moet klaar zijn op ${isolate('2-8-2029')}.**\n\n> Bent u te laat? Dan kunt u een boete krijgen.\n\n1. Doe de examens voor deze dag.\n2. Bel bij ziekte ${isolate('DUO')}.\n\nIn de uitkomst staat ook een [bron](https://www.inburgeren.nl).`,
    calculations: [
      {
        title: `Zo komen wij op ${isolate('2-8-2029')}:`,
        lines: [
          `Welke datum staat op uw PIP? ${isolate('1-8-2026')}`,
          `${isolate('3 jaar')} erbij: ${isolate('1-8-2029')}`,
        ],
      },
    ],
    why: [
      { question: 'Welke wet geldt voor u?', answer: 'De nieuwe wet', change: 'reask:term:law' },
      { question: 'Welke datum staat op uw PIP?', answer: isolate('1-8-2026'), change: 'reask:term:pip-date' },
    ],
    contacts: [
      {
        name: 'Juridisch Loket',
        phone: isolate('0800-8020'),
        web: 'https://www.juridischloket.nl',
        hours: `maandag – vrijdag ${isolate('09:00–17:00')}`,
        free: true,
        note: 'Gratis eerste hulp bij brieven.',
      },
      { name: 'Gemeente', free: false, note: 'Uw contactpersoon.' },
    ],
    sources: [law],
    checked,
    sheet: '/sheet/sample',
    choices: [main('Meer tijd vragen', 'article:extension'), ...ways(nl)],
  },
  results: {
    ...frame(nl),
    kind: 'results',
    text: '**Bedoelt u een van deze?**',
    asks: 'choice',
    choices: [
      main('Tot wanneer?', 'flow:term', 'Wanneer moet u klaar zijn met inburgeren?'),
      main('Wie betaalt?', 'article:costs'),
      main('Geen van deze', 'command:menu'),
      ...ways(nl),
    ],
  },
  crisis: {
    ...frame(nl),
    kind: 'crisis',
    text: `Bent u nu in gevaar? Bel ${isolate('112')}.`,
    contacts: [{ name: '112', phone: isolate('112'), free: true, note: 'Politie, brandweer, ambulance.' }],
    choices: ways(nl),
  },
  languages: { ...frame(nl), kind: 'languages', text: '**Welke taal wilt u?**', asks: 'choice', choices: languages },
};

const menuAr = '**بماذا نساعدك؟**\n\nاختر موضوعاً. أو اكتب سؤالك بكلماتك.';
const subjectsAr = [
  main(`الاندماج (${isolate('inburgering')})`, 'subject:inburgering', 'هل يجب عليّ، وحتى متى، ومن يدفع'),
  main('الدراسة والإعانة', 'subject:study', 'الدراسة مع الاحتفاظ بالإعانة'),
  main('لمّ شمل الأسرة', 'subject:family', `إحضار الأسرة (${isolate('nareis')})`),
];

const arabic: Samples = {
  welcome: {
    ...frame(ar),
    kind: 'welcome',
    text: `أهلاً بك في ${isolate('Wegwijs')}. هذه مساعدة آلية وليست إنساناً.\n\n${menuAr}`,
    asks: 'choice',
    choices: [...subjectsAr, ...ways(ar).slice(1)],
  },
  menu: { ...frame(ar), kind: 'menu', text: menuAr, asks: 'choice', choices: [...subjectsAr, ...ways(ar).slice(1)] },
  question: {
    ...frame(ar),
    kind: 'question',
    notices: [`اخترت: ${isolate('inburgering')}`],
    text: '**أي قانون ينطبق عليك؟**\n\nتختلف القواعد قبل يوم معيّن وبعده.',
    step: { at: 1, of: 3 },
    asks: 'choice',
    choices: [
      main('القانون القديم', 'answer:term:law:old'),
      main('القانون الجديد', 'answer:term:law:new', `لديك ${isolate('PIP')}`),
      main('لا أعرف', 'answer:term:law:unknown'),
      ...ways(ar),
    ],
  },
  dateQuestion: {
    ...frame(ar),
    kind: 'question',
    text: `**ما التاريخ المكتوب على ${isolate('PIP')}؟**\n\nمثلاً: ${isolate('1-8-2026')}`,
    step: { at: 2, of: 3 },
    asks: 'date',
    choices: ways(ar),
  },
  outcome: {
    ...frame(ar),
    kind: 'outcome',
    text: `**يجب أن تنتهي في ${isolate('2-8-2029')}.**\n\n> هل تأخرت؟ قد تحصل على غرامة.\n\n1. قدّم الامتحانات قبل هذا اليوم.\n2. عند المرض اتصل بـ ${isolate('DUO')} على ${isolate('0900-1234')}.\n\nهناك أيضاً [مصدر](https://www.inburgeren.nl).`,
    calculations: [
      {
        title: `هكذا نصل إلى ${isolate('2-8-2029')}:`,
        lines: [
          `ما التاريخ المكتوب على ${isolate('PIP')}؟ ${isolate('1-8-2026')}`,
          `بعد ${isolate('3 سنوات')}: ${isolate('1-8-2029')}`,
        ],
      },
    ],
    why: [
      { question: 'أي قانون ينطبق عليك؟', answer: 'القانون الجديد', change: 'reask:term:law' },
      {
        question: `ما التاريخ المكتوب على ${isolate('PIP')}؟`,
        answer: isolate('1-8-2026'),
        change: 'reask:term:pip-date',
      },
    ],
    contacts: [
      {
        name: 'Juridisch Loket',
        phone: isolate('0800-8020'),
        web: 'https://www.juridischloket.nl',
        hours: `الاثنين – الجمعة ${isolate('09:00–17:00')}`,
        free: true,
        note: 'مساعدة أولى مجانية في الرسائل.',
      },
      { name: 'Gemeente', free: false, note: 'الشخص المسؤول عنك في البلدية.' },
    ],
    sources: [law],
    checked,
    sheet: '/sheet/sample',
    choices: [main('طلب وقت إضافي', 'article:extension'), ...ways(ar)],
    dutch: { text: dutch.outcome.text },
  },
  results: {
    ...frame(ar),
    kind: 'results',
    text: '**هل تقصد واحداً من هذه؟**',
    asks: 'choice',
    choices: [
      main('حتى متى؟', 'flow:term', 'متى يجب أن تنتهي من الاندماج؟'),
      main('من يدفع؟', 'article:costs'),
      main('لا شيء من هذه', 'command:menu'),
      ...ways(ar),
    ],
  },
  crisis: {
    ...frame(ar),
    kind: 'crisis',
    text: `هل أنت في خطر الآن؟ اتصل بـ ${isolate('112')}.`,
    contacts: [{ name: '112', phone: isolate('112'), free: true, note: 'الشرطة والإطفاء والإسعاف.' }],
    choices: ways(ar),
  },
  languages: { ...frame(ar), kind: 'languages', text: '**أي لغة تريد؟**', asks: 'choice', choices: languages },
};
