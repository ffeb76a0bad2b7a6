// Five small articles and one flow in three languages, for tests that must not move with the real texts.
import type { Article, Content } from '../../../src/content/content.ts';
import { content as real } from '../../language/words.ts';

type Words = readonly [title: string, summary: string, keywords: string, questions: string, tests: string];

const article = (id: string, topic: string, terms: string, near: string, texts: Record<string, Words>): Article =>
  ({
    id,
    topic,
    terms: terms.split(', '),
    near: near === '' ? [] : [near],
    sources: [],
    owner: 'desk',
    reviewed: '2026-11-24',
    texts: Object.fromEntries(
      Object.entries(texts).map(([language, [title, summary, keywords, questions, tests]]) => [
        language,
        {
          title,
          summary,
          body: '',
          keywords: keywords.split(', '),
          questions: questions.split(' | '),
          tests: tests.split(' | '),
        },
      ]),
    ),
  }) as unknown as Article;

const articles = [
  article('rent', 'housing.rent', 'huur, huurtoeslag, verhuurder', 'house', {
    nl: [
      'Uw huur betalen',
      'De huur betaalt u elke maand aan de verhuurder. Is de huur hoog en uw inkomen laag, dan kunt u huurtoeslag vragen.',
      'huur, toeslag, verhuurder, huis betalen, huurcontract, borg',
      'Hoe vraag ik huurtoeslag aan? | Wat als ik de huur niet kan betalen? | Wie is mijn verhuurder?',
      'mijn huur is te duur wat nu | kan ik toeslag krijgen voor mijn huis | ik kan deze maand de huur niet betalen',
    ],
    en: [
      'Paying your rent',
      'You pay rent to the landlord every month. When the rent is high and your income low, you can ask for rent benefit.',
      'rent, landlord, rent benefit, deposit, contract, housing costs',
      'How do I ask for rent benefit? | What if I cannot pay the rent? | Who is my landlord?',
      'my rent is too expensive what now | can I get help with paying my rent | I cannot pay the landlord this month',
    ],
    ar: [
      'دفع إيجار البيت',
      'تدفع الإيجار كل شهر لصاحب البيت. إذا كان الإيجار مرتفعا ودخلك قليلا يمكنك طلب بدل الإيجار.',
      'إيجار, أجار, صاحب البيت, بدل إيجار, عقد الإيجار, تأمين البيت',
      'كيف أطلب بدل الإيجار؟ | ماذا لو لم أستطع دفع الإيجار؟ | مين صاحب البيت؟',
      'أجار بيتي غالي شو اعمل | هل أحصل على مساعدة للإيجار | ما بقدر ادفع الأجار هالشهر',
    ],
  }),
  article('house', 'housing.municipality', 'woning, gemeente, huisvesting', 'rent', {
    nl: [
      'Een woning krijgen van de gemeente',
      'Na uw vergunning wijst de gemeente u een woning toe. U mag hem meestal niet weigeren. Tot dan woont u in het azc.',
      'woning, gemeente, azc, huis krijgen, wachten, weigeren',
      'Hoe lang wacht ik op een woning? | Mag ik de woning weigeren? | In welke gemeente kom ik te wonen?',
      'wanneer krijg ik een huis | mag ik nee zeggen tegen een woning | welke stad kies ik',
    ],
    en: [
      'Getting a home from the municipality',
      'After your permit a municipality offers you a home. You can rarely refuse it. Until then you live in the reception centre.',
      'home, house, municipality, waiting, refuse, reception centre',
      'How long do I wait for a home? | May I refuse the home? | In which town will I live?',
      'when do I get a house | may I say no to a home | which town do I choose',
    ],
    ar: [
      'الحصول على بيت من البلدية',
      'بعد الإقامة تعرض عليك البلدية بيتا. لا يمكنك رفضه عادة. حتى ذلك الوقت تسكن في الكامب.',
      'بيت, سكن, بلدية, كامب, رفض البيت, انتظار',
      'كم أنتظر حتى أحصل على بيت؟ | هل أستطيع رفض البيت؟ | في أي مدينة سأسكن؟',
      'ايمتى بيعطوني بيت | فيني ارفض البيت يلي عرضوه | كيف اختار المدينة',
    ],
  }),
  article('doctor', 'health.insurance-gp', 'huisarts, zorgverzekering, eigen risico', '', {
    nl: [
      'Naar de huisarts',
      'U kiest zelf een huisarts in de buurt. De huisarts is gratis; medicijnen vallen onder het eigen risico van uw zorgverzekering.',
      'huisarts, dokter, ziek, medicijnen, verzekering, ziekenhuis',
      'Hoe kies ik een huisarts? | Wat kost de dokter? | Wat is het eigen risico?',
      'ik ben ziek wie bel ik | moet ik de dokter betalen | hoe vind ik een huisarts',
    ],
    en: [
      'Seeing the doctor',
      'You choose a family doctor (huisarts) near you. The visit is free; medicine falls under the excess of your health insurance.',
      'doctor, GP, ill, medicine, insurance, hospital',
      'How do I choose a doctor? | What does the doctor cost? | What is the excess?',
      'I am ill whom do I call | do I pay the doctor | how do I find a GP',
    ],
    ar: [
      'الذهاب إلى طبيب العائلة',
      'تختار طبيب العائلة بنفسك قرب بيتك. الزيارة مجانية، والأدوية تدخل في مبلغ التحمل من التأمين الصحي.',
      'طبيب, دكتور, مريض, دواء, تأمين صحي, مستشفى',
      'كيف أختار طبيب العائلة؟ | كم تكلف زيارة الطبيب؟ | ما هو مبلغ التحمل؟',
      'أنا مريض مين احكي معه | لازم ادفع للدكتور | كيف الاقي طبيب عائلة',
    ],
  }),
  article('exam', 'inburgering.exam', 'inburgeringsexamen, DUO, KNM', '', {
    nl: [
      'Het inburgeringsexamen',
      'Het examen heeft delen: lezen, luisteren, schrijven, spreken en KNM. U meldt zich aan bij DUO en doet elk deel apart.',
      'examen, toets, lezen, spreken, KNM, aanmelden',
      'Hoe meld ik me aan voor het examen? | Wat als ik zak? | Welke delen heeft het examen?',
      'ik ben gezakt voor spreken | waar doe ik examen | hoe schrijf ik me in voor KNM',
    ],
    en: [
      'The integration exam',
      'The exam has parts: reading, listening, writing, speaking and KNM. You sign up with DUO and take each part apart.',
      'exam, test, reading, speaking, KNM, sign up',
      'How do I sign up for the exam? | What if I fail? | Which parts has the exam?',
      'I failed speaking | where do I take my exam | how do I register for KNM',
    ],
    ar: [
      'امتحان الاندماج',
      'الامتحان له أجزاء: القراءة والاستماع والكتابة والمحادثة ومعرفة المجتمع. تسجل لدى DUO وتقدم كل جزء وحده.',
      'امتحان, فحص, قراءة, محادثة, تسجيل, رسوب',
      'كيف أسجل للامتحان؟ | ماذا لو رسبت؟ | ما هي أجزاء الامتحان؟',
      'رسبت بالمحادثة | وين بقدم الامتحان | كيف بسجل على فحص الاندماج',
    ],
  }),
  article('reunion', 'family.nareis', 'nareis, gezinshereniging, mvv', '', {
    nl: [
      'Uw gezin laten komen',
      'Met een asielvergunning kunt u uw man, vrouw en kinderen laten overkomen (nareis). U vraagt dit op tijd aan bij de IND.',
      'nareis, gezin, vrouw, man, kinderen, overkomen',
      'Hoe laat ik mijn vrouw overkomen? | Mogen mijn kinderen komen? | Hoe lang duurt nareis?',
      'mijn vrouw is nog in Syrie kan ze komen | wanneer mag mijn dochter hierheen | gezinshereniging aanvragen',
    ],
    en: [
      'Bringing your family',
      'With an asylum permit you can bring your husband, wife and children (nareis). You apply for it in time with the IND.',
      'family, reunification, wife, husband, children, bring over',
      'How do I bring my wife? | May my children come? | How long does reunification take?',
      'my wife is still in Syria can she come | when may my daughter join me | family reunion application',
    ],
    ar: [
      'لم شمل عائلتك',
      'مع إقامة اللجوء يمكنك لم شمل زوجتك أو زوجك وأولادك. تقدم الطلب في الوقت المحدد عند دائرة الهجرة.',
      'لم شمل, عائلة, زوجة, زوج, أولاد, جلب العائلة',
      'كيف أجلب زوجتي؟ | هل يأتي أولادي؟ | كم يستغرق لم الشمل؟',
      'مرتي لسا بسوريا كيف جيبها | ايمتى بتجي بنتي لعندي | طلب لم شمل العيلة',
    ],
  }),
];

const flow = (title: string, label: string, summary: string) => ({
  reunion: { title, label, summary, questions: {}, outcomes: {} },
});

export const sample = {
  ...real,
  articles: Object.fromEntries(articles.map((one) => [one.id, one])),
  flows: { reunion: { id: 'reunion', topic: 'family.nareis' } },
  locales: {
    nl: { flows: flow('Kan mijn gezin komen?', 'Gezin laten komen', 'Vragen over uw gezin, stap voor stap.') },
    en: { flows: flow('Can my family come?', 'Bring family', 'Questions about your family, step by step.') },
    ar: { flows: flow('هل يمكن لعائلتي أن تأتي؟', 'لم الشمل', 'أسئلة عن عائلتك خطوة بخطوة.') },
  },
} as unknown as Content;
