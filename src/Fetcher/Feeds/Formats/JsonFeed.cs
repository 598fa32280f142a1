using System.Text.Json;
using BriefingBus.Fetcher.Feeds.Dates;
using BriefingBus.Fetcher.Feeds.Links;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org). A document that breaks off or breaks JSON's rules gives the items up to there.</summary>
internal sealed class JsonFeed(FeedSource source, FeedProblems problems)
{
    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 256 };

    private readonly FeedDraft draft = new();
    private readonly Uri? baseAddress = Address.Web(source.Url);
    private bool hasItems;

    /// <summary>The <c>version</c> as written, or null.</summary>
    public string? Version { get; private set; }

    /// <summary>True for a document that is a JSON Feed, by its version or by its items.</summary>
    public bool IsFeed => hasItems || Version?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads the document, which must be valid UTF-8.</summary>
    public FeedDraft Read(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, Lenient);
        try
        {
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject) ReadFeed(ref reader);
        }
        catch (JsonException error) when (hasItems || Version is not null)
        {
            problems.AddCut($"the document is not well-formed JSON from line {error.LineNumber + 1} on");
        }
        return draft;
    }

    private void ReadFeed(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "version": Version = Text(ref reader); break;
                case "title": draft.Title.Offer(Plain(Text(ref reader)), 0); break;
                case "home_page_url": draft.Link.Offer(Address.Resolve(Text(ref reader), baseAddress), 0); break;
                case "feed_url": draft.SelfLink = Address.Resolve(Text(ref reader), baseAddress); break;
                case "language": draft.Language.Offer(Text(ref reader), 0); break;
                case "items" when reader.TokenType == JsonTokenType.StartArray: ReadItems(ref reader); break;
                default: reader.Skip(); break;
            }
        }
    }

    private void ReadItems(ref Utf8JsonReader reader)
    {
        hasItems = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject) reader.Skip();
            else if (draft.Entries.Count < source.Limits.Entries) ReadItem(ref reader);
            else
            {
                problems.AddLoss($"the feed has more than {source.Limits.Entries} entries; the rest was not read");
                reader.Skip();
            }
        }
    }

    private void ReadItem(ref Utf8JsonReader reader)
    {
        var entry = new EntryDraft(source.Limits);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            ReadProperty(name, entry, ref reader);
        }
        draft.Entries.Add(entry.ToEntry());
    }

    private void ReadProperty(string? name, EntryDraft entry, ref Utf8JsonReader reader)
    {
        switch (name)
        {
            case "id": entry.OfferId(Text(ref reader), 0); break;
            case "url": entry.OfferLink(Address.Resolve(Text(ref reader), baseAddress), 0); break;
            case "external_url": entry.OfferLink(Address.Resolve(Text(ref reader), baseAddress), 1); break;
            case "title": entry.OfferTitle(Plain(Text(ref reader)), 0); break;
            case "content_html": entry.OfferContent(Text(ref reader) is { } html ? new FeedText(ContentLinks.Resolve(html.Trim(), baseAddress)) : null, 0); break;
            case "content_text": entry.OfferContent(Plain(Text(ref reader)), 1); break;
            case "summary": entry.OfferSummary(Plain(Text(ref reader)), 0); break;
            case "image": entry.OfferImage(Address.Resolve(Text(ref reader), baseAddress), 0); break;
            case "banner_image": entry.OfferImage(Address.Resolve(Text(ref reader), baseAddress), 1); break;
            case "date_published": entry.OfferPublished(FeedDate.Parse(Text(ref reader)), 0); break;
            case "date_modified": entry.OfferUpdated(FeedDate.Parse(Text(ref reader)), 0); break;
            case "language": entry.Language = Text(ref reader); break;
            case "author": ReadAuthor(entry, rank: 1, ref reader); break;
            case "authors": ReadEach(entry, ref reader, static (JsonFeed _, EntryDraft item, ref Utf8JsonReader json) => ReadAuthor(item, 0, ref json)); break;
            case "tags": ReadEach(entry, ref reader, static (JsonFeed _, EntryDraft item, ref Utf8JsonReader json) => item.AddCategory(Text(ref json))); break;
            case "attachments": ReadEach(entry, ref reader, static (JsonFeed feed, EntryDraft item, ref Utf8JsonReader json) => feed.ReadAttachment(item, ref json)); break;
            default: reader.Skip(); break;
        }
    }

    private delegate void MemberReader(JsonFeed feed, EntryDraft entry, ref Utf8JsonReader reader);

    private void ReadEach(EntryDraft entry, ref Utf8JsonReader reader, MemberReader read)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) read(this, entry, ref reader);
    }

    private static void ReadAuthor(EntryDraft entry, int rank, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            entry.AddAuthor(Text(ref reader), rank);
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = reader.ValueTextEquals("name"u8);
            reader.Read();
            var value = Text(ref reader);
            if (isName) entry.AddAuthor(value, rank);
        }
    }

    private void ReadAttachment(EntryDraft entry, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        string? address = null, type = null, length = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            var value = Text(ref reader);
            if (name == "url") address = Address.Resolve(value, baseAddress);
            else if (name == "mime_type") type = value;
            else if (name == "size_in_bytes") length = value;
        }
        entry.AddEnclosure(address, type, length);
    }

    /// <summary>The value as text: strings as they are, numbers as written (1.0 asks readers to take numeric ids); anything else is skipped.</summary>
    private static string? Text(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String: return reader.GetString();
            case JsonTokenType.Number: return System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    private static FeedText? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : new FeedText(text.Trim(), IsPlain: true);
}
