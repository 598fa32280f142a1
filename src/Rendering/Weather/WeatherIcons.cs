using BriefingBus.Text;

namespace BriefingBus.Rendering.Weather;

/// <summary>Chooses a picture for a report's sky: that of its present conditions, else of the first period of its forecast.</summary>
public static class WeatherIcons
{
    private const string Unknown = "🌡️";
    private static readonly (string Words, string Icon)[] Icons =
        [.. EmbeddedTable.Rows(typeof(WeatherIcons), "weather-icons.tsv").Select(row => (row[0], row[1]))];

    /// <summary>The picture; a thermometer for unknown words.</summary>
    public static string Of(WeatherReport report)
    {
        var sky = report.Now.Where(l => l.Label == "Condition").Concat(report.Forecast).FirstOrDefault();
        return sky is null
            ? Unknown
            : Icons.FirstOrDefault(i => sky.Text.Contains(i.Words, StringComparison.OrdinalIgnoreCase)).Icon ?? Unknown;
    }
}
