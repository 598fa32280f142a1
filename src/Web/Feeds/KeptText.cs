using BriefingBus.Contracts;
using BriefingBus.Text;

namespace BriefingBus.Web.Feeds;

/// <summary>How much of an entry is kept: enough to see why it looks odd, never without bound.</summary>
internal static class KeptText
{
    /// <summary>Longer texts are cut here, in characters.</summary>
    public const int Longest = 32 * 1024;

    private const int LongestLine = 2000;
    private const int MostOfAList = 50;

    /// <summary>The entry with its texts cut.</summary>
    public static FetchedEntry Of(FetchedEntry entry) => entry with
    {
        EntryId = Cut(entry.EntryId, LongestLine)!,
        Title = Cut(entry.Title, LongestLine),
        Link = Cut(entry.Link, LongestLine),
        Summary = Cut(entry.Summary),
        Content = Cut(entry.Content),
        Page = Cut(entry.Page),
        Authors = Few(entry.Authors),
        Categories = Few(entry.Categories),
        Enclosures = [.. entry.Enclosures.Take(MostOfAList).Select(e => e with { Url = Cut(e.Url, LongestLine)! })],
        Extensions = new Dictionary<string, string>(),
        Notes = Few(entry.Notes),
    };

    /// <summary>The item with its texts cut.</summary>
    public static ItemCleaned Of(ItemCleaned item) => item with
    {
        Title = Cut(item.Title, LongestLine)!,
        Text = Cut(item.Text, Longest)!,
        Summary = Few(item.Summary),
        Authors = Few(item.Authors),
        Categories = Few(item.Categories),
        Names = [],
        Numbers = [],
        Extensions = new Dictionary<string, string>(),
        Notes = Few(item.Notes),
    };

    /// <summary>The text, cut where it is longer than a number of characters.</summary>
    public static string? Cut(string? text, int longest) => text is null ? null : TextShortener.Shorten(text, longest + 1);

    private static MessageText? Cut(MessageText? text)
    {
        try
        {
            return text is null ? null : new() { Plain = Cut(CompressedText.Unwrap(text), Longest) };
        }
        catch (InvalidDataException damaged)
        {
            return new() { Plain = $"(this text cannot be unpacked: {damaged.Message})" };
        }
    }

    private static IReadOnlyList<string> Few(IReadOnlyList<string> texts) => [.. texts.Take(MostOfAList).Select(t => Cut(t, LongestLine)!)];
}
