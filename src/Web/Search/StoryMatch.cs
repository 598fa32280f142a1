namespace BriefingBus.Web.Search;

/// <summary>A search in the databases' query languages.</summary>
/// <param name="Terms">The words; the wanted ones include the marks of filters.</param>
/// <param name="From">The lowest number.</param>
/// <param name="Below">The exclusive upper limit of the numbers.</param>
public sealed record StoryMatch(SearchTerms Terms, long From, long Below)
{
    /// <summary>The words in the language of SQLite's FTS5 (https://sqlite.org/fts5.html §3); empty if there are none.</summary>
    public string ForSqlite()
    {
        var wanted = string.Join(" AND ", Terms.Wanted.Select(Phrase));
        return Terms.Unwanted.Count == 0 || wanted.Length == 0
            ? wanted
            : $"({wanted}) NOT ({string.Join(" OR ", Terms.Unwanted.Select(Phrase))})";

        static string Phrase(SearchPhrase phrase)
        {
            var words = phrase.Words.Select(w => w.Replace("\"", "\"\"", StringComparison.Ordinal));
            return $"\"{string.Join(' ', words)}\"{(phrase.IsBeginning ? "*" : "")}";
        }
    }

    /// <summary>The words in the language of PostgreSQL's <c>to_tsquery</c> (documentation §12.3.2); empty if there are none.</summary>
    public string ForPostgres()
    {
        return Terms.Wanted.Count == 0
            ? ""
            : string.Join(" & ", Terms.Wanted.Select(Phrase).Concat(Terms.Unwanted.Select(p => "!" + Phrase(p))));

        static string Phrase(SearchPhrase phrase) => "(" + string.Join(" <-> ", phrase.Words.Select((w, i) =>
            $"'{w.Replace("'", "''", StringComparison.Ordinal)}'{(phrase.IsBeginning && i == phrase.Words.Count - 1 ? ":*" : "")}")) + ")";
    }
}
