// Where "leave quickly" leads: a weather page, as somebody looking over a shoulder may see.
export const elsewhere = 'https://www.buienradar.nl';
