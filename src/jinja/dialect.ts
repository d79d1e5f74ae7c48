/** What a renderer brings along besides the template's own context. */
export interface JinjaDialect {
  /** Filters that may stand after `|`. */
  readonly filters: ReadonlySet<string>;
  /** Tests that may stand after `is`. */
  readonly tests: ReadonlySet<string>;
  /** Names that every template can read; they are not free. */
  readonly globals: ReadonlySet<string>;
}

/** Jinja 3.1 by itself, with the `do` statement that Airflow switches on (`jinja2.ext.do`). */
export const plainDialect: JinjaDialect = {
  filters: words(`
    abs attr batch capitalize center count d default dictsort e escape filesizeformat first float forceescape format
    groupby indent int items join last length list lower map max min pprint random reject rejectattr replace reverse
    round safe select selectattr slice sort string striptags sum title tojson trim truncate unique upper urlencode
    urlize wordcount wordwrap xmlattr`),
  tests: words(`
    != < <= == > >= boolean callable defined divisibleby eq equalto escaped even false filter float ge greaterthan gt
    in integer iterable le lessthan lower lt mapping ne none number odd sameas sequence string test true undefined
    upper`),
  globals: words('cycler dict joiner lipsum namespace range'),
};

/** The dialect with a renderer's own filters. */
export function withFilters(dialect: JinjaDialect, filters: Iterable<string>): JinjaDialect {
  return { ...dialect, filters: new Set([...dialect.filters, ...filters]) };
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/u));
}
