using System.Text;

namespace BriefingBus.Web.Feeds;

/// <summary>The number of items a day as the path of a small chart (SVG 2 §9.3), and as text for readers who cannot see it.</summary>
public static class Spark
{
    /// <summary>Width of the chart in its own units.</summary>
    public const int Width = EntryRecord.Days * DayWidth;

    /// <summary>Its height.</summary>
    public const int Height = 24;

    private const int DayWidth = 4;

    /// <summary>The counts of the last days, up to today; days since the last count had none.</summary>
    public static IReadOnlyList<int> UpTo(DateTimeOffset now, StoredFeed feed)
    {
        var passed = Math.Clamp((now.UtcDateTime.Date - feed.CountedAt.UtcDateTime.Date).Days, 0, EntryRecord.Days);
        var counts = feed.ItemsADay.Skip(passed).Concat(Enumerable.Repeat(0, passed)).ToList();
        return [.. Enumerable.Repeat(0, Math.Max(0, EntryRecord.Days - counts.Count)), .. counts];
    }

    /// <summary>An outline of columns, one a day, scaled to the highest; adjacent columns of equal height merge.</summary>
    public static string Path(IReadOnlyList<int> counts)
    {
        var most = Math.Max(1, counts.Max());
        var path = new StringBuilder($"M0 {Height}");
        for (var day = 0; day < counts.Count;)
        {
            var days = 1;
            while (day + days < counts.Count && counts[day + days] == counts[day])
                days++;
            // A day with one item must stay visible beside one with a thousand.
            var height = counts[day] == 0 ? 0 : Math.Max(2, (int)Math.Round((double)Height * counts[day] / most));
            path.Append(CultureInfo.InvariantCulture, $"V{Height - height}h{days * DayWidth}");
            day += days;
        }
        return path.Append(CultureInfo.InvariantCulture, $"V{Height}z").ToString();
    }

    /// <summary>The same as text.</summary>
    public static string Words(IReadOnlyList<int> counts) =>
        $"{counts.Sum()} items in {counts.Count} days, at most {counts.Max()} a day, {counts[^1]} today";
}
