namespace BriefingBus.Web.Archive;

/// <summary>A search as a database understands it.</summary>
/// <param name="Terms">The words; the marks of filters are among those wanted.</param>
/// <param name="From">The lowest number.</param>
/// <param name="Below">Every number is below this one.</param>
public sealed record StoryMatch(SearchTerms Terms, long From, long Below)
{
    /// <summary>The match of a question.</summary>
    public static StoryMatch Of(StoryQuestion question, SearchTerms terms)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(terms);
        var marks = new[] { ('e', question.Edition), ('s', question.Section), ('f', question.Source) }
            .Where(m => m.Item2 is not null).Select(m => new SearchPhrase([SearchWords.Mark(m.Item1, m.Item2!)], IsBeginning: false));
        var below = question.To is { } to ? StoryNumber.EndOf(to) : long.MaxValue;
        return new(
            terms with { Wanted = [.. marks, .. terms.Wanted] },
            question.From is { } from ? StoryNumber.FirstOf(from) : long.MinValue,
            Math.Min(below, question.Before ?? long.MaxValue));
    }

    /// <summary>The words in the language of SQLite's FTS5 (https://sqlite.org/fts5.html §3); empty where there are none.</summary>
    public string ForSqlite()
    {
        var wanted = string.Join(" AND ", Terms.Wanted.Select(Phrase));
        return Terms.Unwanted.Count == 0 || wanted.Length == 0 ? wanted : $"({wanted}) NOT ({string.Join(" OR ", Terms.Unwanted.Select(Phrase))})";

        static string Phrase(SearchPhrase phrase) =>
            $"\"{string.Join(' ', phrase.Words.Select(w => w.Replace("\"", "\"\"", StringComparison.Ordinal)))}\"{(phrase.IsBeginning ? "*" : "")}";
    }

    /// <summary>The words in the language of PostgreSQL's <c>to_tsquery</c> (documentation §12.3.2); empty where there are none.</summary>
    public string ForPostgres()
    {
        return Terms.Wanted.Count == 0 ? "" : string.Join(" & ", Terms.Wanted.Select(Phrase).Concat(Terms.Unwanted.Select(p => "!" + Phrase(p))));

        static string Phrase(SearchPhrase phrase) => "(" + string.Join(" <-> ", phrase.Words.Select((w, i) =>
            $"'{w.Replace("'", "''", StringComparison.Ordinal)}'{(phrase.IsBeginning && i == phrase.Words.Count - 1 ? ":*" : "")}")) + ")";
    }
}
