// Dutch names of topics that no road of the guide has a label for, and of the reasons why a case is urgent.

/** Topics of phrases and articles, and of a question that is about nothing of the menu. */
export const topicWords: Readonly<Record<string, string>> = {
  'human.request': 'Iets anders',
  safety: 'Veiligheid',
  'talk.start': 'Het gesprek beginnen',
  'talk.ask': 'Iets vragen',
  'talk.limits': 'Wat wij niet doen',
  'talk.plan': 'Een afspraak maken',
  'talk.contacts': 'Verwijzen',
  'talk.wait': 'Wachten',
  'talk.close': 'Het gesprek sluiten',
  'asylum.lawyer': 'Advocaat',
  'family.documents': 'Papieren voor gezinshereniging',
  'family.regular': 'Gezin laten komen zonder nareis',
  'family.term': 'Termijn voor nareis',
  'inburgering.exam': 'Examen',
  'inburgering.exemption-extension': 'Ontheffing en extra tijd',
  'inburgering.pip-intake': 'Brede intake en PIP',
  'inburgering.pvt-map-knm': 'PVT, MAP en KNM',
  'inburgering.routes': 'Leerroutes',
  'money.benefit': 'Uitkering',
  'study.diploma-evaluation': 'Waarde van een diploma',
  'study.language-course': 'Nederlands leren',
  'study.uaf': 'Hulp van UAF',
};

/** As the hand-off names them. */
export const reasonWords: Readonly<Record<string, string>> = {
  letter: 'Er is een brief met een datum',
  'danger:suicide': 'De persoon schreef over de dood',
  'danger:child-danger': 'Een kind is misschien niet veilig',
  'danger:sexual-violence': 'De persoon schreef over seksueel geweld',
  'danger:domestic-violence': 'De persoon schreef over geweld thuis',
  'danger:trafficking': 'De persoon schreef over uitbuiting',
  'danger:deportation-detention': 'De persoon schreef over uitzetting of opsluiting',
  'danger:eviction-tonight': 'De persoon heeft misschien geen slaapplaats',
};
