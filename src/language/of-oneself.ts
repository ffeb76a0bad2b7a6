// Does a message speak of its writer or of the writer's family, and not of a lesson? Turns a subject into a cry for help.
import { crisisWords } from './crisis-words.ts';

const set = (text: string): ReadonlySet<string> => new Set(crisisWords(text));

const selfAndFamily = set(
  'ik mij me mezelf dochter zoon zus zusje broer broertje nichtje ' +
    'i im my myself daughter sister son brother wife husband ' +
    'je moi mon ma mes fille fils soeur frere ' +
    'أنا انا نحن زوجي زوجتي ابنتي بنتي ابني اختي اخي جوزي مرتي عندي ana ana benti ebni ' +
    'ኣነ ንሕና ጓለይ ወደይ ሓፍተይ ሓወይ ሰብኣየይ ' +
    'من مرا منو دخترم پسرم خواهرم برادرم شوهرم زنم ما ' +
    'beni bana benim kızım oğlum kardeşim eşim kocam kızımı ' +
    'aniga gabadhayda wiilkayga walaashay ninkayga saygayga ' +
    'я мене мені мій моя мою доньку дочка донька син сестра сестру брат ' +
    'меня мне мой дочь дочери сын сестра сестру муж',
);
const lesson = set(
  'knm examen oefenexamen oefenvraag examenvraag toets exam امتحان الامتحان ፈተና sınav sınavı imtixaan іспит іспиту экзамен экзамена',
);

/** `heard` without the words of the phrase itself. */
export const isOfOneself = (heard: readonly string[]): boolean =>
  heard.some((word) => selfAndFamily.has(word)) && !heard.some((word) => lesson.has(word));
