using System.Text.Json;
using BriefingBus.Fetcher.Feeds.Dates;
using BriefingBus.Text.Json;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>The forecast of a place by api.weather.gov (<c>/gridpoints/…/forecast</c>, GeoJSON or JSON-LD): each period becomes an entry
/// with its start and whether it is a day as extensions. The hourly forecast has no words and is not read.</summary>
internal static class GridpointForecast
{
    private const int Beginning = 8192;

    /// <summary>The forecast of a JSON document; null if it is none.</summary>
    public static FeedDraft? OfJson(ReadOnlyMemory<byte> json, FeedSource source)
    {
        // The periods come after the outline of the place, which has only a few points.
        if (json.Span[..Math.Min(json.Length, Beginning)].IndexOf("\"periods\""u8) < 0)
            return null;
        try
        {
            using var document = JsonText.Parse(json);
            var forecast = document.RootElement.Member("properties") ?? document.RootElement;
            if (forecast.Member("periods") is not { ValueKind: JsonValueKind.Array } periods)
                return null;
            var updated = FeedDate.Parse(forecast.MemberText("updateTime") ?? forecast.MemberText("generatedAt"));
            var draft = new FeedDraft();
            draft.Title.Offer(new FeedText("National Weather Service", IsPlain: true), 0);
            draft.Entries.AddRange(periods.EnumerateArray().Take(source.Limits.Entries).Select(p => Entry(p, updated, source.Limits))
                .OfType<FeedEntry>());
            return draft.Entries.Count == 0 ? null : draft;
        }
        catch (JsonException)
        {
            return null; // JsonFeed reports where it is damaged
        }
    }

    private static FeedEntry? Entry(JsonElement period, DateTimeOffset? updated, FeedLimits limits)
    {
        if (period.MemberText("name") is not { } name || period.MemberText("startTime") is not { } start
            || period.MemberText("detailedForecast") is not { } words)
            return null;
        var entry = new EntryDraft(limits);
        entry.OfferId(start, 0);
        entry.OfferTitle(new FeedText(period.MemberText("shortForecast") is { } brief ? $"{name}: {brief}" : name, IsPlain: true), 0);
        entry.OfferUpdated(updated, 0);
        entry.OfferSummary(new FeedText(words, IsPlain: true), 0);
        entry.Language = "en";
        entry.AddExtension("nws:startTime", start);
        entry.AddExtension("nws:isDaytime", period.Member("isDaytime") is { ValueKind: JsonValueKind.False } ? "false" : "true");
        return entry.ToEntry();
    }
}
