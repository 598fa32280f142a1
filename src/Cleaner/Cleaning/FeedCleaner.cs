using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Languages;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Cleaner.Summaries.Refusals;
using BriefingBus.Contracts;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>Cleans the entries of one poll together, to recognise the text that they share.</summary>
public static class FeedCleaner
{
    /// <summary>With fewer entries of detected language, the feed's stated language counts.</summary>
    private const int MinItemsForLanguage = 3;

    /// <summary>With this many entries in another language, a feed has several languages and each entry its own.</summary>
    private const int MinItemsOfAnotherLanguage = 2;

    /// <summary>More entries do not change the result.</summary>
    private const int EnoughForLanguage = 30;

    /// <summary>Characters of each entry that are read to detect the language of all together.</summary>
    private const int OfEach = 200;

    /// <summary>After this much text, in characters, entries are cleaned one by one: a small message may unpack to more than memory
    /// holds.</summary>
    private const int MaxTextTogether = 8_000_000;

    /// <summary>The outcome of each entry, in the feed's order; the stories of a round-up follow it. An entry that cannot be cleaned fails
    /// by itself.</summary>
    public static IReadOnlyList<EntryOutcome> Clean(FeedFetched feed, SummaryOptions options)
    {
        var room = MaxTextTogether;
        var read = feed.Entries.Select(entry => (Entry: entry, Body: Attempt(() => ReadWithin(entry, ref room)))).ToList();
        var bodies = read.Select(r => r.Body.Value).OfType<EntryBody>().ToList();
        // A neighbour that cannot be read is ignored; it was cleaned, or failed, when it was new.
        var texts = bodies.Select(body => body.Blocks)
            .Concat(feed.Neighbours
                .Select(html => Attempt(() => EntryBody.BlocksWithoutBoilerplate(html)).Value)
                .OfType<IReadOnlyList<TextBlock>>())
            .ToList();
        var languages = texts.Take(EnoughForLanguage).Select(blocks => DetectedIn(blocks, feed.Language)).OfType<string>().ToList();
        var language = LanguageOf(languages, texts, feed.Language) ?? feed.Language;
        var isOfSeveral = languages.GroupBy(tag => tag)
            .Any(tag => tag.Count() >= MinItemsOfAnotherLanguage && LanguageTag.Differ(tag.Key, language));
        var titles = read.Where(r => r.Body.Value is not null).Select(r => HtmlText.ToLine(r.Entry.Title ?? "")).ToList();
        var repeated = RepeatedText.Find([.. texts.Select((blocks, i) => (i < titles.Count ? titles[i] : "", blocks))], language);
        return
        [
            .. read.SelectMany(r =>
            {
                var item = ItemOf(feed, r.Entry, language, repeated);
                if (r.Body.Value is not { } body)
                    return [new EntryOutcome(item, null, r.Body.Failure)];
                if (isOfSeveral && DetectedIn(body.Blocks, item.Language) is { } own)
                    item = item with { Language = own };
                var cleaned = Attempt(() => Clean(item, body, options));
                return cleaned.Value ?? [new EntryOutcome(item, null, cleaned.Failure)];
            }),
        ];
    }

    /// <summary>Cleans one entry by itself. An item for each of its stories follows that of a round-up.</summary>
    /// <exception cref="InvalidDataException">A compressed body is damaged or too large.</exception>
    public static IReadOnlyList<EntryOutcome> Clean(CleanItem item, SummaryOptions options) =>
        Clean(item, EntryBody.Read(item.Entry), options);

    private static IReadOnlyList<EntryOutcome> Clean(CleanItem item, EntryBody body, SummaryOptions options)
    {
        var report = EntryCleaner.Clean(item, body, options);
        if (body.Stories.Count > 0)
            report = report with { Item = report.Item with { RoundUpStories = body.Stories.Count } };
        return
        [
            new EntryOutcome(item, report, null),
            .. body.Stories.Select(story => item with { Entry = story })
                .Select(story => new EntryOutcome(story, EntryCleaner.Clean(story, EntryBody.Read(story.Entry), options), null)),
        ];
    }

    private static string? DetectedIn(IReadOnlyList<TextBlock> blocks, string? stated) =>
        LanguageDetector.Detect(EntryCleaner.Quotable(blocks), stated);

    private static EntryBody ReadWithin(FetchedEntry entry, ref int room)
    {
        if (room <= 0)
            throw new InvalidDataException(
                $"The entries before it hold more text than is cleaned in one go ({MaxTextTogether} characters).");
        var body = EntryBody.Read(entry);
        room -= body.Blocks.Sum(block => block.Text.Length);
        return body;
    }

    private static CleanItem ItemOf(FeedFetched feed, FetchedEntry entry, string? language, IReadOnlyList<string> repeated) => new()
    {
        FetchId = feed.FetchId,
        FeedUrl = feed.FeedUrl,
        FeedName = feed.FeedName,
        FetchedAt = feed.FetchedAt,
        // An entry's own language if it differs from its feed's.
        Language = LanguageTag.Differ(entry.Language, feed.Language) ? entry.Language : language,
        Entry = entry,
        RepeatedText = repeated,
    };

    /// <summary>Templates often state a wrong language. Most of the entries decide, or all together if each is short.</summary>
    private static string? LanguageOf(List<string> found, IReadOnlyList<IReadOnlyList<TextBlock>> texts, string? stated)
    {
        if (found.GroupBy(tag => tag).MaxBy(group => group.Count()) is { } most && most.Count() >= MinItemsForLanguage
            && 2 * most.Count() > found.Count)
            return most.Key;
        var quotable = texts.Take(EnoughForLanguage).Select(EntryCleaner.Quotable).ToList();
        return quotable.Count >= MinItemsForLanguage
            // Once: the words of a link to the article, repeated in every entry, outweigh all others.
            ? LanguageDetector.Detect(
                string.Join('\n', quotable.Distinct().Select(text => TextShortener.Beginning(text, OfEach).ToString())), stated)
            : null;
    }

    /// <summary>Any exception concerns only this entry: it becomes the entry's outcome, and the consumer sends the entry to a separate
    /// queue.</summary>
    private static (T? Value, Exception? Failure) Attempt<T>(Func<T> clean) where T : class
    {
        try
        {
            return (clean(), null);
        }
#pragma warning disable CA1031 // Nothing is lost: the outcome has whatever was thrown.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return (null, exception);
        }
    }
}
