using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Facts;
using BriefingBus.Cleaner.Fingerprints;
using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Languages;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Cleaner.Summaries.Refusals;
using BriefingBus.Cleaner.Summaries.Sentences;
using BriefingBus.Contracts;
using BriefingBus.Text;
using BriefingBus.Text.Links;
using BriefingBus.Text.Mojibake;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>Cleans one entry of a feed for readers.</summary>
internal static class EntryCleaner
{
    /// <summary>Cleans an entry, with the reason for each decision. The same entry always gives the same item.</summary>
    public static EntryReport Clean(CleanItem item, EntryBody read, SummaryOptions options)
    {
        var entry = item.Entry;
        var repeated = new RepeatedText(item.RepeatedText);
        var body = read.Without(repeated);
        var text = HtmlText.Join(body.Blocks);
        var feedName = MojibakeRepair.Repair(item.FeedName); // often the feed's own title
        var headline = repeated.WithoutRubric(CDataMarks.Without(HtmlText.ToLine(entry.Title ?? "")), feedName);
        var categories = Lines(entry.Categories);
        var publication = MojibakeRepair.Repair(HtmlText.ToLine(entry.Publication ?? ""));
        var title = EntryHeadline.Of(headline, categories, [feedName, publication], text);
        // Below, the title still needs the label of a running report.
        var headlineShown = EntryHeadline.Shown(title, entry.Published, item.Language ?? entry.Language);
        var found = LanguageDetector.Detect(title + "\n" + Quotable(body.Blocks), item.Language ?? entry.Language);
        var language = found ?? item.Language ?? entry.Language;
        var description = body.Description.Count == 0 ? null : body.Description;
        var summary = LanguageTag.Differ(found, item.Language)
            ? new SummaryChoice { Sentences = [], From = $"another language ({found}) than the feed's ({item.Language})" }
            : Summary.Choose(title, body.Blocks, description, language, options, repeated);
        if (description is not null && summary.Sentences.Any(sentence => !Holds(text, sentence)))
            text = HtmlText.Join([.. body.Description, .. body.Blocks]);
        var cleaned = new ItemCleaned
        {
            ItemId = entry.ItemId,
            FetchId = item.FetchId,
            FeedUrl = item.FeedUrl,
            FeedName = feedName,
            FetchedAt = item.FetchedAt,
            FirstSeen = entry.FirstSeen,
            FirstPoll = entry.FirstPoll,
            Position = entry.Position,
            ContentHash = entry.ContentHash,
            Title = headlineShown,
            Link = WebAddress(entry.Link),
            Text = text,
            Summary = summary.Sentences,
            Published = entry.Published,
            Updated = entry.Updated,
            Authors = Lines(entry.Authors),
            Categories = categories,
            Language = language,
            Image = WebAddress(entry.Image) ?? WebAddress(body.Page?.Image),
            ImageText = entry.ImageText is { } shown && HtmlText.ToLine(shown) is { Length: > 0 } line ? line : null,
            Fingerprint = Fingerprint.Of(headlineShown, text),
            WordCount = Words.Length(text),
            ReadingSeconds = ReadingTime.Seconds(text),
            Names = ProperNames.Of(headlineShown, text, language),
            Numbers = Numbers.Of(headlineShown + "\n" + text),
            Extensions = entry.Extensions.ToDictionary(e => e.Key, e => HtmlText.ToLine(e.Value)),
            Advertisement = IsAdvertisement(headline, categories)
                || SponsorPosts.Is(headline, [.. body.Decisions.Select(decision => decision.Block)], language),
            RoundUp = entry.RoundUp,
            Notes = entry.Notes,
        };
        return new EntryReport { Item = cleaned, Summary = summary, Decisions = body.Decisions };
    }

    /// <summary>The text that sentences may be taken from, for detecting its language.</summary>
    public static string Quotable(IReadOnlyList<TextBlock> blocks) =>
        string.Join("\n\n", Summary.Quotable(blocks).Select(block => block.Text));

    private static bool IsAdvertisement(string headline, IReadOnlyList<string> categories) =>
        BoilerplateRules.IsAdvertisement(headline) || categories.Any(category => BoilerplateRules.IsAdvertisement(category + ":"));

    private static bool Holds(string text, string sentence) =>
        text.Replace('\n', ' ').Contains(sentence, StringComparison.Ordinal);

    private static IReadOnlyList<string> Lines(IReadOnlyList<string> values) =>
        [.. values.Select(HtmlText.ToLine).Where(value => value.Length > 0).Distinct()];

    private static string? WebAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? TrackingParameters.Without(uri.AbsoluteUri)
            : null;
}
