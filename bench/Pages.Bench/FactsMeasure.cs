using System.Globalization;
using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Extraction;

namespace BriefingBus.Bench.Pages;

/// <summary>
/// How often the date and the byline of a page are those of <c>facts.tsv</c>, which a reader of each page wrote down: its file's name, the
/// day in the page's zone, the names of those who wrote it. There <c>-</c> is none and <c>?</c> not judged.
/// </summary>
internal static partial class FactsMeasure
{
    /// <summary>What a page says to machines: scripts, meta tags, and the attributes of microdata and <c>time</c>.</summary>
    [GeneratedRegex(
        @"<script\b.*?</script\s*>|<meta\b(?![^>]*charset)[^>]*>"
        + @"|\s(?:datetime|itemprop|itemtype|data-[a-z-]*)\s*=\s*(?:""[^""]*""|'[^']*')",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Machines { get; }

    /// <summary>Prints what differs, then the counts.</summary>
    /// <param name="folder">The pages.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="shownOnly">True to take away what the pages say to machines.</param>
    public static int Run(string folder, string labels, bool shownOnly)
    {
        var (dates, bylines) = (new Tally("date"), new Tally("byline"));
        foreach (var line in File.ReadLines(labels).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line.Split('\t') is not [var file, var date, var byline])
            {
                Console.Error.WriteLine($"{labels}: a line is not file, date and byline: {line}");
                return 2;
            }

            var html = RecordedPage.Load(Path.Combine(folder, file));
            var page = PageReader.Read(shownOnly ? Machines.Replace(html, "") : html, null);
            dates.Add(file, date, page.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-");
            bylines.Add(file, byline, page.Byline ?? "-");
        }

        Console.WriteLine(dates);
        Console.WriteLine(bylines);
        return 0;
    }

    private sealed class Tally(string fact)
    {
        private int right;
        private int wrong;
        private int missed;
        private int rightlyNone;
        private int invented;

        public void Add(string file, string expected, string found)
        {
            if (expected == "?")
                return;
            var isRight = Names(expected).SetEquals(Names(found));
            if (expected == "-")
                _ = isRight ? rightlyNone++ : invented++;
            else
                _ = isRight ? right++ : found == "-" ? missed++ : wrong++;
            if (!isRight)
                Console.WriteLine($"{fact}\t{file}\texpected {expected}\tfound {found}");
        }

        public override string ToString()
        {
            var stated = right + wrong + missed;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{fact}: of {stated} pages that have one {right} right ({100.0 * right / Math.Max(1, stated):F1} in 100), {wrong} wrong, "
                + $"{missed} missed; of {rightlyNone + invented} that have none {invented} given one");
        }

        private static HashSet<string> Names(string value) => [.. value.ToLowerInvariant().Split(", ").Order()];
    }
}
