// What a volunteer calls her device, from what the browser says: enough to recognise it in a list, nothing more.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const machines: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
];

export const deviceOf = (userAgent: string): string => {
  const find = (table: typeof browsers) => table.find(([sign]) => sign.test(userAgent))?.[1];
  return `${find(browsers) ?? 'Browser'} op ${find(machines) ?? 'een ander apparaat'}`;
};
