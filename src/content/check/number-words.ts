// Terms written in words ("drie maanden", "three months", "شهرين"): they age as figures do.
// Only from two on: "a year" and "a week" are ways of speaking too.

const latin = (numbers: string, units: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${numbers})[ -](?:${units})(?![\\p{L}\\p{M}])`, 'giu');
/** Arabic and Geʽez prefixes (و، ل، ب، خلال الـ) stick to the word, so only the end is closed. */
const sticky = (text: string): RegExp => new RegExp(`(?:${text})(?![\\p{L}\\p{M}])`, 'giu');

const dutchNumbers =
  'twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|achttien|twintig|dertig|veertig|zestig|negentig|honderd|anderhalf|anderhalve';
const englishNumbers =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|sixty|ninety|hundred';
const arabicNumbers =
  'ثلاث|ثلاثة|أربع|أربعة|اربع|اربعة|خمس|خمسة|ست|ستة|سبع|سبعة|ثماني|ثمانية|ثمان|تسع|تسعة|عشر|عشرة|عشرين|عشرون|ثلاثين|ثلاثون|ستين|ستون|تسعين|تسعون|مئة|مائة';

export const termsInWords: readonly RegExp[] = [
  latin(dutchNumbers, 'dag|dagen|werkdagen|week|weken|maand|maanden|jaar|jaren|uur|uren'),
  latin(englishNumbers, 'days?|working days|weeks?|months?|years?|hours?'),
  sticky(
    `(?:${arabicNumbers})\\s+(?:أيام|ايام|يوما|يومًا|أسابيع|اسابيع|أسبوعا|أسبوعًا|أشهر|اشهر|شهور|شهرا|شهرًا|سنوات|سنين|سنة|أعوام|عاما|عامًا|ساعات|ساعة)`,
  ),
  sticky('يومين|يومان|أسبوعين|أسبوعان|اسبوعين|شهرين|شهران|سنتين|سنتان|عامين|عامان|ساعتين|ساعتان'),
  latin('دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|دوازده|بیست|سی|شصت', 'روز|هفته|ماه|سال|ساعت'),
  latin('iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on|on iki|yirmi|otuz|altmış', 'gün|hafta|ay|yıl|saat'),
  latin(
    'deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|seize|vingt|trente|soixante',
    'jours?|semaines?|mois|ans?|années?|heures?',
  ),
  latin(
    "два|дві|две|три|чотири|четыре|п[’']ять|пять|шість|шесть|сім|семь|вісім|восемь|десять|дванадцять|двенадцать|тридцять|тридцать",
    'дні|днів|дня|дней|тижні|тижнів|недели|недель|місяці|місяців|месяца|месяцев|роки|років|года|лет|годин|часов|часа',
  ),
  latin(
    'laba|saddex|afar|shan|lix|toddoba|siddeed|sagaal|toban',
    'maalmood|maalin|toddobaad|bilood|bil|sano|sannadood|saacadood',
  ),
  sticky('(?:ክልተ|ሰለስተ|ኣርባዕተ|ሓሙሽተ|ሽዱሽተ|ሸውዓተ|ሸሞንተ|ትሽዓተ|ዓሰርተ)\\s+(?:መዓልቲ|መዓልታት|ሰሙን|ሰሙናት|ወርሒ|ኣዋርሕ|ዓመት|ዓመታት|ሰዓት|ሰዓታት)'),
];
