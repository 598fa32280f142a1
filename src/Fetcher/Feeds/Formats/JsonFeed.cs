using BriefingBus.Fetcher.Feeds.Dates;
using BriefingBus.Fetcher.Feeds.Json;
using BriefingBus.Fetcher.Feeds.Links;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org). A truncated document gives the items up to there; a malformed one gives all of
/// them. Of members with the same name the last counts, as in most parsers (RFC 8259 §4), except that the items of all lists
/// count.</summary>
internal sealed class JsonFeed(FeedSource source, FeedProblems problems, DocumentDateOrder order)
{
    private readonly FeedDraft draft = new();
    private readonly JsonFeedValues values = new(source, problems);
    private List<string> authors = [];
    private int feedAuthorsRank = int.MaxValue;
    private int entryAuthorsRank;
    private bool hasItems;
    private string? published;
    private string? updated;

    /// <summary>The <c>version</c> as written, or null.</summary>
    public string? Version { get; private set; }

    /// <summary>True if the document is a JSON Feed, by its version or its items.</summary>
    public bool IsFeed => hasItems || Version?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The line of the first JSON error; 0 if there is none.</summary>
    public int DamagedLine { get; private set; }

    /// <summary>Reads the document, which must be valid UTF-8.</summary>
    public FeedDraft Read(ReadOnlySpan<byte> document)
    {
        var json = new JsonScanner(document, problems);
        if (json.Read() && json.Token == JsonToken.StartObject) ReadFeed(ref json);
        DamagedLine = json.IsDamaged ? json.DamagedLine : json.IsCut ? document.Count((byte)'\n') + 1 : 0;
        if (json.IsCut) problems.AddCut($"the document is not well-formed JSON from line {DamagedLine} on");
        else if (json.IsDamaged) problems.Add($"the document is not well-formed JSON in line {DamagedLine}");
        draft.Authors.AddRange(authors);
        return draft;
    }

    private void ReadFeed(ref JsonScanner json)
    {
        while (json.ReadMember(out var name))
        {
            switch (name)
            {
                case "version": Version = values.Text(ref json) ?? Version; break;
                case "title": draft.Title.OfferLast(values.Plain(ref json), 0); break;
                case "home_page_url": draft.Link.OfferLast(values.Resolved(ref json), 0); break;
                case "language": ReadLanguage(ref json); break;
                case "author" or "authors": ReadFeedAuthors(RankOf(name), ref json); break;
                case "items" when json.Token == JsonToken.StartArray: ReadItems(ref json); break;
                case "items" when json.Token == JsonToken.StartObject: ReadNumberedItems(ref json); break;
                default: json.Skip(); break;
            }
        }
    }

    private void ReadItems(ref JsonScanner json)
    {
        hasItems = true;
        for (var depth = json.Depth; json.ReadElement(depth);) ReadElement(ref json);
    }

