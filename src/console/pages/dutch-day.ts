// A day as it stands on a Dutch letter.
export const dutchDay = (day: string): string => {
  const [year, month, date] = day.split('-');
  return `${Number(date)}-${Number(month)}-${year}`;
};
