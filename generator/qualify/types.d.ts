// The types of the form's modules: of its rules, of what is entered, of the answer. For tsc alone: none of it is loaded.

// words.js
/** A text; in another language, with that, and if it is not meant. */
type Said = string | [string, string, boolean?];
type Worded = {text: string, lang: string, missing: boolean};
type Vocabulary = {locale: string, words: Record<string, Said>, names: Record<string, Record<string, Said>>, money: Record<string, [string, string]>};

// state.js
type Entered = {name: string, passed: string[]};
/** `associations` is null while nobody has said anything of them. */
type State = {day: string, market: string, figures: Record<string, number>, associations: string[] | null, people: Entered[]};

// plan.js
type Relation = "any" | "same" | "other" | "same-or-different" | "same-allowed" | "subset-of-same" | "subset-of-headcount" | "everyone";
type Demand = {group: string, relation: Relation, people: number, choices: string[][]};
type PeopleRules = {headcount: number, ways?: Demand[][]};
type Need = {person: number | null, count: number, passes: string[][][]};
type Arrangement = {needs: Need[], groups: {group: string, people: number[]}[]};
type Plan = {passes: number, new: number, examples: Arrangement[]};
type Step = {joined: number[], counts: number, cost: number, passes: number[]};
type Taken = {person: number | null, step: Step};

// judge.js
type Terms = {since?: string, take?: string, retires?: string, until?: string, certification?: boolean};
type Line = {id: string, metric: string, currency?: string, minimum: Record<string, number>};
type TierRules = {option: string, tier: string, lines?: Line[], associations?: string[], people?: PeopleRules};
type Rules = {competency: string, terms: Record<string, Terms>, tiers: TierRules[]};
type Figure = {currency?: string, amount: number};
/** What was passed when; "" where that is not told. */
type Person = {name: string, passed: Record<string, string>};
type Organization = {people: Person[], figures: Record<string, Record<string, Figure>>, associations: string[]};
type LineVerdict = {id: string, metric: string, market: string, met: boolean, minimum?: Figure, figure?: Figure, short?: Figure};
type PeopleVerdict = {answer: "met" | "missing" | "impossible" | "too-large"} & Partial<Plan>;
type Verdict = {option: string, tier: string, met: boolean, market: string, lines: LineVerdict[], associations: string[], people?: PeopleVerdict, ends?: string, because: string[]};
type Stop = {credential: string, day: string, people: number[]};
type Why = "ended" | "unavailable" | "later" | "retired" | "early";
