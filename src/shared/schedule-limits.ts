/** Runs in a day where nobody says otherwise: a morning and an evening, and little beside what is checked by itself. */
export const DEFAULT_MOST_RUNS = 2;

/** Characters of a name: nobody reads a longer one in a row of a table. */
export const LONGEST_SCHEDULE_NAME = 60;

/** Once an hour: what has to be fresher than that is checked by itself more often. */
export const MOST_RUNS = 24;
