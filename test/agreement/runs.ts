/** How many rulebooks the back ends are held to each other on, with up to twelve cases each. */
export const agreementRuns = 400;
