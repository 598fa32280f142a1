namespace BriefingBus.Web.Feeds;

/// <summary>A reader's selection of feeds.</summary>
/// <param name="State">Only feeds in this state, or null.</param>
/// <param name="Search">Only feeds with this text in their name, section or, for the operator, address; or empty.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record FeedList(string? State, string Search, int Page)
{
    /// <summary>The number of feeds on a page, which keeps it below 100 kB.</summary>
    public const int OnAPage = 100;

    private IReadOnlyList<FeedRow> chosen = [];

    /// <summary>The number of feeds in each state, the worst first.</summary>
    public IReadOnlyList<(string State, int Count)> States { get; private init; } = [];

    /// <summary>The number of all feeds.</summary>
    public int All { get; private init; }

    /// <summary>The number of selected feeds.</summary>
    public int Chosen => chosen.Count;

    /// <summary>The number of pages, at least 1.</summary>
    public int Pages => Math.Max(1, (chosen.Count + OnAPage - 1) / OnAPage);

    /// <summary>The feeds of the page.</summary>
    public IReadOnlyList<FeedRow> Lines => [.. chosen.Skip((Page - 1) * OnAPage).Take(OnAPage)];

    /// <summary>Selects from all feeds.</summary>
    public static FeedList Of(IReadOnlyList<FeedRow> all, string? state, string? search, int? page, bool forOperator)
    {
        state = FeedCondition.Words.Contains(state) ? state : null;
        search = (search ?? "").Trim();
        var matching = all.Where(l => (state is null || l.Condition.Word == state) && (search.Length == 0 || Has(l, search, forOperator)))
            .ToList();
        var list = new FeedList(state, search, 1)
        {
            chosen = matching,
            States = [.. FeedCondition.Words.Select(w => (w, all.Count(l => l.Condition.Word == w))).Where(s => s.Item2 > 0)],
            All = all.Count,
        };
        return list with { Page = Math.Clamp(page ?? 1, 1, list.Pages) };
    }

    /// <summary>The address of another selection.</summary>
    public string Query(string? state, int page)
    {
        var parts = new List<string>();
        if (state is not null)
            parts.Add($"state={Uri.EscapeDataString(state)}");
        if (Search.Length > 0)
            parts.Add($"q={Uri.EscapeDataString(Search)}");
        if (page > 1)
            parts.Add($"page={page}");
        return parts.Count == 0 ? "/feeds" : "/feeds?" + string.Join('&', parts);
    }

    private static bool Has(FeedRow line, string search, bool forOperator) =>
        line.Name.Contains(search, StringComparison.OrdinalIgnoreCase)
            || (forOperator && line.Feed.ShownUrl.Contains(search, StringComparison.OrdinalIgnoreCase))
        || line.Sections.Any(s => s.Contains(search, StringComparison.OrdinalIgnoreCase));
}
