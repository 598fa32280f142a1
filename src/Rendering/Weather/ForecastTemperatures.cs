using System.Text.RegularExpressions;

namespace BriefingBus.Rendering.Weather;

/// <summary>The next high and low of a forecast, in whole degrees as the issuer writes them; null if its text has none.</summary>
/// <param name="High">The high of the present day; null once that is over.</param>
/// <param name="Low">The low of the first night.</param>
public sealed partial record ForecastTemperatures(string? High, string? Low)
{
    /// <summary>True if neither is known.</summary>
    public bool IsEmpty => High is null && Low is null;

    /// <summary>Reads the temperatures from the first day and the first night of a report's forecast. Environment Canada writes <c>High
    /// 21.</c>, <c>Low plus 1.</c>, <c>Low minus 12.</c>, <c>High zero.</c>, and in French <c>Maximum 21.</c>, <c>Minimum moins 12.</c>
    /// (https://www.canada.ca/en/environment-climate-change/services/types-weather-forecasts-use/public/guide/temperature.html); the US
    /// National Weather Service <c>a high near 48</c>, <c>a low around -3</c>.</summary>
    public static ForecastTemperatures Of(WeatherReport report)
    {
        var first = report.Forecast.ElementAtOrDefault(0)?.Text;
        var (high, low) = (Degrees(HighForm(), first), Degrees(LowForm(), first));
        return new(high, low ?? Degrees(LowForm(), report.Forecast.ElementAtOrDefault(1)?.Text));
    }

    private static string? Degrees(Regex form, string? text)
    {
        if (text is null || form.Match(text) is not { Success: true } found)
            return null;
        if (!int.TryParse(found.Groups["number"].Value, CultureInfo.InvariantCulture, out var degrees))
            return "0";
        return found.Groups["below"].Success ? $"−{degrees}" : degrees.ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"\b(?:High|Maximum)\s+(?:(?:near|around|of|de)\s+)?(?:plus\s+|(?<below>minus\s+|moins\s+|[-−]))?"
            + @"(?:(?<number>\d{1,3})|zero|zéro)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex HighForm();

    [GeneratedRegex(
        @"\b(?:Low|Minimum)\s+(?:(?:near|around|of|de)\s+)?(?:plus\s+|(?<below>minus\s+|moins\s+|[-−]))?"
            + @"(?:(?<number>\d{1,3})|zero|zéro)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex LowForm();
}
