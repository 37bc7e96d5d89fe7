const dutchDate = new Intl.DateTimeFormat("nl-NL", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/**
 * "2022-11-04" as "4 november 2022"; text that is no date stays as it is. 1 January is the date the
 * corpus gives to a document of which only the year is known, so of that day only the year is told.
 */
export function formatDate(date: string): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time)) return date;
  return date.endsWith("-01-01") ? date.slice(0, 4) : dutchDate.format(time);
}
