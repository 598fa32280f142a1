using System.Reflection;
using BriefingBus.Cleaner.Languages;

namespace BriefingBus.Cleaner.Models;

/// <summary>The words of a language that a claim may not drop, add or swallow: the table <c>claim-words.tsv</c>, whose head explains the kinds.</summary>
internal sealed record ClaimWords(HashSet<string> Kept, HashSet<string> Joint, HashSet<string> Tail, HashSet<string> Front, HashSet<string> Empty)
{
    private static readonly Dictionary<string, ClaimWords> Table = Read();

    /// <summary>The words of a tag's language, or null where the table has none: nothing can be checked then.</summary>
    public static ClaimWords? For(string? tag) => Table.GetValueOrDefault(tag is null ? "en" : LanguageTag.Primary(tag));

    private static Dictionary<string, ClaimWords> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("claim-words.tsv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .GroupBy(row => row[0])
            .ToDictionary(rows => rows.Key, rows =>
            {
                var kinds = rows.ToDictionary(row => row[1], row => row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet());
                return new ClaimWords(kinds["kept"], kinds["joint"], kinds["tail"], kinds["front"], kinds["empty"]);
            });
    }
}
