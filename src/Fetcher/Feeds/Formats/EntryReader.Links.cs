using BriefingBus.Fetcher.Feeds.Links;
using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <content>Addresses of an entry: ids, links, files and pictures.</content>
internal sealed partial class EntryReader
{
    private string? Resolve(string? address) => links.Resolve(address, Base);

    /// <summary><c>xml:base</c> counts first. Beyond it the Atom formats take the document's address (RFC 4287 §2); RSS has no rule, and
    /// publishers mean their site, wherever the document is served from. A document of unknown address keeps its links as
    /// written.</summary>
    private Uri? Base => source.Url is null || scanner.HasStatedBase ? scanner.Base
        : format.LinksMeanSite ? Address.Web(FeedLink) ?? scanner.Base
        : scanner.Base ?? Address.Web(FeedLink);

    /// <summary>RSS 1.0 §5.5: the item's URI, which ought to be its link.</summary>
    private void ReadAbout(string about)
    {
        draft.OfferId(about, 5);
        if (Address.IsWeb(about)) draft.OfferLink(about, 8);
    }

    /// <summary>An id is kept as written (RFC 4287 §4.2.6.1), except for a path, which means nothing without its base.</summary>
    private void ReadId(int rank)
    {
        var scope = Base;
        var id = Value();
        draft.OfferId(id is ['/', ..] ? links.Resolve(id, scope) : id, rank);
        if (Address.IsWeb(id)) draft.OfferLink(links.Resolve(id, scope), EntryDraft.IdAsLink);
    }

    /// <summary>RSS 2.0.11, "guid": a permanent link, unless an attribute denies it. If it is not an absolute address, it can only be a
    /// path of the site.</summary>
    private void ReadGuid(int rank)
    {
        var (stated, scope) = (scanner.Attributes.Get("isPermaLink"u8)?.Trim(), Base ?? Address.Web(FeedLink));
        var guid = Value();
        draft.OfferId(guid, rank);
        if (string.Equals(stated, "false", StringComparison.OrdinalIgnoreCase)) return;
        if (Address.IsWeb(guid)) draft.OfferLink(links.Resolve(guid, scope), 5);
        else if (guid is ['/', ..]
            || (stated is not null && guid?.Contains('/', StringComparison.Ordinal) == true && !Address.HasScheme(guid)))
            draft.OfferLink(links.Resolve(guid, scope), 6);
    }

    /// <summary>RSS has one link, as text. Publishers add Atom's links without their namespace; their relation identifies them.</summary>
    private void ReadLink(int rank)
    {
        var attributes = scanner.Attributes;
        var (address, relation) = (attributes.Get("href"u8) ?? attributes.Get("rdf:resource"u8), attributes.Get("rel"u8));
        var type = attributes.Get("type"u8);
        var scope = Base;
        var text = texts.Read(MarkupRule.EscapedHtml, isLine: true)?.Value;
        var resolved = links.Resolve(string.IsNullOrEmpty(text) ? address : text, scope);
        if (string.IsNullOrEmpty(relation) || relation.Equals("alternate", StringComparison.OrdinalIgnoreCase))
            draft.OfferLink(resolved, address is null ? rank : rank + 1);
        else if (relation.Equals("enclosure", StringComparison.OrdinalIgnoreCase)) draft.AddEnclosure(resolved, type, length: null);
    }

    private void ReadAtomLink(int rank)
    {
        var scope = Base;
        var link = AtomLink.Read(scanner, texts);
        var address = links.Resolve(link.Address, scope);
        if (link.Relation == "enclosure") draft.AddEnclosure(address, link.Type, link.Length);
        else if (link.Relation == "via") draft.OfferPublication(link.Title);
        else if (link.Rank is { } relationRank) draft.OfferLink(address, rank + relationRank);
    }

    private void ReadEnclosure()
    {
        var attributes = scanner.Attributes;
        var address = attributes.Get("url"u8) ?? attributes.Get("href"u8) ?? attributes.Get("rdf:resource"u8)
            ?? attributes.Get("enc:url"u8);
        var type = attributes.Get("type"u8) ?? attributes.Get("enc:type"u8);
        draft.AddEnclosure(Resolve(address), type, attributes.Get("length"u8) ?? attributes.Get("enc:length"u8));
    }

    private void ReadMediaContent()
    {
        var attributes = scanner.Attributes;
        var (address, type, medium) = (Resolve(attributes.Get("url"u8)), attributes.Get("type"u8), attributes.Get("medium"u8));
        draft.AddEnclosure(address, type, attributes.Get("fileSize"u8));
        if (medium == "image" || type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true) draft.OfferImage(address, 0);
    }

    private void ReadImage(int rank)
    {
        var address = scanner.Attributes.Get("href"u8) ?? scanner.Attributes.Get("url"u8);
        var text = Value();
        draft.OfferImage(Resolve(address ?? text?.Split(' ', '\n').FirstOrDefault(Address.IsWeb)), rank);
    }
}
