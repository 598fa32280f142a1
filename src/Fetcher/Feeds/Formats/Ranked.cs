namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>The best of several values for one field: the lowest rank wins, and the first of equals.</summary>
internal struct Ranked<T>
{
    private int? best;

    /// <summary>The best value so far, or default where there is none.</summary>
    public T? Value { readonly get; private set; }

    /// <summary>True where there is a value.</summary>
    public readonly bool IsSet => best.HasValue;

    /// <summary>Whether a value of this rank would be taken.</summary>
    public readonly bool Wants(int rank) => best is not { } taken || rank < taken;

    /// <summary>Takes the value where it is one and ranks no worse than what there is: later corrections are appended.</summary>
    public void OfferLast(T? value, int rank)
    {
        if (value is not null && (best is not { } taken || rank <= taken)) (Value, best) = (value, rank);
    }

    /// <summary>Takes the value where it is one and ranks better than what there is.</summary>
    public void Offer(T? value, int rank)
    {
        if (value is null || !Wants(rank)) return;
        (Value, best) = (value, rank);
    }
}
