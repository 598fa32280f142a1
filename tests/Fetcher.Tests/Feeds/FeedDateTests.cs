using System.Globalization;
using System.Runtime.CompilerServices;
using BriefingBus.Fetcher.Feeds.Dates;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Feeds;

public sealed class FeedDateTests
{
    public static TheoryData<string, string> Dates()
    {
        var dates = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Table()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var cells = line.Split('\t');
            dates.Add(cells[0], cells[1]);
        }
        return dates;
    }

    [Theory]
    [MemberData(nameof(Dates))]
    public void A_date_means_one_instant_however_it_is_written(string text, string expected) =>
        (FeedDate.Parse(text)?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "none").ShouldBe(expected);

    private static string Table([CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, "dates.tsv");
}
