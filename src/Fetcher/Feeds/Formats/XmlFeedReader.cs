using BriefingBus.Fetcher.Feeds.Dates;
using BriefingBus.Fetcher.Feeds.Html;
using BriefingBus.Fetcher.Feeds.Links;
using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>Reads a feed of any XML format by the format's tables, once the root element is known.</summary>
internal sealed class XmlFeedReader(XmlScanner scanner, XmlFormat format, FeedSource source, FeedProblems problems, DocumentDateOrder order)
{
    private readonly ElementTextReader texts = new(scanner, source.Limits, problems);
    private readonly EntryReader entries = new(scanner, format, source, problems, order);
    private readonly FeedDraft draft = new();

    /// <summary>Reads from the root element, which has just started, to the end of the document.</summary>
    public FeedDraft Read()
    {
        ReadLanguage(6, scanner.Attributes.Get("xml:lang"u8));
        draft.Link.Offer(Address.Resolve(scanner.Attributes.Get("HREF"u8), scanner.Base), 9); // CDF
        var skipped = int.MaxValue;
        if (IsEntry()) ReadEntries(); // a document of one entry (RFC 4287 §2)
        while (scanner.Read())
        {
            if (scanner.Token == XmlToken.End && scanner.Depth <= skipped) skipped = int.MaxValue;
            if (scanner.Token != XmlToken.Start) continue;
            if (IsEntry())
            {
                if (!ReadEntries()) break;
            }
            else if (scanner.Depth > skipped) continue;
            else if (format.FeedElements.TryFind(scanner, out var part, out var rank)) ReadPart(part, rank);
            else skipped = scanner.Depth;
        }
        return draft;
    }

    /// <summary>Whether an entry has just started. Atom has no <c>item</c>: an item in its namespace is one of RSS whose default namespace
    /// was changed.</summary>
    private bool IsEntry()
    {
        if (!scanner.Is(format.EntryName)) return false;
        if (scanner.Vocabulary == Vocabulary.Atom && format.Vocabulary == Vocabulary.Rss) scanner.Adopt(Vocabulary.Rss);
        return scanner.Vocabulary == format.Vocabulary;
    }

    /// <summary>Reads the entry that has just started, and those that start inside it because its end tag is missing. False once there are
    /// enough.</summary>
    private bool ReadEntries()
    {
        bool restarted;
        do
        {
            if (draft.Entries.Count == source.Limits.Entries)
            {
                problems.AddLoss($"the feed has more than {source.Limits.Entries} entries (maxEntries); the rest was not read");
                return false;
            }
            entries.FeedLink = draft.Link.Value;
            entries.FeedLanguage = draft.Language.Value ?? order.Language ?? source.ContentLanguage;
            if (entries.Read(out restarted) is { } entry) draft.Entries.Add(entry);
        }
        while (restarted);
        return true;
    }

    private void ReadPart(FeedPart part, int rank)
    {
        switch (part)
        {
            case FeedPart.Title: draft.Title.Offer(Title(), rank); break;
            case FeedPart.AtomTitle: draft.Title.Offer(AtomText.Read(scanner, texts, isTitle: true), rank); break;
            case FeedPart.Person: AddAuthor(PersonName.Read(scanner, texts)); break;
            case FeedPart.Link: ReadLink(rank); break;
            case FeedPart.AtomLink: ReadAtomLink(rank); break;
            case FeedPart.Language: ReadLanguage(rank, Value()); break;
            case FeedPart.TimeToLive: draft.TimeToLive ??= Minutes(Value()); break;
            case FeedPart.SkipHours: ReadSkipHours(); break;
            case FeedPart.SkipDays: ReadSkipDays(); break;
            case FeedPart.UpdatePeriod: draft.UpdatePeriod ??= Period(Value()); break;
            case FeedPart.UpdateFrequency: draft.UpdateFrequency = Number(Value()) is > 0 and var times ? times : 1; break;
            case FeedPart.Container: ReadLanguage(5, scanner.Attributes.Get("xml:lang"u8)); break;
        }
    }

    private void ReadLanguage(int rank, string? language)
    {
        draft.Language.Offer(Filled(language), rank);
        if (draft.Entries.Count > 0) order.NoteLateLanguage(draft.Language.Value);
    }

    private string? Value() => texts.Read(MarkupRule.Drop)?.Value;

    private static string? Filled(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private FeedText? Title() =>
        texts.Read(MarkupRule.EscapedHtml, isLine: true) is not { Value.Length: > 0 } text
            ? null
            : text.HasMarkup ? new(text.Value) : TitleMarkup.Read(text.Value);

    private void AddAuthor(string? name)
    {
        if (!string.IsNullOrEmpty(name) && draft.Authors.Count < source.Limits.ListMembers && !draft.Authors.Contains(name))
            draft.Authors.Add(name);
    }

    private void ReadLink(int rank)
    {
        var attributes = scanner.Attributes;
        var (address, relation) = (attributes.Get("href"u8), attributes.Get("rel"u8)?.ToLowerInvariant());
        var resolved = Address.Resolve(Value() is { Length: > 0 } text ? text : address, scanner.Base);
        if (string.IsNullOrEmpty(relation) || relation == "alternate") draft.Link.Offer(resolved, address is null ? rank : rank + 1);
    }

    private void ReadAtomLink(int rank)
    {
        var scope = scanner.Base;
        var link = AtomLink.Read(scanner, texts);
        var address = Address.Resolve(link.Address, scope);
        if (link is { Relation: not "self", Rank: { } relationRank }) draft.Link.Offer(address, rank + relationRank);
    }

    /// <summary>RSS 2.0: minutes. Ignores an invalid value and one above a year.</summary>
    private static TimeSpan? Minutes(string? text) =>
        Number(text) is > 0 and < 525_600 and var minutes ? TimeSpan.FromMinutes(minutes) : null;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>RSS 1.0 Syndication module.</summary>
    private static TimeSpan? Period(string? text) => text?.ToLowerInvariant() switch
    {
        "hourly" => TimeSpan.FromHours(1),
        "daily" => TimeSpan.FromDays(1),
        "weekly" => TimeSpan.FromDays(7),
        "monthly" => TimeSpan.FromDays(30),
        "yearly" => TimeSpan.FromDays(365),
        _ => null,
    };

    /// <summary>RSS 2.0: hours 0 to 23; 24 is what RSS 0.91 called midnight.</summary>
    private void ReadSkipHours()
    {
        foreach (var word in Words())
        {
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour is >= 0 and <= 24
                && !draft.SkipHours.Contains(hour % 24))
                draft.SkipHours.Add(hour % 24);
        }
    }

    private void ReadSkipDays()
    {
        foreach (var word in Words())
        {
            if (Enum.TryParse<DayOfWeek>(word, ignoreCase: true, out var day) && Enum.IsDefined(day) && !char.IsAsciiDigit(word[0])
                && !draft.SkipDays.Contains(day))
                draft.SkipDays.Add(day);
        }
    }

    private string[] Words() => (Value() ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
