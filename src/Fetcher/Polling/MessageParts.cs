using System.Text.Json;
using BriefingBus.Contracts;
using BriefingBus.Hosting.Bus;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Keeps every message under the limit: a poll with much news comes in parts, and an entry that no part can hold is cut, with a
/// note that says so.</summary>
public static class MessageParts
{
    /// <summary>No message is larger than this, its envelope included.</summary>
    public const int Limit = 1024 * 1024;

    /// <summary>Room for the envelope and for what every part repeats of the poll.</summary>
    private const int Reserve = 64 * 1024;

    private const int MostTitle = 4 * 1024;
    private const int MostProblems = 20;

    /// <summary>The parts of a poll, at least one.</summary>
    /// <param name="poll">The poll without entries.</param>
    /// <param name="entries">The entries.</param>
    public static IReadOnlyList<FeedFetched> Split(FeedFetched poll, IEnumerable<FetchedEntry> entries)
    {
        List<List<FetchedEntry>> parts = [[]];
        var used = 0;
        foreach (var entry in entries.Select(Fit))
        {
            var size = SizeOf(entry);
            if (used + size > Limit - Reserve)
            {
                parts.Add([]);
                used = 0;
            }
            parts[^1].Add(entry);
            used += size;
        }
        var problems = poll.Problems.Take(MostProblems).ToList();
        return [.. parts.Select((part, i) => poll with { Part = i + 1, Parts = parts.Count, Entries = part, Problems = problems })];
    }

    /// <summary>The entry, cut where it must be: first the page goes, then its lesser data, then the ends of its texts.</summary>
    private static FetchedEntry Fit(FetchedEntry entry)
    {
        if (entry.Title is { Length: > MostTitle } title)
            entry = entry with { Title = title[..MostTitle], Notes = [.. entry.Notes, "The title was cut: it was too long."] };
        const int most = Limit - Reserve;
        if (SizeOf(entry) > most && entry.Page is not null)
            entry = entry with { Page = null, PageUrl = null, Notes = [.. entry.Notes, "The article's page was left out: it is too large."] };
        if (SizeOf(entry with { Summary = null, Content = null }) > most / 2)
        {
            entry = entry with
            {
                Authors = [], Categories = [], Enclosures = [], Extensions = new Dictionary<string, string>(),
                Notes = [.. entry.Notes, "Authors, categories and enclosures were left out: they are too large."],
            };
        }
        return SizeOf(entry) > most ? CutTexts(entry, most) : entry;
    }

    private static FetchedEntry CutTexts(FetchedEntry entry, int most)
    {
        var (content, summary) = (CompressedText.Unwrap(entry.Content) ?? "", CompressedText.Unwrap(entry.Summary) ?? "");
        for (var share = 0.5; ; share /= 2)
        {
            var cut = entry with
            {
                Content = CompressedText.Wrap(Start(content, share)),
                Summary = CompressedText.Wrap(Start(summary, share)),
                Notes = [.. entry.Notes, "The text was cut: it is too long for a message."],
            };
            if (SizeOf(cut) <= most)
                return cut;
        }
    }

    /// <summary>The first part of a text, not ending between two halves of a character.</summary>
    private static string? Start(string text, double share)
    {
        var length = (int)(text.Length * share);
        if (length > 0 && char.IsHighSurrogate(text[length - 1]))
            length--;
        return length == 0 ? null : text[..length];
    }

    private static int SizeOf(FetchedEntry entry) => JsonSerializer.SerializeToUtf8Bytes(entry, JsonSerializerOptions.Web).Length;
}
