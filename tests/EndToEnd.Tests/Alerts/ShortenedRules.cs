using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefingBus.EndToEnd.Tests.Alerts;

/// <summary>Rules of alerts whose times pass in seconds: a minute is a second, an hour and a day are twenty. A test that waited for three
/// days would never be run.</summary>
internal static partial class ShortenedRules
{
    private const int SecondsADay = 24 * 60 * 60;

    /// <summary>The rules with every duration shortened, and every number of seconds that a metric is compared with.</summary>
    /// <param name="rules">The text of <c>ops/prometheus/alerts.yaml</c>.</param>
    public static string Of(string rules) => Seconds().Replace(
        Duration().Replace(rules, d => $"{Number(d) * (d.Groups["unit"].Value == "m" ? 1 : 20)}s"),
        n => $"{n.Groups["metric"].Value}{(Number(n) >= SecondsADay ? Number(n) / SecondsADay * 20 : Number(n) / 10)}");

    private static int Number(Match match) => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=\[|for: |offset )(?<number>\d+)(?<unit>[mhd])\b")]
    private static partial Regex Duration();

    [GeneratedRegex(@"(?<metric>_seconds\) > )(?<number>\d+)")]
    private static partial Regex Seconds();
}