    /// <summary>PHP writes a list whose numbers have gaps as an object: <c>{"0": {…}, "2": {…}}</c>.</summary>
    private void ReadNumberedItems(ref JsonScanner json)
    {
        while (json.ReadMember(out var name))
        {
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                json.Skip();
                continue;
            }
            hasItems = true;
            ReadElement(ref json);
        }
    }

    private void ReadElement(ref JsonScanner json)
    {
        if (json.Token == JsonToken.StartObject && draft.Entries.Count < source.Limits.Entries)
        {
            ReadItem(ref json);
            return;
        }
        if (json.Token == JsonToken.StartObject)
            problems.AddLoss($"the feed has more than {source.Limits.Entries} entries (maxEntries); the rest was not read");
        json.Skip();
    }

    /// <summary>Reads an item, and those that begin inside it because its closing bracket is missing. Drops half an item.</summary>
    private void ReadItem(ref JsonScanner json)
    {
        var entry = NewEntry();
        while (json.ReadMember(out var name, stopsAtObject: true) || json.Token == JsonToken.StartObject)
        {
            if (name is not null)
            {
                ReadProperty(name, entry, ref json);
                continue;
            }
            Add(entry);
            entry = NewEntry();
        }
        if (!json.IsCut) Add(entry);
    }

    private EntryDraft NewEntry()
    {
        (published, updated, entryAuthorsRank) = (null, null, int.MaxValue);
        return new EntryDraft(source.Limits, lastCounts: true);
    }

    private void Add(EntryDraft entry)
    {
        // Members have no order, so the language may come after the dates.
        var language = entry.Language ?? draft.Language.Value ?? order.Language ?? source.ContentLanguage;
        entry.OfferPublished(FeedDate.Parse(published, language, order), 0);
        entry.OfferUpdated(FeedDate.Parse(updated, language, order), 0);
        if (draft.Entries.Count < source.Limits.Entries) draft.Entries.Add(entry.ToEntry());
    }

    private void ReadProperty(string name, EntryDraft entry, ref JsonScanner json)
    {
        switch (name)
        {
            case "id": ReadId(entry, ref json); break;
            case "url": entry.OfferLink(values.Resolved(ref json), 0); break;
            case "external_url": entry.OfferLink(values.Resolved(ref json), 1); break;
            case "title": entry.OfferTitle(values.Plain(ref json), 0); break;
            case "content_html": entry.OfferContent(values.Html(ref json), 0); break;
            case "content_text": entry.OfferContent(values.Plain(ref json), 1); break;
            case "summary": entry.OfferSummary(values.Plain(ref json), 0); break;
            case "image": entry.OfferImage(values.Resolved(ref json), 0); break;
            case "banner_image": entry.OfferImage(values.Resolved(ref json), 1); break;
            case "date_published": published = values.Text(ref json) ?? published; break;
            case "date_modified": updated = values.Text(ref json) ?? updated; break;
            case "language": entry.Language = values.Text(ref json); break;
            case "author" or "authors": ReadAuthors(entry, RankOf(name), ref json); break;
            case "tags" when json.Token == JsonToken.StartArray: ReadTags(entry, ref json); break;
            case "attachments" when json.Token == JsonToken.StartArray: ReadAttachments(entry, ref json); break;
            default: json.Skip(); break;
        }
    }

    private void ReadLanguage(ref JsonScanner json)
    {
        draft.Language.Offer(values.Text(ref json), 0);
        if (hasItems) order.NoteLateLanguage(draft.Language.Value);
    }

    private void ReadId(EntryDraft entry, ref JsonScanner json)
    {
        var id = values.Text(ref json);
        entry.OfferId(id, 0);
        if (Address.IsWeb(id)) entry.OfferLink(id, EntryDraft.IdAsLink);
    }

    /// <summary>1.1 replaced <c>author</c> by <c>authors</c>.</summary>
    private static int RankOf(string member) => member == "authors" ? 0 : 1;

    private void ReadFeedAuthors(int rank, ref JsonScanner json)
    {
        if (values.People(ref json) is { Count: > 0 } people && rank <= feedAuthorsRank) (authors, feedAuthorsRank) = (people, rank);
    }

    private void ReadAuthors(EntryDraft entry, int rank, ref JsonScanner json)
    {
        if (values.People(ref json) is not { Count: > 0 } people || rank > entryAuthorsRank) return;
        entryAuthorsRank = rank;
        entry.ForgetAuthors();
        foreach (var name in people) entry.AddAuthor(name, rank);
    }

    private void ReadTags(EntryDraft entry, ref JsonScanner json)
    {
        entry.ForgetCategories();
        for (var depth = json.Depth; json.ReadElement(depth);) entry.AddCategory(values.Text(ref json));
    }

    private void ReadAttachments(EntryDraft entry, ref JsonScanner json)
    {
        entry.ForgetEnclosures();
        for (var depth = json.Depth; json.ReadElement(depth);)
        {
            if (json.Token != JsonToken.StartObject) continue;
            string? address = null, type = null, length = null;
            while (json.ReadMember(out var name))
            {
                var value = values.Text(ref json);
                if (name == "url") address = values.Resolve(value);
                else if (name == "mime_type") type = value;
                else if (name == "size_in_bytes") length = value;
            }
            entry.AddEnclosure(address, type, length);
        }
    }
}
