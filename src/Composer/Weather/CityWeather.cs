using System.Globalization;
using System.Text.RegularExpressions;
using BriefingBus.Contracts;
using BriefingBus.Rendering.Languages;

namespace BriefingBus.Composer.Weather;

/// <summary>Reads Environment Canada's feed of a city: warnings, present conditions, and a forecast in periods.</summary>
internal static partial class CityWeather
{
    /// <summary>The report, or null if no item has one of the feed's three categories.</summary>
    public static WeatherReport? Read(IReadOnlyList<ItemCleaned> items, string feedName, DateTimeOffset now, TimeZoneInfo zone,
        string? language)
    {
        foreach (var words in WeatherWords.All)
        {
            var warnings = Of(items, words.Warnings);
            var conditions = Of(items, words.Conditions).FirstOrDefault();
            var forecast = Of(items, words.Forecasts);
            var labels = Phrases.Of(language ?? words.Language);
            if (warnings.Count + forecast.Count > 0 || conditions is not null)
                return Report(items, words, labels, warnings, conditions, forecast, feedName, now, zone);
        }

        return null;
    }

    private static WeatherReport Report(IReadOnlyList<ItemCleaned> items, WeatherWords words, Phrases labels, List<ItemCleaned> warnings,
        ItemCleaned? conditions, List<ItemCleaned> forecast, string feedName, DateTimeOffset now, TimeZoneInfo zone)
    {
        var inForce = CityWarnings.Read(warnings, now);

        // For an alert board, all items count; the "no warnings" of a city may be weeks old and still valid.
        List<ItemCleaned> parts = conditions is not null ? [conditions, .. forecast] : forecast.Count > 0 ? forecast : warnings;
        var issued = parts.Max(WeatherReader.IssuedAt);
        var offset = forecast.Concat(parts)
            .Select(p => LocalIssue.Offset(p.Text, WeatherReader.IssuedAt(p), words))
            .FirstOrDefault(o => o is not null) ?? zone.GetUtcOffset(now);
        return new()
        {
            Place = Place(warnings, feedName),
            Source = feedName,
            FeedUrl = items[0].FeedUrl,
            Link = parts[0].Link,
            Issued = issued,
            Stale = forecast.Count + (conditions is null ? 0 : 1) > 0 && WeatherReader.IsStale(issued, now),
            AllClear = inForce.Count == 0 ? CityWarnings.AllClear(warnings) : null,
            Warnings = inForce,
            Now = conditions is null ? [] : Conditions(conditions, words, labels),
            Forecast = Forecast(forecast, words, labels, now, offset),
        };
    }

    // Newest first.
    private static List<ItemCleaned> Of(IReadOnlyList<ItemCleaned> items, params string[] categories) =>
    [
        .. items.Where(i => i.Categories.Any(c => categories.Contains(c.Trim(), StringComparer.OrdinalIgnoreCase)))
            .OrderByDescending(WeatherReader.IssuedAt),
    ];

    private static string Place(List<ItemCleaned> warnings, string feedName)
    {
        // An alert board may cover several areas.
        var areas = warnings.Select(w => CityWarnings.Area(w.Title)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);
        if (areas.ToList() is [var area])
            return area;

        // The feed's own title is like "Pembroke - Weather - Environment Canada".
        var dash = feedName.IndexOf(" - ", StringComparison.Ordinal);
        return dash > 0 ? feedName[..dash].Trim() : feedName;
    }

    private static List<WeatherLine> Conditions(ItemCleaned item, WeatherWords words, Phrases labels)
    {
        var said = Fields(item.Text, words);
        var title = item.Title.Contains(':') ? item.Title[(item.Title.IndexOf(':') + 1)..].Trim(' ', ',') : "";
        var temperature = Temperature().Match(title);
        if (temperature.Success)
        {
            said.TryAdd(words.Fields[1].Label, temperature.Value);
            if (title[..temperature.Index].Trim(' ', ',') is { Length: > 0 } condition)
                said.TryAdd(words.Fields[0].Label, condition);
        }

        return
        [
            .. words.Fields.Where(f => f.Key is not null && said.ContainsKey(f.Label)).Select(f => new WeatherLine
            {
                Label = f.Key == WeatherWords.Sky ? WeatherWords.Sky : labels[f.Key!],
                Text = f.Key == WeatherWords.AirQuality ? WithRisk(said[f.Label], labels) : said[f.Label],
            }),
        ];
    }

    private static Dictionary<string, string> Fields(string text, WeatherWords words)
    {
        // Each known label ends the value before it, even if cleaning lost the line breaks.
        var labels = words.Fields.SelectMany(f => Occurrences(text, f.Label)).OrderBy(o => o.Start).ToList();
        var fields = new Dictionary<string, string>();
        for (var i = 0; i < labels.Count; i++)
        {
            var end = i + 1 < labels.Count ? labels[i + 1].Start : text.Length;
            var value = OneLine(text[labels[i].Value..end]);
            if (value.Length > 0 && !words.Unknown.Contains(value, StringComparer.OrdinalIgnoreCase))
                fields.TryAdd(labels[i].Label, value);
        }

        return fields;
    }

    private static IEnumerable<(int Start, int Value, string Label)> Occurrences(string text, string label)
    {
        for (var at = text.IndexOf(label, StringComparison.Ordinal); at >= 0; at = text.IndexOf(label, at + 1, StringComparison.Ordinal))
        {
            var colon = at + label.Length;
            while (colon < text.Length && char.IsWhiteSpace(text[colon]))
                colon++;
            if (colon < text.Length && text[colon] == ':' && (at == 0 || char.IsWhiteSpace(text[at - 1])))
                yield return (at, colon + 1, label);
        }
    }

    private static string WithRisk(string value, Phrases labels) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? $"{value} ({labels[WeatherWords.AirQualityRisks.First(r => index <= r.UpTo).Key]})"
            : value;

    private static List<WeatherLine> Forecast(
        List<ItemCleaned> items, WeatherWords words, Phrases labels, DateTimeOffset now, TimeSpan offset)
    {
        if (items.Count == 0)
            return [];
        var issued = WeatherReader.IssuedAt(items[0]);
        return
        [
            // Before dawn two nights may be called tonight: the current one comes first.
            .. items.Where(i => WeatherReader.IssuedAt(i) == issued)
                .Select(i => (Period: Period(i, issued.ToOffset(offset), words), Text: PeriodText(i, words)))
                .Where(p => p.Period is not null && p.Text.Length > 0)
                .OrderBy(p => p.Period!.Date).ThenBy(p => p.Period!.Night)
                .Select(p => (Label: p.Period!.CalledAt(now.ToOffset(offset), labels), p.Text))
                .Where(p => p.Label is not null)
                .DistinctBy(p => p.Label)
                .Select(p => new WeatherLine { Label = p.Label!, Text = p.Text }),
        ];
    }

    private static ForecastPeriod? Period(ItemCleaned item, DateTimeOffset issued, WeatherWords words) =>
        item.Title.IndexOf(':') is > 0 and var colon ? ForecastPeriod.Of(item.Title[..colon], issued, words) : null;

    // The title abbreviates ("POP 40%"), the text does not.
    private static string PeriodText(ItemCleaned item, WeatherWords words)
    {
        var end = item.Text.IndexOf(words.Issued, StringComparison.OrdinalIgnoreCase);
        var text = OneLine(end >= 0 ? item.Text[..end] : item.Text);
        return text.Length > 0 ? text : OneLine(item.Title[(item.Title.IndexOf(':') + 1)..]);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"[-−]?[0-9]+(?:[.,][0-9]+)?\s?°\s?C", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Temperature();
}
