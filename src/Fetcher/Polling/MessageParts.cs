using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Keeps every message under the limit: a poll with many entries is split into parts, and an entry that fits in no part is cut,
/// with a note.</summary>
public static class MessageParts
{
    /// <summary>The maximum size of a message, its envelope included.</summary>
    public const int Limit = 1024 * 1024;

    /// <summary>The maximum size of a message's texts together, unpacked: consumers refuse twice as much.</summary>
    public const int UnpackedLimit = 16 * 1024 * 1024;

    /// <summary>The maximum length of an address: consumers refuse eight times as much.</summary>
    public const int MaxAddressSize = 8 * 1024;

    /// <summary>Reserved for the envelope and for the data of the poll that every part repeats.</summary>
    private const int Reserve = 96 * 1024;

    /// <summary>The share of that for the entries to compare with.</summary>
    private const int MaxSiblingSize = 32 * 1024;

    private const int MaxTitleSize = 4 * 1024;

    /// <summary>The maximum length of a language tag; RFC 5646 §4.4.1 asks for room for 35 characters.</summary>
    private const int MaxLanguageLength = 64;

    private const int MaxProblems = 20;

    /// <summary>The maximum size of one part's entries.</summary>
    private const int Room = Limit - Reserve;

    /// <summary>The parts of a poll, at least one.</summary>
    /// <param name="poll">The poll without entries.</param>
    /// <param name="entries">The entries.</param>
    public static IReadOnlyList<FeedFetched> Split(FeedFetched poll, IEnumerable<FetchedEntry> entries)
    {
        List<List<FetchedEntry>> parts = [[]];
        var (used, unpacked) = (0, 0L);
        foreach (var (entry, size) in entries.Select(Fit))
        {
            var texts = UnpackedSizeOf(entry);
            if (used + size > Room || (unpacked + texts > UnpackedLimit && used > 0))
            {
                parts.Add([]);
                (used, unpacked) = (0, 0);
            }
            parts[^1].Add(entry);
            (used, unpacked) = (used + size, unpacked + texts);
        }
        poll = WithinLimits(poll) with
        {
            Problems = [.. poll.Problems.Take(MaxProblems)],
            Losses = [.. poll.Losses.Take(MaxProblems)],
            Neighbours = Within(poll.Neighbours),
        };
        return [.. parts.Select((part, i) => poll with { Part = i + 1, Parts = parts.Count, Entries = part })];
    }

    /// <summary>The poll without a feed title, an address and a language too long to be useful.</summary>
    private static FeedFetched WithinLimits(FeedFetched poll) => poll with
    {
        FeedTitle = poll.FeedTitle is { Length: > MaxTitleSize } title ? Start(title, MaxTitleSize) : poll.FeedTitle,
        SiteUrl = poll.SiteUrl is { Length: > MaxAddressSize } ? null : poll.SiteUrl,
        Language = poll.Language is { Length: > MaxLanguageLength } ? null : poll.Language,
    };

    /// <summary>The entry, cut where it must be, and its size in bytes.</summary>
    private static (FetchedEntry Entry, int Size) Fit(FetchedEntry entry)
    {
        entry = WithinLimits(entry);
        var size = SizeOf(entry);
        if (size <= Room && UnpackedSizeOf(entry) <= UnpackedLimit)
            return (entry, size);
        entry = Cut(entry);
        return (entry, SizeOf(entry));
    }

    /// <summary>The entry without titles, addresses and a language too long to be useful.</summary>
    private static FetchedEntry WithinLimits(FetchedEntry entry)
    {
        if (entry.Title is { Length: > MaxTitleSize } title)
            entry = entry with { Title = Start(title, MaxTitleSize), Notes = [.. entry.Notes, "The title was cut: it is too long."] };
        if (entry.Link is { Length: > MaxAddressSize })
            entry = entry with { Link = null, Notes = [.. entry.Notes, "The link was left out: it is too long."] };
        if (entry.PageUrl is { Length: > MaxAddressSize })
            entry = entry with { PageUrl = null };
        if (entry.Image is { Length: > MaxAddressSize })
            entry = entry with { Image = null };
        if (entry.ImageText is { Length: > MaxTitleSize } shown)
            entry = entry with { ImageText = Start(shown, MaxTitleSize) };
        if (entry.Language is { Length: > MaxLanguageLength })
            entry = entry with { Language = null };
        if (entry.Publication is { Length: > MaxTitleSize })
            entry = entry with { Publication = null };
        return entry.EntryId.Length > MaxAddressSize ? entry with { EntryId = Start(entry.EntryId, MaxAddressSize)! } : entry;
    }

    /// <summary>Drops first the page, then large secondary data, then the ends of the texts.</summary>
    private static FetchedEntry Cut(FetchedEntry entry)
    {
        if (entry.Page is not null)
            entry = entry with
            {
                Page = null,
                PageUrl = null,
                Notes = [.. entry.Notes, "The article's page was left out: it is too large."],
            };
        if (SizeOf(entry with { Summary = null, Content = null }) > Room / 2)
        {
            entry = entry with
            {
                Authors = [],
                Categories = [],
                Enclosures = [],
                Extensions = new Dictionary<string, string>(),
                Notes = [.. entry.Notes, "Authors, categories and enclosures were left out: they are too large."],
            };
        }
        return SizeOf(entry) > Room || UnpackedSizeOf(entry) > UnpackedLimit ? CutTexts(entry) : entry;
    }

    private static FetchedEntry CutTexts(FetchedEntry entry)
    {
        var (content, summary) = (CompressedText.Unwrap(entry.Content) ?? "", CompressedText.Unwrap(entry.Summary) ?? "");
        for (var share = 0.5; ; share /= 2)
        {
            var cut = entry with
            {
                Content = CompressedText.Wrap(Start(content, (int)(content.Length * share))),
                Summary = CompressedText.Wrap(Start(summary, (int)(summary.Length * share))),
                Notes = [.. entry.Notes, "The text was cut: it is too long for a message."],
            };
            if (SizeOf(cut) <= Room && UnpackedSizeOf(cut) <= UnpackedLimit)
                return cut;
        }
    }

    /// <summary>The beginning of a text, ending at a whole character.</summary>
    private static string? Start(string text, int length)
    {
        if (length > 0 && char.IsHighSurrogate(text[length - 1]))
            length--;
        return length == 0 ? null : text[..length];
    }

    /// <summary>The siblings that fit: each part repeats them.</summary>
    private static IReadOnlyList<MessageText> Within(IReadOnlyList<MessageText> neighbours)
    {
        var used = 0;
        return [.. neighbours.Where(n => SizeOf(n) is var size && used + size <= MaxSiblingSize && (used += size) > 0)];
    }

    private static long UnpackedSizeOf(FetchedEntry entry) =>
        new[] { entry.Summary, entry.Content, entry.Page }.Sum(t => CompressedText.SizeOf(t, int.MaxValue));

    private static int SizeOf(FetchedEntry entry) => JsonSerializer.SerializeToUtf8Bytes(entry, MeasuredTypes.Default.FetchedEntry).Length;

    private static int SizeOf(MessageText text) => JsonSerializer.SerializeToUtf8Bytes(text, MeasuredTypes.Default.MessageText).Length;
}

/// <summary>Serializes for <see cref="MessageParts"/> as the bus does. Generated code spares a short-lived process the
/// reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FetchedEntry))]
[JsonSerializable(typeof(MessageText))]
internal sealed partial class MeasuredTypes : JsonSerializerContext;
