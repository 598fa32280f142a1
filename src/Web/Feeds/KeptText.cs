using BriefingBus.Text;

namespace BriefingBus.Web.Feeds;

/// <summary>Limits the stored texts of an entry to a size that still shows what is wrong with it.</summary>
internal static class KeptText
{
    /// <summary>The maximum length of a text, in characters.</summary>
    public const int MaxLength = 32 * 1024;

    private const int MaxLineLength = 2000;
    private const int MaxListLength = 50;

    /// <summary>The entry with its texts cut.</summary>
    public static FetchedEntry Of(FetchedEntry entry) => entry with
    {
        EntryId = Cut(entry.EntryId, MaxLineLength)!,
        Title = Cut(entry.Title, MaxLineLength),
        Link = Cut(entry.Link, MaxLineLength),
        Summary = Cut(entry.Summary),
        Content = Cut(entry.Content),
        Page = Cut(entry.Page),
        Authors = Few(entry.Authors),
        Categories = Few(entry.Categories),
        Enclosures = [.. entry.Enclosures.Take(MaxListLength).Select(e => e with { Url = Cut(e.Url, MaxLineLength)! })],
        Extensions = new Dictionary<string, string>(),
        Notes = Few(entry.Notes),
    };

    /// <summary>The item with its texts cut.</summary>
    public static ItemCleaned Of(ItemCleaned item) => item with
    {
        Title = Cut(item.Title, MaxLineLength)!,
        Text = Cut(item.Text, MaxLength)!,
        Summary = Few(item.Summary),
        Authors = Few(item.Authors),
        Categories = Few(item.Categories),
        Names = [],
        Numbers = [],
        Extensions = new Dictionary<string, string>(),
        Notes = Few(item.Notes),
    };

    /// <summary>The text, cut to a number of characters.</summary>
    public static string? Cut(string? text, int maxLength) => text is null ? null : TextShortener.Shorten(text, maxLength + 1);

    /// <summary>The text on one line, cut.</summary>
    public static string? Short(string? text) => text is null ? null : Cut(Printable.Line(text), MaxLineLength);

    private static MessageText? Cut(MessageText? text)
    {
        try
        {
            return text is null ? null : new() { Plain = Cut(CompressedText.Unwrap(text), MaxLength) };
        }
        catch (InvalidDataException damaged)
        {
            return new() { Plain = $"(this text cannot be unpacked: {damaged.Message})" };
        }
    }

    private static IReadOnlyList<string> Few(IReadOnlyList<string> texts) =>
        [.. texts.Take(MaxListLength).Select(t => Cut(t, MaxLineLength)!)];
}
