// Arabic and Persian letters: which spellings are the same, and how people write them in Latin letters.

/** Alef, ya, waw, ta marbuta and kaf in one form, for Arabic and Persian alike. */
const same: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ی',
  ي: 'ی',
  ئ: 'ی',
  ؤ: 'و',
  ة: 'ه',
  ۀ: 'ه',
  ك: 'ک',
};

export const foldArabic = (text: string): string => text.replace(/[أإآٱىيئؤةۀك]/g, (letter) => same[letter] ?? letter);

export const romanArabic: Readonly<Record<string, string>> = {
  ...{ ا: 'a', أ: 'a', إ: 'i', آ: 'a', ٱ: 'a', ب: 'b', پ: 'p', ت: 't', ث: 't', ج: 'j', چ: 'ch', ح: 'h', خ: 'kh' },
  ...{ د: 'd', ذ: 'z', ر: 'r', ز: 'z', ژ: 'j', س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'a', غ: 'gh' },
  ...{ ف: 'f', ق: 'q', ك: 'k', ک: 'k', گ: 'g', ل: 'l', م: 'm', ن: 'n', ه: 'h', ة: 'e', ۀ: 'e', و: 'u', ؤ: 'u' },
  ...{ ي: 'i', ی: 'i', ى: 'a', ئ: 'i', ء: '' },
};
