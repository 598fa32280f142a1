using BriefingBus.Fetcher.Feeds.Dates;
using BriefingBus.Fetcher.Feeds.Html;
using BriefingBus.Fetcher.Feeds.Links;
using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>Reads one entry of an XML feed by the format's table.</summary>
internal sealed partial class EntryReader(
    XmlScanner scanner, XmlFormat format, FeedSource source, FeedProblems problems, DocumentDateOrder order)
{
    private readonly ElementTextReader texts = new(scanner, source.Limits, problems)
    {
        IsSibling = format.EntryElements.IsNotHtml,
    };

    private readonly DocumentLinks links = new(source.Limits, problems);

    private EntryDraft draft = new(source.Limits);

    /// <summary>The fallback base of the entry's relative links, without <c>xml:base</c> and document address: the feed's own
    /// link.</summary>
    public string? FeedLink { get; set; }

    /// <summary>Language of the feed if known so far, or null.</summary>
    public string? FeedLanguage { get; set; }

    /// <summary>Reads the entry whose element has just started, up to its end. A document that ends inside the entry gives the complete
    /// parts; null if there are none.</summary>
    /// <param name="restarted">True if the entry's end tag is missing and the scanner is at the start of the next entry.</param>
    public FeedEntry? Read(out bool restarted)
    {
        draft = new EntryDraft(source.Limits);
        restarted = false;
        var (depth, skipped) = (scanner.Depth, int.MaxValue);
        var (vocabulary, name) = (scanner.Vocabulary, scanner.LocalName.ToArray());
        ReadEntryAttributes();
        while (scanner.Read())
        {
            if (scanner.Token == XmlToken.End)
            {
                if (scanner.Depth <= depth) break;
                if (scanner.Depth <= skipped) skipped = int.MaxValue;
            }
            if (scanner.Token != XmlToken.Start) continue;
            if (scanner.Vocabulary == vocabulary && scanner.Is(name))
            {
                scanner.CloseUpTo(depth);
                restarted = true;
                break;
            }
            if (scanner.Depth > skipped) continue;
            if (format.EntryElements.TryFind(scanner, out var part, out var rank)) ReadPart(part, rank);
            else skipped = scanner.Depth;
        }
        return draft.HasAnything || !scanner.IsCut ? draft.ToEntry() : null;
    }

    private void ReadEntryAttributes()
    {
        var attributes = scanner.Attributes;
        while (attributes.MoveNext())
        {
            var name = attributes.Name;
            if (name.SequenceEqual("xml:lang"u8)) draft.Language = attributes.Value;
            else if (name.EndsWith(":about"u8)) ReadAbout(attributes.Value);
            else if (name.SequenceEqual("HREF"u8)) draft.OfferLink(Resolve(attributes.Value), 7); // CDF
            else if (name.SequenceEqual("LASTMOD"u8)) draft.OfferUpdated(Date(attributes.Value), 7); // CDF
        }
    }

    private void ReadPart(EntryPart part, int rank)
    {
        switch (part)
        {
            case EntryPart.Title: draft.OfferTitle(Title(), rank); break;
            case EntryPart.Summary: draft.OfferSummary(Html(MarkupRule.EscapedHtml), rank); break;
            case EntryPart.Abstract: draft.OfferAbstract(Html(MarkupRule.EscapedHtml)); break;
            case EntryPart.Content: draft.OfferContent(Html(MarkupRule.EscapedHtml), rank); break;
            case EntryPart.Body: draft.OfferContent(Html(MarkupRule.Markup), rank); break;
            case EntryPart.AtomTitle: draft.OfferTitle(Construct(isTitle: true), rank); break;
            case EntryPart.AtomSummary: draft.OfferSummary(Construct(), rank); break;
            case EntryPart.AtomContent: ReadAtomContent(rank); break;
            case EntryPart.Id: ReadId(rank); break;
            case EntryPart.Guid: ReadGuid(rank); break;
            case EntryPart.Link: ReadLink(rank); break;
            case EntryPart.AtomLink: ReadAtomLink(rank); break;
            case EntryPart.Published: draft.OfferPublished(Date(Value()), rank); break;
            case EntryPart.Updated: draft.OfferUpdated(Date(Value()), rank); break;
            case EntryPart.Author or EntryPart.Person: draft.AddAuthor(PersonName.Read(scanner, texts), rank); break;
            case EntryPart.Source: ReadSource(rank); break;
            case EntryPart.Language: draft.Language ??= Value(); break;
            case EntryPart.Extension: ReadExtension(); break;
            default: ReadListed(part, rank); break;
        }
    }

    private void ReadListed(EntryPart part, int rank)
    {
        switch (part)
        {
            case EntryPart.Notes: ReadNotes(rank); break;
            case EntryPart.Publication: draft.OfferPublication(Value()); break;
            case EntryPart.Category: draft.AddCategory(Value()); break;
            case EntryPart.Term: ReadTerm(); break;
            case EntryPart.ItunesCategory: draft.AddCategory(scanner.Attributes.Get("text"u8) ?? Value()); break;
            case EntryPart.Tags: ReadTags(); break;
            case EntryPart.Enclosure: ReadEnclosure(); break;
            case EntryPart.MediaContent: ReadMediaContent(); break;
            case EntryPart.Thumbnail: draft.OfferImage(Resolve(scanner.Attributes.Get("url"u8)), rank); break;
            case EntryPart.HrefImage: draft.OfferImage(Resolve(scanner.Attributes.Get("href"u8)), rank + 3); break;
            case EntryPart.Image: ReadImage(rank); break;
            case EntryPart.MediaGroup or EntryPart.None: break; // what it holds is read as the entry's own
        }
    }

    private void ReadNotes(int rank)
    {
        var notes = Html(MarkupRule.EscapedHtml);
        draft.OfferSummary(notes, rank);
        draft.OfferNotes(notes);
    }

    private void ReadTags()
    {
        foreach (var tag in (Value() ?? "").Split(',', StringSplitOptions.TrimEntries)) draft.AddCategory(tag);
    }

    /// <summary>The feed that the entry comes from (RFC 4287 §4.2.11). An entry without an author has those of that feed, before those of
    /// this one (§4.2.1).</summary>
    private void ReadSource(int rank)
    {
        var depth = scanner.Depth;
        while (scanner.Read() && !(scanner.Token == XmlToken.End && scanner.Depth <= depth))
        {
            if (scanner.Token != XmlToken.Start) continue;
            if (scanner.Depth == depth + 1 && scanner.Vocabulary == Vocabulary.Atom && scanner.Is("author"u8))
                draft.AddAuthor(PersonName.Read(scanner, texts), rank);
            else if (scanner.Depth == depth + 1 && scanner.Vocabulary == Vocabulary.Atom && scanner.Is("title"u8))
                draft.OfferPublication(Value());
            else scanner.Skip();
        }
    }

    private FeedText? Html(MarkupRule rule)
    {
        var scope = Base;
        return texts.Read(rule) is { } text ? new FeedText(links.ResolveIn(text.Value, scope)) : null;
    }

    private FeedText? Title()
    {
        var scope = Base;
        if (texts.Read(MarkupRule.EscapedHtml, isLine: true) is not { } text) return null;
        return text.HasMarkup ? new FeedText(links.ResolveIn(text.Value, scope)) : TitleMarkup.Read(text.Value);
    }

    private FeedText? Construct(bool isTitle = false)
    {
        var scope = Base; // the element's own base goes with its end
        return AtomText.Read(scanner, texts, isTitle) is { } text
            ? text.IsPlain ? text
            : text with { Value = links.ResolveIn(text.Value, scope) } : null;
    }

    private DateTimeOffset? Date(string? text) => FeedDate.Parse(text, draft.Language ?? FeedLanguage, order);

    private string? Value() => texts.Read(MarkupRule.Drop)?.Value;

    private void ReadAtomContent(int rank)
    {
        var elsewhere = scanner.Attributes.Get("src"u8);
        if (elsewhere is not null) draft.OfferLink(Resolve(elsewhere), 6);
        draft.OfferContent(Construct(), rank);
    }

    private void ReadTerm()
    {
        var attributes = scanner.Attributes;
        var term = attributes.Get("term"u8) ?? attributes.Get("label"u8);
        draft.AddCategory(Value() is { Length: > 0 } text && term is null ? text : term);
    }

    private void ReadExtension()
    {
        var name = $"{VocabularyTable.CustomaryPrefix(scanner.Vocabulary)}:{Encoding.UTF8.GetString(scanner.LocalName)}";
        if (Value() is { } value) draft.AddExtension(name, value);
    }
}
