// Small words every sentence is made of, per language: what tells languages apart when there is little other text.

/** In the language's own letters. Letters and words only; nothing here is shown to anybody. */
export const commonWords: Readonly<Record<string, string>> = {
  nl:
    'de het een ik jij u hij zij wij jullie mijn jouw uw zijn haar ons onze en of maar want dat die dit deze wat wie waar wanneer hoe ' +
    'waarom welke niet geen wel ook nog al naar van voor met bij op in uit aan om te door over tot na ben bent is was heb hebt heeft ' +
    'had kan kun mag moet wil wordt worden doen gaan krijg krijgen krijgt graag iemand iets alles veel weinig vandaag morgen brief geld ' +
    'huis werk school kind kinderen vrouw man gemeente hoeveel hoelang zonder moeten kunnen mogen willen',
  en:
    'the a an i you he she we they my your his her our their and or but because that this these what who where when how why which not ' +
    'no yes also still already to from of for with at on in out by about until after am is are was were have has had can could may must ' +
    'should will would do does did get got give go please someone something everything much many today tomorrow letter money house work ' +
    'school child children wife husband need want know long without there any if still which was been being',
  ar:
    'أنا أنت هو هي نحن هم في من إلى على عن مع هذا هذه ذلك التي الذي ما ماذا متى أين كيف لماذا هل كم لا نعم ليس كان يكون عندي لدي عندك ' +
    'أريد بدي لازم ممكن يمكن يجب شو وين ليش هون هلق عم رح مو مش لسا بعد قبل كل بعض أو لكن إذا لأن حتى الآن اليوم بكرا رسالة فلوس مصاري ' +
    'بيت شغل عمل مدرسة ولد أولاد زوجتي زوجي أهلي البلدية إقامة طلب استطيع أقدر فيني اعمل أعمل ايش شنو',
  ti:
    'ኣነ ንስኻ ንስኺ ንሱ ንሳ ንሕና ንሳቶም ናይ ናተይ እዚ እዛ እዩ እያ እየ ኣሎ ኣላ ኣለኒ ክንደይ መዓስ ኣበይ ከመይ ንምንታይ መን እንታይ ድዩ ዶ እወ ኣይኮነን ' +
    'ከም ምስ ካብ ናብ ኣብ ኸኣ ግን ወይ ክገብር እኽእል የድልየኒ ሎሚ ጽባሕ ገንዘብ ገዛ ስራሕ ትምህርቲ ቆልዓ ቆልዑ ሰበይተይ ሰብኣየይ ደብዳቤ',
  fa:
    'من تو او ما شما آنها این آن که را در از به با برای تا و یا اما اگر چون چه چی کی کجا چطور چگونه چرا آیا چند است هست نیست بود دارم ' +
    'دارد داریم می‌خواهم میخوام می‌توانم میتونم باید شاید هم هنوز بعد قبل همه امروز فردا نامه پول خانه کار مدرسه بچه فرزند همسرم زنم ' +
    'شوهرم کنم کنید بکنم شود شده است هستم چقدر وقت استم موتر کلان لطفا',
  tr:
    'ben sen o biz siz onlar bu şu bir ve veya ama çünkü ki için ile gibi kadar ne kim nerede ne zaman nasıl neden niçin hangi mi mı mu ' +
    'değil var yok evet hayır da de çok az daha sonra önce şimdi bugün yarın benim senin bizim olur olmak istiyorum gerek lazım ' +
    'yapabilir miyim alabilir mektup para ev iş okul çocuk çocuklar eşim karım kocam belediye nereye kaç almak gitmek biri her',
  so:
    'aniga adiga isaga iyada annaga idinka iyaga waxaan waxaad waa waxa ayaan ayaa iyo ama laakiin sababtoo in ka ku u la oo ah ee maxaa ' +
    'maxay yaa xaggee goorma sidee waayo kee ma maya haa waan baan kartaa karaa rabaa doonayaa qaataa leeyahay leh maanta berri warqad ' +
    'lacag guri shaqo iskuul ilmo caruurta xaaskayga ninkayga immisa sidoo kale markii hadda kadib ka hor',
  uk:
    'я ти він вона ми ви вони мій моя моє мої твій наш ваш це цей ця ці той що хто де коли як чому який яка скільки не ні так є був була ' +
    'бути маю має можна можу треба потрібно хочу чи але або бо якщо для від до з із у в на по про після перед ще вже також сьогодні ' +
    'завтра лист гроші дім робота школа дитина діти дружина чоловік будь ласка буде мені мене нам',
  ru:
    'я ты он она мы вы они мой моя моё мои твой наш ваш это этот эта эти тот что кто где когда как почему какой какая сколько не нет да ' +
    'есть был была быть имею имеет можно могу надо нужно хочу ли но или потому если для от до с из у в на по про после перед ещё уже ' +
    'тоже сегодня завтра письмо деньги дом работа школа ребёнок дети жена муж пожалуйста будет мне меня нам',
  fr:
    'je tu il elle nous vous ils elles mon ma mes ton votre vos notre nos son sa ses le la les un une des du de et ou mais parce que qui ' +
    'quoi où quand comment pourquoi quel quelle combien ne pas non oui aussi encore déjà à au aux avec pour par sur dans chez sans après ' +
    'avant est sont était ai as a avons avez ont peux peut dois doit veux faut faire aller quelqu’un aujourd’hui demain lettre argent ' +
    'maison travail école enfant enfants femme mari ce cette ces',
};

/** The same for people who type their language in Latin letters. */
export const commonWordsInLatin: Readonly<Record<string, string>> = {
  ar:
    'ana enta enti howa heye nehna bdi bde biddi baddi shu shou kif keef wen wein lesh leesh emta aymta kam addesh qadesh fi fe men min ' +
    'la2 aywa na3am mish mesh mo mu 3nd 3ndi 3andi ma3i ma3ak lazem lazim mumken momken hon halla2 halla2 ba3d abl shi kol bas iza ' +
    '3am ra7 re7 sho3l beit madrase wlad marti zawji masari flus iqame',
  ti:
    'ane neska nesu nesa nehna nay naytey ezi eyu eya eye alo ala aleni kindey kndey meas me3as abey kemey nmntay mentay men entay dyu ' +
    'ewe aykonen kem mis kab nab ab gn wey kigebr yikiel yedlyeni lomi tsbah genzeb geza sirah tmhrti selam yekenyeley tihibeni',
  fa:
    'man to oo ma shoma in an ke ra dar az be ba baraye ta va ya amma agar chon che chi key koja chetor chera aya chand ast hast nist ' +
    'dashtam daram darad mikham mikhaham mitavanam mitoonam bayad shayad ham hanuz hamin emruz farda name pul khane kar madrese bache ' +
    'hamsaram zanam salam lotfan khahesh',
  uk:
    'ya ty vin vona my vy vony miy moya tse tsey shcho khto de koly yak chomu yakyy skilky ne ni tak ye buv mayu mozhna mozhu treba ' +
    'potribno khochu chy ale abo yakshcho dlya vid pislya shche vzhe takozh sohodni zavtra lyst hroshi robota dity druzhyna pryvit',
  ru:
    'ya ty on ona my vy oni moy moya eto etot chto kto gde kogda kak pochemu kakoy skolko ne net da est byl imeyu mozhno mogu nado nuzhno ' +
    'hochu li no ili esli dlya ot posle eshche uzhe tozhe segodnya zavtra pismo dengi dom rabota shkola deti zhena muzh privet ' +
    'pozhaluysta pomogite mne menya',
};
