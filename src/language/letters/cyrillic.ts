// Ukrainian and Russian letters: which spellings are the same, and how people write them in Latin letters.

const same: Readonly<Record<string, string>> = { ґ: 'г', ё: 'е', ї: 'і' };

export const foldCyrillic = (text: string): string => text.replace(/[ґёї]/g, (letter) => same[letter] ?? letter);

export const romanCyrillic: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', є: 'ye', ё: 'yo', ж: 'zh', з: 'z', и: 'i', і: 'i' },
  ...{ ї: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f' },
  ...{ х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sh', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
};
