using System.Globalization;
using System.Text;
using BriefingBus.Configuration;
using BriefingBus.Delivery;

namespace BriefingBus.Cli.Run;

/// <summary>What <c>briefingbus run</c> says once it runs: where the page is, when each edition comes, what it polls and where it keeps
/// things.</summary>
internal static class RunSummary
{
    /// <summary>The summary, a line for each.</summary>
    public static string Write(
        RunRequest request, BriefingConfiguration configuration, IReadOnlyList<OutletKind> outlets, string? page, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"BriefingBus runs. Press Ctrl-C to stop.\n");
        text.Append(CultureInfo.InvariantCulture, $"  web page   {page ?? "off"}\n");
        foreach (var edition in configuration.Editions)
        {
            var next = EditionSchedule.Next(edition, now);
            text.Append(CultureInfo.InvariantCulture, $"  edition    {edition.Name}: {edition.Title}, next ");
            text.Append(next is { } at ? at.ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "never").Append(' ')
                .Append(edition.TimeZone).Append('\n');
        }
        text.Append(CultureInfo.InvariantCulture, $"  feeds      {configuration.Feeds.Count}\n");
        text.Append(CultureInfo.InvariantCulture,
            $"  outlets    {(outlets.Count == 0 ? "none" : string.Join(", ", outlets.Select(o => o.Name)))}\n");
        text.Append(CultureInfo.InvariantCulture, $"  data       {Path.GetFullPath(request.Data)}\n");
        text.Append(CultureInfo.InvariantCulture, $"  briefings  {Path.GetFullPath(request.Out)}\n");
        return text.ToString();
    }
}
