using BriefingBus.Fetcher.Feeds.Links;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>An entry while its elements are read: of several with the same meaning, the best ranked counts; of equals the first, or for
/// dates the last.</summary>
/// <param name="limits">The limits of lists.</param>
/// <param name="lastCounts">True if of equals the last counts.</param>
internal sealed class EntryDraft(FeedLimits limits, bool lastCounts = false)
{
    /// <summary>The length in characters from which an extension takes no further value.</summary>
    private const int MaxExtension = 65_536;

    /// <summary>How many times as long as a description the notes of an episode are, at least, if they say more.</summary>
    private const int NotesAreLonger = 2;

    /// <summary>What an address that is no name, or leads to no page, ranks below a good value.</summary>
    public const int AddressRank = 100;

    /// <summary>Rank of an id that is the address of a page, below everything meant as a link.</summary>
    public const int IdAsLink = 30;

    private Ranked<FeedText> title;
    private Ranked<FeedText> summary;
    private Ranked<FeedText> content;
    private FeedText? shorter;
    private FeedText? notes;
    private Ranked<string> id;
    private Ranked<string> link;
    private Ranked<string> image;
    private Ranked<DateTimeOffset?> published;
    private Ranked<DateTimeOffset?> updated;
    private readonly List<string> authors = [];
    private readonly List<string> categories = [];
    private readonly List<EntryEnclosure> enclosures = [];
    private readonly Dictionary<string, StringBuilder> extensions = [];
    private int authorRank = int.MaxValue;
    private string? publication;

    /// <summary>Language that the entry declares, or null.</summary>
    public string? Language { get; set; }

    /// <summary>True once an element has contributed anything.</summary>
    public bool HasAnything =>
        title.IsSet || link.IsSet || id.IsSet || summary.IsSet || content.IsSet || published.IsSet || enclosures.Count > 0;

    public void OfferTitle(FeedText? value, int rank) => Offer(ref title, Filled(value), rank);
    public void OfferSummary(FeedText? value, int rank) => Offer(ref summary, Filled(value), rank);
    public void OfferNotes(FeedText? value) => notes ??= Filled(value);
    public void OfferAbstract(FeedText? value) => shorter ??= Filled(value);
    public void OfferContent(FeedText? value, int rank) => Offer(ref content, Filled(value), rank);
    public void OfferId(string? value, int rank) => Offer(ref id, Filled(value), rank);
    public void OfferLink(string? value, int rank) =>
        Offer(ref link, Filled(value), value is not null && Address.LeadsNowhere(value) ? rank + AddressRank : rank);

    public void OfferImage(string? value, int rank) => Offer(ref image, Filled(value), rank);
    public void OfferPublished(DateTimeOffset? value, int rank) => published.OfferLast(value, rank);
    public void OfferPublication(string? name) => publication ??= Filled(name);
    public void OfferUpdated(DateTimeOffset? value, int rank) => updated.OfferLast(value, rank);

    public void AddAuthor(string? name, int rank)
    {
        if (string.IsNullOrEmpty(name)) return;
        if (name.Contains('@', StringComparison.Ordinal)) rank += AddressRank; // any name says more than an address
        if (rank > authorRank) return;
        if (rank < authorRank) authors.Clear();
        authorRank = rank;
        if (authors.Count < limits.ListMembers && !authors.Contains(name)) authors.Add(name);
    }

    /// <summary>Forgets the authors so far.</summary>
    public void ForgetAuthors()
    {
        authors.Clear();
        authorRank = int.MaxValue;
    }

    /// <summary>Forgets the categories so far.</summary>
    public void ForgetCategories() => categories.Clear();

    /// <summary>Forgets the enclosures so far.</summary>
    public void ForgetEnclosures() => enclosures.Clear();

    public void AddCategory(string? name)
    {
        if (!string.IsNullOrWhiteSpace(name) && categories.Count < limits.ListMembers && !categories.Contains(name)) categories.Add(name);
    }

    public void AddEnclosure(string? url, string? type, string? length)
    {
        if (string.IsNullOrEmpty(url) || enclosures.Count >= limits.ListMembers || enclosures.Exists(known => known.Url == url)) return;
        long? size = long.TryParse(length, out var bytes) && bytes >= 0 ? bytes : null;
        enclosures.Add(new() { Url = url, Type = Filled(type), Length = size });
    }

    public void AddExtension(string name, string value)
    {
        if (value.Length == 0) return;
        if (!extensions.TryGetValue(name, out var known))
        {
            if (extensions.Count < limits.ListMembers) extensions[name] = new StringBuilder(value);
        }
        else if (known.Length < MaxExtension) known.Append('\n').Append(value);
    }

    public FeedEntry ToEntry()
    {
        if (shorter is not null && summary.Value is { } description && description != shorter)
            content.Offer(description, int.MaxValue); // the description is then the long form
        // Many podcasts have a line for a description, and what an episode is about only in their notes.
        if (notes is { } longForm && !content.IsSet && summary.Value is { } line
            && NotesAreLonger * line.Value.Length <= longForm.Value.Length)
            content.Offer(longForm, int.MaxValue);
        return Build();
    }

    private FeedEntry Build() => new()
    {
        Id = id.Value,
        Title = title.Value,
        Link = link.Value,
        Published = published.Value,
        Updated = updated.Value,
        Authors = authors.Count == 0 ? [] : authors,
        Publication = publication,
        Summary = shorter ?? summary.Value,
        Content = content.Value,
        Categories = categories.Count == 0 ? [] : categories,
        Enclosures = enclosures.Count == 0 ? [] : enclosures,
        Image = image.Value
            ?? enclosures.Find(enclosure => enclosure.Type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true)?.Url,
        Language = Filled(Language),
        Extensions = extensions.ToDictionary(extension => extension.Key, extension => extension.Value.ToString()),
    };

    private void Offer<T>(ref Ranked<T> field, T? value, int rank)
    {
        if (lastCounts) field.OfferLast(value, rank);
        else field.Offer(value, rank);
    }

    private static string? Filled(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static FeedText? Filled(FeedText? value) => string.IsNullOrEmpty(value?.Value) ? null : value;
}
