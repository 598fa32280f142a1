namespace BriefingBus.Rendering.Weather;

/// <summary>A picture for a report's sky: of its present conditions, else of the first period of its forecast.</summary>
public static class WeatherIcons
{
    private const string Unknown = "🌡️";
    private static readonly (string Words, string Icon)[] Icons = [.. Read()];

    /// <summary>The picture; a thermometer where the words are not known.</summary>
    public static string Of(WeatherReport report)
    {
        var sky = report.Now.Where(l => l.Label == "Condition").Concat(report.Forecast).FirstOrDefault();
        return sky is null
            ? Unknown
            : Icons.FirstOrDefault(i => sky.Text.Contains(i.Words, StringComparison.OrdinalIgnoreCase)).Icon ?? Unknown;
    }

    private static IEnumerable<(string Words, string Icon)> Read()
    {
        using var stream = typeof(WeatherIcons).Assembly.GetManifestResourceStream(typeof(WeatherIcons), "weather-icons.tsv")
            ?? throw new InvalidOperationException("weather-icons.tsv is not embedded in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var words, var icon] && !line.StartsWith('#'))
                yield return (words, icon);
        }
    }
}
